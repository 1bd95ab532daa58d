using System.CommandLine;
using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Orbit;
using SemSpace.Orbit.Windows;
using SemSpace.Reports.Output;

namespace SemSpace.Cli;

/// <summary><c>semspace orbit ephemeris</c>.</summary>
internal static class EphemerisCommand
{
    private static readonly Dictionary<string, EphemerisFormat> Formats = new() { ["oem"] = EphemerisFormat.Oem, ["czml"] = EphemerisFormat.Czml };

    private static readonly string[] ScenarioEndings = [".yaml", ".yml"];

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        Command command = new("ephemeris", """
            Write where the satellites are, at even steps, for tools that interpolate: an orbit ephemeris message (CCSDS 502.0-B-2) in TEME and UTC,
            or a CZML scene for Cesium, fixed to the Earth, with the gateways. The input is a scenario (.yaml or .yml) or, under any other name, a
            file of elements.

            Examples:
              semspace orbit ephemeris scenarios/quickstart.yaml --format czml --out quickstart.czml
              semspace orbit ephemeris stations.tle --format oem --from 2022-02-22T00:00:00Z --step 30 --out stations.oem
            """);
        ScenarioOptions input = new ScenarioOptions().AddTo(command);
        Option<string> format = Choice.Required("--format", "what to write", Formats.Keys);
        GridOptions grid = new GridOptions("the scenario's start, or the latest epoch of the elements", $"the scenario's end, or {EphemerisFiles.HoursOfElements} h after the start").AddTo(command);
        Option<string?> file = PathOptions.File("--out", "file to write");
        file.Required = true;
        command.Add(format);
        command.Add(file);
        command.SetAction(parse =>
        {
            Scenario scenario = Read(parse, input, grid);
            TimeGrid instants = grid.Read(parse, scenario.StartUtc, ScenarioRunner.EndOf(scenario));
            OutputPlace place = terminal.Place(parse.GetRequiredValue(file));
            OutputPlace.Check([place], input.Inputs(parse, scenario));
            Constellation constellation = OrbitCommand.Build(terminal, scenario);
            terminal.Warn(EphemerisFiles.Write(place, scenario, constellation, instants, Formats[parse.GetRequiredValue(format)]));
            terminal.Beside([place]).WriteLine($"{Counted.Of(constellation.Satellites.Count, "satellite")} at {Counted.Of(instants.Count, "instant")}: {place.Name}");
            return ExitCode.Success;
        });
        return command;
    }

    private static Scenario Read(ParseResult parse, ScenarioOptions input, GridOptions grid)
    {
        string file = input.File(parse);
        if (ScenarioEndings.Contains(Path.GetExtension(file))) return input.Read(parse);
        if (input.Overrides(parse).Count > 0) throw new ScenarioException("--set", $"is for the keys of a scenario; {file} is read as a file of elements. Leave it and --seed out, or name a scenario that ends in {string.Join(" or ", ScenarioEndings)}.");
        return EphemerisFiles.OfElements(file, input.IsLenient(parse), grid.From(parse), grid.To(parse));
    }
}
