using System.Globalization;
using System.Text.RegularExpressions;
using SemSpace.Experiments.Tests.Golden;

namespace SemSpace.Cli.Tests;

public sealed class LinkTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Shows_the_highest_pass_in_a_table_a_file_and_a_figure()
    {
        Outcome outcome = CommandLine.Run("link", CommandLine.Quickstart, "--satellite", "P01-S03", "--out", _folder.In("pass.csv"), "--step", "60", "--figure", _folder.In("figures"));

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.StartsWith("P01-S03 over Dongara: 2025-07-01T19:40:48.814Z to 2025-07-01T19:49:10.559Z, 502 s, up to 89.9°", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("From AOS to LOS the downlink carries 33.685 MB, the uplink 33.685 MB.", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("Downlink: EIRP 39.98 dBm (33 dBm into 6.98 dBi), receiver 6.98 dBi at 354.81 K, fixed loss 0 dB, pointing loss 0 dB, 500 kHz at 2.4 GHz", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(["quickstart-link.pdf", "quickstart-link.png", "quickstart-link.svg"], Directory.EnumerateFiles(_folder.In("figures")).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal));
        string[][] rows = [.. File.ReadAllLines(_folder.In("pass.csv")).Select(line => line.Split(','))];
        Assert.Equal(1 + (2 * 10), rows.Length);
        Assert.Equal(33.685e6 * 8, double.Parse(rows[^1][Array.IndexOf(rows[0], "carried_bits")], CultureInfo.InvariantCulture), 8e3);
    }

    /// <summary>Four of Planet's Doves: between the 12 and 15 GB that were published for a pass of 7 to 10 minutes (docs/links.md).</summary>
    [Fact]
    public void A_Dove_brings_what_was_published()
    {
        Outcome outcome = CommandLine.Run("link", Path.Combine(GoldenText.Root, "scenarios", "planet-dove.yaml"));

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains("From AOS to LOS the downlink carries 14.236 GB", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("16APSK 5/6", outcome.Output, StringComparison.Ordinal);
    }

    /// <summary>The budget by its parts: an EIRP of 37 dBm at 10 dBi is 27 dBm, a quarter of a beam off is 0.75 dB.</summary>
    [Fact]
    public void Shows_what_a_radio_was_given()
    {
        string[] keys = ["links.downlink.eirp_dbm=37", "links.downlink.transmit_gain_dbi=10", "links.downlink.transmit_beamwidth_deg=40", "links.downlink.transmit_pointing_error_deg=10", "links.uplink.doppler_residual=1", "links.uplink.g_over_t_db_per_k=1.1"];
        Outcome outcome = CommandLine.Run(["link", CommandLine.Quickstart, "--satellite", "P01-S03", .. keys.SelectMany(key => new[] { "--set", key })]);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains("Downlink: EIRP 37 dBm (27 dBm into 10 dBi), receiver 6.98 dBi at 354.81 K, fixed loss 0 dB, pointing loss 0.75 dB, 500 kHz at 2.4 GHz", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("Uplink: EIRP 39.98 dBm (33 dBm into 6.98 dBi), G/T 1.1 dB/K, fixed loss 0 dB, pointing loss 0 dB, 500 kHz, 394.3", outcome.Output, StringComparison.Ordinal);
    }

    /// <summary>At a constant rate only guards act; the highest pass is that of the other tests, whose guards leave 394.3 kHz of 500.</summary>
    [Fact]
    public void Shows_what_acts_at_a_constant_rate()
    {
        string[] keys = ["links.downlink.model=constant", "links.uplink.model=constant", "links.uplink.constant.rate_mbps=2", "links.uplink.doppler_residual=1"];
        Outcome outcome = CommandLine.Run(["link", CommandLine.Quickstart, "--satellite", "P01-S03", .. keys.SelectMany(key => new[] { "--set", key })]);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains($"Downlink: 1 Mbit/s, whatever the signal{Environment.NewLine}", outcome.Output, StringComparison.Ordinal);
        Match up = Regex.Match(outcome.Output, @"Uplink: 2 Mbit/s, whatever the signal; guards against Doppler leave (394\.3\d*) of 500 kHz at 2\.4 GHz, and (1\.57\d+) Mbit/s");
        Assert.True(up.Success, outcome.Output);
        Assert.Equal(2 * double.Parse(up.Groups[1].Value, CultureInfo.InvariantCulture) / 500, double.Parse(up.Groups[2].Value, CultureInfo.InvariantCulture), 3e-6);
    }

    [Theory]
    [InlineData("--gateway: is Rdu, which is none of the scenario's 5 gateways, the first of which is Redu; must be the name of one. Did you mean Redu?", "--gateway", "Rdu")]
    [InlineData("--satellite: is P1-S03, which is none of the scenario's 24 satellites, the first of which is P01-S01; must be the name of one. Did you mean P", "--satellite", "P1-S03")]
    [InlineData("--step is 0; must be a number from 0.001 to 3600 s.", "--step", "0")]
    [InlineData("P01-S03 has no contact with Redu in 0.01 h; semspace contacts shows who has.", "--satellite", "P01-S03", "--gateway", "Redu", "--set", "duration_h=0.01")]
    [InlineData("No satellite has a contact with Redu in 24 h; semspace contacts shows who has. Outages and errors of clocks take all that there would be (outages, faults.clock_offset_s, faults.clock_drift_ppm).", "--gateway", "Redu", "--set", "outages=[{gateways: Redu}]")]
    public void Says_what_is_wrong(string fault, params string[] options)
    {
        Outcome outcome = CommandLine.Run(["link", CommandLine.Quickstart, .. options]);

        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains(fault, outcome.Error, StringComparison.Ordinal);
    }
}
