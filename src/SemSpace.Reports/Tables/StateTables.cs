using SemSpace.Reports.Output;

namespace SemSpace.Reports.Tables;

/// <summary>The CSV files of states: one row a satellite and instant; numbers are empty where there is no position.</summary>
public static class StateTables
{
    private static readonly (string Name, string Unit, string Meaning)[] Cartesian =
    [
        ("x_km", "km", "first coordinate of the position"), ("y_km", "km", "second coordinate"), ("z_km", "km", "third coordinate, along the Earth's axis"),
        ("vx_km_per_s", "km/s", "first coordinate of the velocity"), ("vy_km_per_s", "km/s", "its second coordinate"), ("vz_km_per_s", "km/s", "its third coordinate"),
    ];

    private static readonly (string Name, string Unit, string Meaning)[] Geodetic =
    [
        ("latitude_deg", "deg", "latitude on the WGS84 ellipsoid"), ("longitude_deg", "deg", "longitude, east of Greenwich"), ("altitude_km", "km", "height above the ellipsoid"),
    ];

    /// <summary>Writes states as CSV. The file appears when it is complete.</summary>
    /// <exception cref="ResultsException">The file cannot be written.</exception>
    public static void Write(OutputPlace place, IEnumerable<OrbitState> states, StateFrame frame)
        => WholeFile.Write(place, target => Of(frame).Write(target, states));

    /// <summary>The table of a frame.</summary>
    internal static Table<OrbitState> Of(StateFrame frame)
    {
        bool isGeodetic = frame == StateFrame.Geodetic;
        Table<OrbitState> table = new Table<OrbitState>(isGeodetic ? "geodetic states" : "Cartesian states", "one row a satellite and instant")
            .Text("satellite", state => state.Satellite, "satellite's name")
            .Time("time_utc", state => state.Time, "the instant");
        foreach ((int i, (string name, string unit, string meaning)) in (isGeodetic ? Geodetic : Cartesian).Index())
            table = table.Number(name, state => i < state.Values.Count ? state.Values[i] : null, meaning, unit);
        return table;
    }
}
