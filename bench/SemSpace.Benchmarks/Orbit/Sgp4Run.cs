using SemSpace.Orbit.Frames;

namespace SemSpace.Benchmarks.Orbit;

/// <summary>SGP4 on one thread: every satellite of a file at each minute from its epoch on, position and velocity stored.</summary>
internal static class Sgp4Run
{
    public static void Run(RunOptions options)
    {
        Workload work = Workload.Load(options.Path);
        int minutes = options.Number("minutes", 1440);
        double[] seconds = [.. Enumerable.Range(0, minutes).Select(minute => minute * 60.0)];
        StateTable[] states = [.. work.Satellites.Select(_ => new StateTable(minutes))];
        Measure.Repeat("semspace_sgp4", (long)minutes * states.Length, options.Number("repeat", 9), () =>
        {
            for (int i = 0; i < states.Length; i++) work.Satellites[i].Fill(work.Satellites[i].Elements.Epoch, seconds, states[i]);
        });
    }
}
