using SemSpace.Orbit.Time;
using SemSpace.Reports.Output;
using SemSpace.Reports.Tables;
using SemSpace.Sim.Links;

namespace SemSpace.Reports.Contacts;

/// <summary>Both directions of a pass's link at a moment.</summary>
/// <param name="Time">The moment.</param>
/// <param name="Downlink">From the satellite to the gateway.</param>
/// <param name="DownlinkBits">What it has carried since AOS, were it used all the time.</param>
/// <param name="Uplink">From the gateway to the satellite.</param>
/// <param name="UplinkBits">What it has carried since AOS, were it used all the time.</param>
public sealed record LinkMoment(Epoch Time, LinkState Downlink, double DownlinkBits, LinkState Uplink, double UplinkBits);

/// <summary>The link through a pass as a CSV file.</summary>
public static class LinkTable
{
    internal static Table<(Epoch Time, string Direction, LinkState State, double Bits)> Table { get; }
        = new Table<(Epoch Time, string Direction, LinkState State, double Bits)>("link over a pass", "two rows a moment, downlink and uplink, from AOS to LOS")
            .Time("time_utc", row => row.Time, "the moment")
            .Text("direction", row => row.Direction, "`downlink` or `uplink`")
            .Number("azimuth_deg", row => row.State.Angles.AzimuthDeg, "where the satellite stands, clockwise from north", "deg")
            .Number("elevation_deg", row => row.State.Angles.ElevationDeg, "how high it stands", "deg")
            .Number("range_km", row => row.State.Angles.RangeKm, "how far away it is", "km")
            .Number("delay_ms", row => row.State.DelayMs, "travel time of the signal", "ms")
            .Number("doppler_khz", row => row.State.DopplerKhz, "what arrives less what is sent: above 0 while the satellite comes nearer", "kHz")
            .Number("usable_khz", row => row.State.UsableKhz, "bandwidth that guards against uncompensated Doppler leave", "kHz")
            .Number("eirp_dbm", row => row.State.EirpDbm, "equivalent isotropic radiated power", "dBm")
            .Number("pointing_db", row => row.State.PointingDb, "loss by antennas that do not point at each other", "dB")
            .Number("path_loss_db", row => row.State.PathLossDb, "loss of free space", "dB")
            .Number("gas_db", row => row.State.GasDb, "absorption by clear air", "dB")
            .Number("weather_db", row => row.State.WeatherDb, "rain, clouds, scintillation and the noise of rain and clouds", "dB")
            .Number("clutter_db", row => row.State.ClutterDb, "clutter and shadow", "dB")
            .Number("snr_db", row => row.State.SnrDb, "signal to noise in the channel", "dB")
            .Text("mode", row => row.State.Mode, "the modem's mode, where it has several")
            .Number("rate_bits_per_s", row => row.State.RateBps, "the rate of that ratio", "bits/s")
            .Number("carried_bits", row => row.Bits, "what the link has carried since AOS, were it used all the time", "bits");

    /// <summary>Writes the file, which appears when it is complete.</summary>
    /// <exception cref="ResultsException">The file cannot be written.</exception>
    public static void Write(OutputPlace place, IEnumerable<LinkMoment> moments)
        => WholeFile.Write(place, file => Table.Write(file, moments.SelectMany(moment => new[] { (moment.Time, "downlink", moment.Downlink, moment.DownlinkBits), (moment.Time, "uplink", moment.Uplink, moment.UplinkBits) })));
}
