using SemSpace.Reports.Output;

namespace SemSpace.Reports.Tables;

/// <summary>
/// A run's schedule, as far as it does not follow from orbits, links and rules: what its models weigh and how long trainings last, and the hash of all
/// events, by which it is known again. <c>mode: replay</c> trains on it.
/// </summary>
public sealed record Schedule
{
    /// <summary>Its file name.</summary>
    public const string FileName = "schedule.json";

    /// <summary>Name of the scenario.</summary>
    public required string Scenario { get; init; }

    /// <summary>The seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Hash of the event trace.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Parameters of the model that links carry.</summary>
    public required int Parameters { get; init; }

    /// <summary>Size of an update on the link, in its encoded form, bytes.</summary>
    public required long UpdateBytes { get; init; }

    /// <summary>Passes over the buffer that a training lasts.</summary>
    public required int Epochs { get; init; }

    /// <summary>Floating-point operations of the model for one sample and pass, forward and backward; 0 where the processor does not ask.</summary>
    public required double FlopPerSample { get; init; }

    /// <summary>Updates that were refused since a value was no finite number: what no schedule foretells.</summary>
    public required int NonFiniteUpdates { get; init; }

    /// <summary>What the scenario's author chose, by key path, less name, seed, mode and schedule.</summary>
    public required IReadOnlyDictionary<string, string> Choices { get; init; }

    /// <summary>What schedule.json holds.</summary>
    public string ToJson() => ResultJson.Text(this, ResultJson.Default.Schedule);

    /// <summary>Reads a schedule.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ResultsException">It is not there or not a schedule.</exception>
    public static Schedule Read(string path) => ResultJson.Read(path, ResultJson.Default.Schedule);
}
