using System.CommandLine;
using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Orbit;
using SemSpace.Orbit.Elements;
using SemSpace.Orbit.Time;
using SemSpace.Reports.Output;
using SemSpace.Reports.Tables;

namespace SemSpace.Cli;

/// <summary><c>semspace orbit export</c> and <c>semspace orbit states</c>.</summary>
internal static class OrbitCommand
{
    private static readonly Dictionary<string, ElementFormat> Formats = new()
    {
        ["tle"] = ElementFormat.Tle,
        ["omm-xml"] = ElementFormat.OmmXml,
        ["omm-json"] = ElementFormat.OmmJson,
        ["omm-csv"] = ElementFormat.OmmCsv,
        ["omm-kvn"] = ElementFormat.OmmKvn,
    };

    private static readonly Dictionary<string, StateFrame> Frames = new()
    {
        ["teme"] = StateFrame.Teme,
        ["ecef"] = StateFrame.Ecef,
        ["geodetic"] = StateFrame.Geodetic,
    };

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal) => new("orbit", "Write the orbits of a scenario's satellites for other tools.")
    {
        Export(terminal), States(terminal),
    };

    private static Command Export(Terminal terminal)
    {
        Command command = new("export", """
            Write the satellites' elements, generated or read, as two-line element sets or orbit mean-elements messages (CCSDS 502.0-B-3).
            Messages read back bit for bit; a two-line set keeps its own digits only and numbers up to 339999.

            Examples:
              semspace orbit export scenarios/quickstart.yaml --format tle --out quickstart.tle
              semspace orbit export scenarios/iridium.yaml --set constellation.elements.planes=0 --format omm-json --out plane.json
            """);
        ScenarioOptions scenario = new ScenarioOptions().AddTo(command);
        Option<string> format = Choice("--format", "what to write", Formats.Keys);
        Option<string?> file = PathOptions.File("--out", "file to write");
        file.Required = true;
        command.Add(format);
        command.Add(file);
        command.SetAction(parse =>
        {
            Scenario chosen = scenario.Read(parse);
            OutputPlace place = terminal.Place(parse.GetRequiredValue(file));
            OutputPlace.Check([place], scenario.Inputs(parse, chosen));
            return Export(terminal, chosen, Formats[parse.GetRequiredValue(format)], place);
        });
        return command;
    }

    private static Command States(Terminal terminal)
    {
        Command command = new("states", """
            Write where the satellites are at given times, as CSV: position and velocity in TEME of date, or fixed to the Earth (velocity relative
            to the turning Earth), or latitude, longitude and height over the WGS84 ellipsoid. Without --out it goes to standard output.

            Examples:
              semspace orbit states scenarios/quickstart.yaml --at 2025-07-01T00:00:00Z --frame geodetic
              semspace orbit states scenarios/iridium.yaml --at 2022-02-22T12:00:00Z,2022-02-22T13:00:00Z --frame ecef --satellite "IRIDIUM 1*" --out states.csv
            """);
        ScenarioOptions scenario = new ScenarioOptions().AddTo(command);
        Option<string> times = new("--at") { Description = "UTC times, joined by commas", HelpName = "time[,time...]", Required = true };
        Option<string> frame = Choice("--frame", "what to give states in", Frames.Keys);
        Option<string> pattern = new("--satellite") { Description = "satellites to take by name; * stands for any text", HelpName = "pattern", DefaultValueFactory = _ => "*" };
        Option<string?> file = PathOptions.File("--out", "CSV file to write");
        times.Validators.Add(result =>
        {
            foreach (string text in Split(result.Tokens.Count == 0 ? "" : result.Tokens[0].Value))
            {
                if (!Epoch.TryParse(text, out _)) result.AddError($"--at holds {text}; must be UTC times such as 2025-07-01T00:00:00Z, joined by commas, from 1958 to 2200.");
            }
        });
        foreach (Option option in new Option[] { times, frame, pattern, file }) command.Add(option);
        command.SetAction(parse =>
        {
            Epoch[] instants = [.. Split(parse.GetRequiredValue(times)).Select(Parse)];
            Scenario chosen = scenario.Read(parse);
            OutputPlace place = terminal.Place(parse.GetValue(file));
            OutputPlace.Check([place], scenario.Inputs(parse, chosen));
            return States(terminal, chosen, instants, Frames[parse.GetRequiredValue(frame)], parse.GetRequiredValue(pattern), place);
        });
        return command;
    }

    private static Option<string> Choice(string name, string description, IEnumerable<string> values)
    {
        string[] names = [.. values];
        Option<string> option = new(name) { Description = description, HelpName = string.Join("|", names), Required = true };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !names.Contains(result.Tokens[0].Value)) result.AddError($"{name} is {result.Tokens[0].Value}; must be one of {string.Join(", ", names)}.");
        });
        return option;
    }

    private static string[] Split(string times) => times.Split(',', StringSplitOptions.TrimEntries);

    private static Epoch Parse(string text) => Epoch.TryParse(text, out Epoch epoch) ? epoch : throw new ArgumentException($"{text} is no time.", nameof(text));

    private static int Export(Terminal terminal, Scenario scenario, ElementFormat format, OutputPlace file)
    {
        Constellation constellation = Build(terminal, scenario);
        OrbitFiles.WriteElements(file, constellation, format);
        terminal.Beside([file]).WriteLine($"{Counted.Of(constellation.Satellites.Count, "satellite")}: {file.Name}");
        return ExitCode.Success;
    }

    private static int States(Terminal terminal, Scenario scenario, Epoch[] times, StateFrame frame, string pattern, OutputPlace file)
    {
        Constellation constellation = Build(terminal, scenario);
        IReadOnlyList<OrbitState> states = OrbitStates.At(constellation, times, frame, pattern);
        if (states.Count == 0)
            throw new ScenarioException("--satellite", $"is {pattern}; fits none of {Counted.Of(constellation.Satellites.Count, "satellite")}, the first of which is {constellation.Satellites[0].Name}.");
        terminal.Warn(states.Select(state => state.Problem).Where(problem => problem.Length > 0));
        StateTables.Write(file, states, frame);
        if (file.Open is null) terminal.Output.WriteLine($"{Counted.Of(states.Count, "state")}: {file.Name}");
        return ExitCode.Success;
    }

    private static Constellation Build(Terminal terminal, Scenario scenario)
    {
        Constellation constellation = Constellation.Build(scenario);
        terminal.Warn(constellation.Warnings);
        return constellation;
    }
}
