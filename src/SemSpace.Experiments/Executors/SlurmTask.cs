using System.Globalization;

namespace SemSpace.Experiments.Executors;

/// <summary>The task of a Slurm job array that this process runs in.</summary>
/// <param name="Name">What Slurm calls it, as in <c>1234_7</c>.</param>
/// <param name="Restarts">How often it was started again.</param>
/// <param name="MemoryBytes">Memory that it was given; null where Slurm does not say.</param>
public sealed record SlurmTask(string Name, int Restarts, long? MemoryBytes)
{
    /// <summary>Times that a task may run into its time limit before it is given up, as submitit has it.</summary>
    public const int MostRestarts = 3;

    /// <summary>This process's task, by its environment; null outside of Slurm.</summary>
    public static SlurmTask? Current { get; } = OfEnvironment(Environment.GetEnvironmentVariable);

    /// <summary>The task that variables tell of; null where they tell of none.</summary>
    internal static SlurmTask? OfEnvironment(Func<string, string?> variable)
    {
        string? array = variable("SLURM_ARRAY_JOB_ID"), task = variable("SLURM_ARRAY_TASK_ID");
        string? name = array is not null && task is not null ? $"{array}_{task}" : variable("SLURM_JOB_ID");
        return name is null ? null : new(name, Number(variable("SLURM_RESTART_COUNT")) ?? 0, Number(variable("SLURM_MEM_PER_NODE")) is { } mib and > 0 ? (long)mib << 20 : null);
    }

    /// <summary>Puts the task back into the queue, from which it starts again.</summary>
    /// <returns>Why that did not go; null where it did.</returns>
    public string? Requeue()
    {
        if (Restarts >= MostRestarts) return $"it was started again {Restarts} times already";
        (int code, string output) = SlurmProgram.Run("scontrol", ["requeue", Name]);
        return code == 0 ? null : output;
    }

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
