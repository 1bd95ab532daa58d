using SemSpace.Reports.Output;

namespace SemSpace.Reports.Tables;

/// <summary>The CSV files of states: one row a satellite and instant; numbers are empty where there is no position.</summary>
public static class StateTables
{
    private static readonly string[] Cartesian = ["x_km", "y_km", "z_km", "vx_km_per_s", "vy_km_per_s", "vz_km_per_s"];
    private static readonly string[] Geodetic = ["latitude_deg", "longitude_deg", "altitude_km"];

    /// <summary>Writes states as CSV. The file appears when it is complete.</summary>
    /// <exception cref="ResultsException">The file cannot be written.</exception>
    public static void Write(OutputPlace place, IReadOnlyList<OrbitState> states, StateFrame frame)
        => WholeFile.Write(place, target => Of(frame).Write(target, states));

    /// <summary>The table of a frame.</summary>
    internal static CsvTable<OrbitState> Of(StateFrame frame)
    {
        string[] values = frame == StateFrame.Geodetic ? Geodetic : Cartesian;
        return new CsvTable<OrbitState>(
            fields => Read(fields, values.Length),
            [
                new("satellite", state => state.Satellite), new("time_utc", state => CsvText.Of(state.Time)),
                .. values.Select((header, i) => new CsvColumn<OrbitState>(header, state => i < state.Values.Count ? CsvText.Of(state.Values[i]) : "")),
            ]);
    }

    private static OrbitState Read(CsvFields fields, int values)
        => new(fields.Text(), fields.Time(), [.. Enumerable.Range(0, values).Select(_ => fields.Number())], "");
}
