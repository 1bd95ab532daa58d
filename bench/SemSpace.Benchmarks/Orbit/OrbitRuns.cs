namespace SemSpace.Benchmarks.Orbit;

/// <summary>
/// The measurements of docs/performance.md and docs/validation.md as plain runs, each a line of names and numbers: quicker than the statistics of
/// BenchmarkDotNet, and in the form of the programs they are measured against (bench/peers).
/// </summary>
internal static class OrbitRuns
{
    private const string Usage = """
        orbit sgp4 FILE.tle [--minutes 1440] [--repeat 9]       position and velocity of each satellite at each minute, one thread
        orbit passes FILE.tle [--workers 1] [--repeat 9]        contact windows over ten stations for a day
        orbit oracle FILE.tle [--workers 2]                     the same against a look at every second
        orbit drift FOLDER                                      the figure of two-body motion against SGP4
        orbit eclipses [--satellites 1584] [--days 7] [--conical 0] [--repeat 3]   eclipses of a shell (1: penumbra and umbra), and by single instants
        orbit flystack [--planes 10] [--workers 1] [--repeat 5]  contact windows of the 91-day case of docs/validation.md
        orbit stream [--satellites 10000] [--sites 100] [--days 7] [--workers 2]   contact windows read one by one, with peak memory
        """;

    private static readonly Dictionary<string, (Action<RunOptions> Run, bool NeedsPath)> Runs = new()
    {
        ["sgp4"] = (Sgp4Run.Run, true),
        ["passes"] = (PassesRun.Run, true),
        ["oracle"] = (OracleRun.Run, true),
        ["drift"] = (DriftRun.Run, true),
        ["eclipses"] = (EclipsesRun.Run, false),
        ["flystack"] = (FlystackRun.Run, false),
        ["stream"] = (StreamRun.Run, false),
    };

    public static int Run(string[] args)
    {
        if (args is [string name, .. string[] rest] && Runs.TryGetValue(name, out (Action<RunOptions> Run, bool NeedsPath) mode)
            && RunOptions.TryParse(rest, out RunOptions options) && options.Path.Length > 0 == mode.NeedsPath)
        {
            mode.Run(options);
            return 0;
        }

        Console.Error.WriteLine(Usage);
        return 2;
    }
}
