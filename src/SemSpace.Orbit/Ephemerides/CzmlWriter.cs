using System.Text;
using System.Text.Json;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows;

namespace SemSpace.Orbit.Ephemerides;

/// <summary>A place on the ground with a name.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Position">Where it is.</param>
public sealed record NamedPlace(string Name, Geodetic Position);

/// <summary>
/// Writes scenes of satellites over the Earth as CZML 1.0, the JSON that Cesium reads: a packet a satellite, positions fixed to the Earth in metres, to a
/// tenth of a millimetre, to interpolate by Lagrange; a packet a place. The frame is the one that <see cref="EarthAttitude.Position"/> turns into, which the document's description names.
/// </summary>
public static class CzmlWriter
{
    private const double MetresPerKm = 1000;
    private const int ClockMultiplier = 60, MetreDigits = 4;

    private static readonly byte[] SatelliteColour = [255, 200, 60, 255], PlaceColour = [80, 200, 255, 255];

    /// <summary>Writes a scene.</summary>
    /// <param name="text">Takes it.</param>
    /// <param name="name">The scene's name.</param>
    /// <param name="grid">The time it shows.</param>
    /// <param name="earth">How the Earth turns; must cover that time.</param>
    /// <param name="places">Places on the ground.</param>
    /// <param name="satellites">At least one instant each; written one after the other.</param>
    public static void Write(TextWriter text, string name, TimeGrid grid, EarthRotation earth, IEnumerable<NamedPlace> places, IEnumerable<Ephemeris> satellites)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(earth);
        ArgumentNullException.ThrowIfNull(places);
        ArgumentNullException.ThrowIfNull(satellites);
        text.Write("[\n");
        text.Write(Packet(json => Document(json, name, grid, earth)));
        foreach (NamedPlace place in places) Next(json => Place(json, place));
        foreach (Ephemeris satellite in satellites) Next(json => Satellite(json, satellite, earth));
        text.Write("\n]\n");

        void Next(Action<Utf8JsonWriter> write)
        {
            text.Write(",\n");
            text.Write(Packet(write));
        }
    }

    private static string Packet(Action<Utf8JsonWriter> write)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    private static void Document(Utf8JsonWriter json, string name, TimeGrid grid, EarthRotation earth)
    {
        json.WriteString("id", "document");
        json.WriteString("name", name);
        json.WriteString("version", "1.0");
        json.WriteString("description", "Fixed to the Earth: TEME turned by Greenwich mean sidereal time (IAU 1982), " + (earth.Orientation.IsDefault ? "with UTC for UT1 and a fixed pole." : "with UT1 and the pole from a file."));
        json.WriteStartObject("clock");
        json.WriteString("interval", Interval(grid.Start, grid.End));
        json.WriteString("currentTime", grid.Start.ToString());
        json.WriteNumber("multiplier", ClockMultiplier);
        json.WriteString("range", "LOOP_STOP");
        json.WriteString("step", "SYSTEM_CLOCK_MULTIPLIER");
        json.WriteEndObject();
    }

    private static void Place(Utf8JsonWriter json, NamedPlace place)
    {
        Named(json, "gateway", place.Name);
        json.WriteStartObject("position");
        Numbers(json, "cartographicDegrees", [place.Position.LongitudeDeg, place.Position.LatitudeDeg, place.Position.AltitudeKm * MetresPerKm]);
        json.WriteEndObject();
        Look(json, place.Name, 8, PlaceColour);
    }

    private static void Satellite(Utf8JsonWriter json, Ephemeris satellite, EarthRotation earth)
    {
        Epoch start = satellite.Times[0];
        Named(json, "satellite", satellite.Satellite.Name);
        json.WriteString("availability", Interval(start, satellite.Times[^1]));
        json.WriteStartObject("position");
        json.WriteString("epoch", start.ToString());
        json.WriteString("referenceFrame", "FIXED");
        json.WriteString("interpolationAlgorithm", "LAGRANGE");
        json.WriteNumber("interpolationDegree", satellite.Degree);
        Numbers(json, "cartesian", satellite.Times.Zip(satellite.States).SelectMany(at => Sample(at.First, at.Second)));
        json.WriteEndObject();
        Look(json, satellite.Satellite.Name, 6, SatelliteColour);

        double[] Sample(Epoch time, TemeState state)
        {
            EcefPosition r = earth.At(time).Position(state);
            return [(time - start).TotalSeconds, Metres(r.XKm), Metres(r.YKm), Metres(r.ZKm)];
        }
    }

    private static double Metres(double km) => Math.Round(km * MetresPerKm, MetreDigits);

    private static void Named(Utf8JsonWriter json, string kind, string name)
    {
        json.WriteString("id", $"{kind}/{name}");
        json.WriteString("name", name);
    }

    private static void Look(Utf8JsonWriter json, string name, int pixels, byte[] colour)
    {
        json.WriteStartObject("point");
        json.WriteNumber("pixelSize", pixels);
        json.WriteStartObject("color");
        Numbers(json, "rgba", colour.Select(part => (double)part));
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartObject("label");
        json.WriteString("text", name);
        json.WriteString("font", "12px sans-serif");
        json.WriteStartObject("pixelOffset");
        Numbers(json, "cartesian2", [0, -14]);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Numbers(Utf8JsonWriter json, string key, IEnumerable<double> values)
    {
        json.WriteStartArray(key);
        foreach (double value in values) json.WriteNumberValue(value);
        json.WriteEndArray();
    }

    private static string Interval(Epoch from, Epoch to) => $"{from}/{to}";
}
