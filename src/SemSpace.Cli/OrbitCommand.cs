using System.CommandLine;
using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Orbit;
using SemSpace.Orbit.Elements;
using SemSpace.Reports.Output;

namespace SemSpace.Cli;

/// <summary><c>semspace orbit</c>, and <c>semspace orbit export</c>.</summary>
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

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal) => new("orbit", "Write the orbits of a scenario's satellites for other tools.")
    {
        Export(terminal), OrbitStatesCommand.Create(terminal), EphemerisCommand.Create(terminal),
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
        Option<string> format = Choice.Required("--format", "what to write", Formats.Keys);
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

    private static int Export(Terminal terminal, Scenario scenario, ElementFormat format, OutputPlace file)
    {
        Constellation constellation = Build(terminal, scenario);
        OrbitFiles.WriteElements(file, constellation, format);
        terminal.Beside([file]).WriteLine($"{Counted.Of(constellation.Satellites.Count, "satellite")}: {file.Name}");
        return ExitCode.Success;
    }

    /// <summary>The satellites, after what there is to warn of them.</summary>
    public static Constellation Build(Terminal terminal, Scenario scenario)
    {
        Constellation constellation = Constellation.Build(scenario);
        terminal.Warn(constellation.Warnings);
        return constellation;
    }
}
