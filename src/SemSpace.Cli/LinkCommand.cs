using System.CommandLine;
using System.Globalization;
using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Orbit;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Contacts;
using SemSpace.Reports.Contacts;
using SemSpace.Reports.Figures;
using SemSpace.Reports.Output;
using SemSpace.Sim.Links;
using SemSpace.Sim.Links.Modems;
using Spectre.Console;

namespace SemSpace.Cli;

/// <summary><c>semspace link</c>.</summary>
internal static class LinkCommand
{
    private const int MostLines = 24, Width = 120;

    /// <summary>A figure is finer than any table.</summary>
    private static readonly Duration FigureStep = Duration.FromSeconds(0.5);

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        Command command = new("link", """
            Show the radio link through one pass: elevation, range, Doppler, losses, signal to noise, mode and rate of both directions, and what they
            carry from AOS to LOS. The pass is that which culminates highest, of all or of a satellite and a gateway; nothing is simulated.

            Examples:
              semspace link scenarios/quickstart.yaml
              semspace link scenarios/quickstart.yaml --satellite P05-S04 --gateway Redu --out pass.csv --step 1
              semspace link scenarios/iridium.yaml --set links.downlink.model=dvb_s2 --figure figures
            """);
        ScenarioOptions scenario = new ScenarioOptions().AddTo(command);
        Option<string?> satellite = new("--satellite") { Description = "satellite to take (default: any)", HelpName = "name" };
        Option<string?> gateway = new("--gateway") { Description = "gateway to take (default: any)", HelpName = "name" };
        Option<double> step = new("--step") { Description = "seconds between rows", HelpName = "s", DefaultValueFactory = _ => 10 };
        Option<string?> file = PathOptions.File("--out", "CSV file to write, with every loss");
        Option<string?> figure = PathOptions.Folder("--figure", "folder for a figure of the pass, as PDF, SVG and PNG");
        step.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && result.GetValueOrDefault<double>() is not (>= 0.001 and <= 3600)) result.AddError($"--step is {result.Tokens[0].Value}; must be a number from 0.001 to 3600 s.");
        });
        foreach (Option option in new Option[] { satellite, gateway, step, file, figure }) command.Add(option);
        command.SetAction(parse =>
        {
            Scenario chosen = scenario.Read(parse);
            OutputPlace? place = parse.GetValue(file) is { } named ? terminal.Place(named) : null;
            string? folder = parse.GetValue(figure);
            OutputPlace.Check([.. new[] { place }.OfType<OutputPlace>(), .. folder is null ? [] : FigureCatalogue.Files(folder, FigureName(chosen)).Select(OutputPlace.FromString)], scenario.Inputs(parse, chosen));
            return Run(terminal, chosen, parse.GetValue(satellite), parse.GetValue(gateway), Duration.FromSeconds(parse.GetRequiredValue(step)), place, folder);
        });
        return command;
    }

    private static string FigureName(Scenario scenario) => $"{scenario.Name}-link";

    private static int Run(Terminal terminal, Scenario scenario, string? satellite, string? gateway, Duration step, OutputPlace? place, string? folder)
    {
        Constellation constellation = ScenarioRunner.CheckOrbits(scenario);
        terminal.Warn(constellation.Warnings);
        string[] satellites = [.. constellation.Satellites.Select(one => one.Name)], gateways = [.. scenario.Gateways.Select(one => one.Name)];
        int? ofSatellite = IndexOf("--satellite", "satellite", satellite, satellites), ofGateway = IndexOf("--gateway", "gateway", gateway, gateways);
        CancellationToken stop = terminal.Stop.Watch();
        ContactWindow window = Highest(scenario)
            ?? throw new ScenarioException("", $"{(satellite is null ? "No satellite has a contact" : $"{satellite} has no contact")} with {gateway ?? "any gateway"} in {scenario.DurationH} h; semspace contacts shows who has.{(Highest(Undisturbed(scenario)) is null ? "" : " Outages and errors of clocks take all that there would be (outages, faults.clock_offset_s, faults.clock_drift_ppm).")}");
        stop.ThrowIfCancellationRequested();
        LinkPass pass = new(scenario, constellation, window);
        LinkMoment[] moments = [.. pass.Moments(step)];
        if (place is not null) LinkTable.Write(place, moments);
        TextWriter report = terminal.Beside([.. new[] { place }.OfType<OutputPlace>()]);
        report.WriteLine($"{satellites[window.Satellite]} over {gateways[window.Gateway]}: {window.Aos} to {window.Los}, {window.Length.TotalSeconds:0} s, up to {window.MaxElevationDeg:0.0}°");
        report.WriteLine(BudgetLine("Downlink", scenario.Downlink, moments[0].Downlink));
        report.WriteLine(BudgetLine("Uplink", scenario.Uplink, moments[0].Uplink));
        Print(report, moments);
        report.WriteLine($"From AOS to LOS the downlink carries {Size(moments[^1].DownlinkBits)}, the uplink {Size(moments[^1].UplinkBits)}.");
        foreach (string written in new[] { place?.Name }.OfType<string>().Concat(folder is null ? [] : FigureCatalogue.WriteLink(folder, FigureName(scenario), [.. pass.Moments(FigureStep)]))) report.WriteLine(written);
        return ExitCode.Success;

        ContactWindow? Highest(Scenario one) => LinkPass.Highest(
            ScenarioRunner.StreamContacts(one, constellation, Environment.ProcessorCount, stop),
            contact => contact.Satellite == (ofSatellite ?? contact.Satellite) && contact.Gateway == (ofGateway ?? contact.Gateway));
    }

    /// <summary>A scenario in which nothing takes contacts.</summary>
    private static Scenario Undisturbed(Scenario scenario) => scenario with { Outages = [], Faults = scenario.Faults with { ClockOffsetS = 0, ClockDriftPpm = 0 } };

    /// <summary>What of a radio's budget is the same all through the pass.</summary>
    private static string BudgetLine(string name, RadioOptions radio, LinkState state)
    {
        if (radio.Modem.Value is ConstantRate constant) return ConstantLine(name, constant.RateMbps, radio, state);
        string receiver = radio.GOverTDbPerK is { } merit ? $"G/T {merit:0.##} dB/K" : $"receiver {radio.ReceiveGainDbi:0.##} dBi at {radio.NoiseTemperatureK:0.##} K";
        string guards = radio.DopplerResidual == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {state.UsableKhz:0.###} of them between guards against Doppler,");
        return string.Create(CultureInfo.InvariantCulture, $"{name}: EIRP {radio.EirpDbm:0.##} dBm ({radio.FedDbm:0.##} dBm into {radio.TransmitGainDbi:0.##} dBi), {receiver}, fixed loss {radio.FixedLossDb:0.##} dB, pointing loss {radio.PointingLossDb:0.###} dB, {radio.BandwidthKhz:0.###} kHz{guards} at {radio.FrequencyGhz:0.###} GHz");
    }

    /// <summary>A constant rate knows nothing of the signal, only of the guards.</summary>
    private static string ConstantLine(string name, double rateMbps, RadioOptions radio, LinkState state)
    {
        string guards = radio.DopplerResidual == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; guards against Doppler leave {state.UsableKhz:0.###} of {radio.BandwidthKhz:0.###} kHz at {radio.FrequencyGhz:0.###} GHz, and {state.RateBps / 1e6:0.######} Mbit/s");
        return string.Create(CultureInfo.InvariantCulture, $"{name}: {rateMbps:0.######} Mbit/s, whatever the signal{guards}");
    }

    private static int? IndexOf(string option, string what, string? name, string[] names)
    {
        if (name is null) return null;
        int index = Array.IndexOf(names, name);
        return index >= 0 ? index : throw new ScenarioException(option, $"is {name}, which is none of the scenario's {Counted.Of(names.Length, what)}, the first of which is {names[0]}; must be the name of one.{Keys.Spelling.Hint(name, names)}");
    }

    private static void Print(TextWriter writer, LinkMoment[] moments)
    {
        LinkMoment[] shown = [.. moments.Where((_, i) => i % (((moments.Length - 1) / MostLines) + 1) == 0)];
        bool hasModes = moments.Any(m => m.Downlink.Mode.Length + m.Uplink.Mode.Length > 0);
        string[] columns = ["time, s", "elevation", "range, km", "Doppler, kHz", "down, dB", "kbit/s", "mode", "up, dB", "kbit/s", "mode"];
        Table table = new Table().Border(TableBorder.Simple);
        foreach (string column in columns.Where(column => hasModes || column != "mode")) table.AddColumn(new TableColumn(column).RightAligned());
        foreach (LinkMoment m in shown)
        {
            string[] cells =
            [
                $"{(m.Time - moments[0].Time).TotalSeconds:0.0}", $"{m.Downlink.Angles.ElevationDeg:0.0}", $"{m.Downlink.Angles.RangeKm:0}", $"{m.Downlink.DopplerKhz:0.0}",
                $"{m.Downlink.SnrDb:0.00}", $"{m.Downlink.RateBps / 1e3:0.0}", m.Downlink.Mode, $"{m.Uplink.SnrDb:0.00}", $"{m.Uplink.RateBps / 1e3:0.0}", m.Uplink.Mode,
            ];
            table.AddRow([.. cells.Where((_, i) => hasModes || columns[i] != "mode").Select(Markup.Escape)]);
        }

        PlainTable.Write(table, writer, Width);
    }

    private static string Size(double bits)
    {
        double bytes = bits / 8;
        (double per, string unit) = bytes >= 1e9 ? (1e9, "GB") : bytes >= 1e6 ? (1e6, "MB") : (1e3, "kB");
        return string.Create(CultureInfo.InvariantCulture, $"{bytes / per:0.###} {unit}");
    }
}
