using System.Globalization;
using SemSpace.Orbit.Elements.Omm;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Ephemerides;

/// <summary>
/// Writes orbit ephemeris messages, CCSDS 502.0-B-2, section 5, version 2.0, in key-value notation: a segment a satellite, in TEME of date and UTC, positions
/// to 0.1 mm, since polynomials magnify what is rounded off up to ten times at a span's ends, and velocities to a micrometre a second; LF line ends. To
/// interpolate by Lagrange: Hermite's polynomials would take SGP4's velocities for the derivatives of its positions, which they are to some cm/s only.
/// </summary>
public static class OemWriter
{
    private const string VersionKey = "CCSDS_OEM_VERS", Version = "2.0";

    /// <summary>Writes a message.</summary>
    /// <param name="text">Takes it.</param>
    /// <param name="created">The date of creation that it tells; one that follows from the elements gives the same bytes at any time.</param>
    /// <param name="satellites">At least one instant each; written one after the other.</param>
    public static void Write(TextWriter text, Epoch created, IEnumerable<Ephemeris> satellites)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(satellites);
        Line(VersionKey, Version);
        Line(OmmKeys.Created, OmmTime.Write(created));
        Line(OmmKeys.Originator, OmmEntry.Originator);
        foreach (Ephemeris satellite in satellites)
        {
            text.Write("\nMETA_START\n");
            Line(OmmKeys.Name, satellite.Satellite.Name);
            Line(OmmKeys.Designator, satellite.Satellite.InternationalDesignator is { Length: > 0 } designator ? designator : OmmKeys.Unknown);
            Line(OmmKeys.Center, "EARTH");
            Line(OmmKeys.Frame, "TEME");
            Line(OmmKeys.TimeSystem, "UTC");
            Line("START_TIME", OmmTime.Write(satellite.Times[0]));
            Line("STOP_TIME", OmmTime.Write(satellite.Times[^1]));
            Line("INTERPOLATION", "LAGRANGE");
            Line("INTERPOLATION_DEGREE", satellite.Degree.ToString(CultureInfo.InvariantCulture));
            text.Write("META_STOP\n\n");
            foreach ((Epoch time, TemeState s) in satellite.Times.Zip(satellite.States))
                text.Write(string.Create(CultureInfo.InvariantCulture, $"{OmmTime.Write(time)} {s.XKm:F7} {s.YKm:F7} {s.ZKm:F7} {s.VxKmPerS:F9} {s.VyKmPerS:F9} {s.VzKmPerS:F9}\n"));
        }

        void Line(string key, string value) => text.Write($"{key} = {value}\n");
    }
}
