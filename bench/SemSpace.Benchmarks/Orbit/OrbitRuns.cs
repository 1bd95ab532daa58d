namespace SemSpace.Benchmarks.Orbit;

/// <summary>
/// The measurements of docs/validation.md as plain runs, each a line of names and numbers: quicker than the statistics of
/// BenchmarkDotNet, and in the form of the programs they are measured against (bench/peers).
/// </summary>
internal static class OrbitRuns
{
    private const string Usage = """
        orbit sgp4 FILE.tle [--minutes 1440] [--repeat 9]       position and velocity of each satellite at each minute, one thread
        orbit passes FILE.tle [--workers 1] [--repeat 9]        contact windows over ten stations for a day
        orbit oracle FILE.tle [--workers 2]                     the same against a look at every second
        orbit flystack [--planes 10] [--workers 1] [--repeat 5]  contact windows of the 91-day case of docs/validation.md
        orbit stream [--satellites 10000] [--sites 100] [--days 7] [--workers 2]   contact windows read one by one, with peak memory
        """;

    private static readonly Dictionary<string, Action<RunOptions>> Runs = new()
    {
        ["sgp4"] = Sgp4Run.Run,
        ["passes"] = PassesRun.Run,
        ["oracle"] = OracleRun.Run,
        ["flystack"] = FlystackRun.Run,
        ["stream"] = StreamRun.Run,
    };

    public static int Run(string[] args)
    {
        if (args is [string name, .. string[] rest] && Runs.TryGetValue(name, out Action<RunOptions>? run) && RunOptions.TryParse(rest, out RunOptions options))
        {
            run(options);
            return 0;
        }

        Console.Error.WriteLine(Usage);
        return 2;
    }
}
