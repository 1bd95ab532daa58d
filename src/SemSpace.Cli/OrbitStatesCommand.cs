using System.CommandLine;
using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Orbit;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows;
using SemSpace.Reports.Output;
using SemSpace.Reports.Tables;

namespace SemSpace.Cli;

/// <summary><c>semspace orbit states</c>.</summary>
internal static class OrbitStatesCommand
{
    private static readonly Dictionary<string, StateFrame> Frames = new()
    {
        ["teme"] = StateFrame.Teme,
        ["ecef"] = StateFrame.Ecef,
        ["geodetic"] = StateFrame.Geodetic,
    };

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        Command command = new("states", """
            Write where the satellites are, at even steps over the scenario or at given times, as CSV: position and velocity in TEME of date, or
            fixed to the Earth (velocity relative to the turning Earth), or latitude, longitude and height over the WGS84 ellipsoid. Without --out
            it goes to standard output.

            Examples:
              semspace orbit states scenarios/quickstart.yaml --frame geodetic --step 30 --out tracks.csv
              semspace orbit states scenarios/quickstart.yaml --frame teme --from 2025-07-01T06:00:00Z --to 2025-07-01T07:00:00Z
              semspace orbit states scenarios/iridium.yaml --at 2022-02-22T12:00:00Z --frame ecef --satellite "IRIDIUM 1*"
            """);
        ScenarioOptions scenario = new ScenarioOptions().AddTo(command);
        Option<string?> times = new("--at") { Description = "UTC times, joined by commas, in place of even steps", HelpName = "time[,time...]" };
        Option<string> frame = Choice.Required("--frame", "what to give states in", Frames.Keys);
        Option<string> pattern = new("--satellite") { Description = "satellites to take by name; * stands for any text", HelpName = "pattern", DefaultValueFactory = _ => "*" };
        Option<string?> file = PathOptions.File("--out", "CSV file to write");
        times.Validators.Add(result =>
        {
            foreach (string text in Split(result.Tokens.Count == 0 ? "" : result.Tokens[0].Value))
            {
                if (!Epoch.TryParse(text, out _)) result.AddError($"--at holds {text}; must be UTC times such as 2025-07-01T00:00:00Z, joined by commas, from 1958 to 2200.");
            }
        });
        command.Add(times);
        GridOptions grid = new GridOptions("the scenario's start", "the scenario's end").AddTo(command);
        foreach (Option option in new Option[] { frame, pattern, file }) command.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetResult(times) is not null && grid.Given(result).FirstOrDefault() is { } other) result.AddError($"{other} is not for --at, which names its times; leave one of them out.");
        });
        command.SetAction(parse =>
        {
            Scenario chosen = scenario.Read(parse);
            IReadOnlyList<Epoch> instants = parse.GetValue(times) is { } text ? [.. Split(text).Select(Parse)] : Instants(grid.Read(parse, chosen.StartUtc, ScenarioRunner.EndOf(chosen)));
            OutputPlace place = terminal.Place(parse.GetValue(file));
            OutputPlace.Check([place], scenario.Inputs(parse, chosen));
            return Write(terminal, chosen, instants, Frames[parse.GetRequiredValue(frame)], parse.GetRequiredValue(pattern), place);
        });
        return command;
    }

    private static string[] Split(string times) => times.Split(',', StringSplitOptions.TrimEntries);

    private static Epoch Parse(string text) => Epoch.TryParse(text, out Epoch epoch) ? epoch : throw new ArgumentException($"{text} is no time.", nameof(text));

    private static Epoch[] Instants(TimeGrid grid) => [.. Enumerable.Range(0, grid.Count).Select(grid.At)];

    private static int Write(Terminal terminal, Scenario scenario, IReadOnlyList<Epoch> times, StateFrame frame, string pattern, OutputPlace file)
    {
        Constellation constellation = OrbitCommand.Build(terminal, scenario);
        IReadOnlyList<Spacecraft> satellites = OrbitStates.Named(constellation, pattern);
        if (satellites.Count == 0)
            throw new ScenarioException("--satellite", $"is {pattern}, which is the name of none of the scenario's {Counted.Of(constellation.Satellites.Count, "satellite")}, the first of which is {constellation.Satellites[0].Name}; must be a name, or a pattern of names with * and ?.");
        MissingStates missing = new();
        StateTables.Write(file, missing.Watch(OrbitStates.At(satellites, constellation.Earth, times, frame)), frame);
        terminal.Warn(missing.Warnings);
        if (file.Open is null) terminal.Output.WriteLine($"{Counted.Of((long)satellites.Count * times.Count, "state")}: {file.Name}");
        return ExitCode.Success;
    }

    /// <summary>Notes which of the states that pass have no numbers.</summary>
    private sealed class MissingStates
    {
        private readonly Dictionary<string, (string First, int Count)> _bySatellite = [];

        /// <summary>One sentence a satellite: the first instant, and how many more there are.</summary>
        public IEnumerable<string> Warnings
            => _bySatellite.Values.Select(problem => problem.Count == 1 ? problem.First : $"{problem.First} Nor at {Counted.Of(problem.Count - 1, "other instant")}.");

        public IEnumerable<OrbitState> Watch(IEnumerable<OrbitState> states)
        {
            foreach (OrbitState state in states)
            {
                if (state.Problem.Length > 0) _bySatellite[state.Satellite] = _bySatellite.TryGetValue(state.Satellite, out var known) ? (known.First, known.Count + 1) : (state.Problem, 1);
                yield return state;
            }
        }
    }
}
