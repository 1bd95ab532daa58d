using SemSpace.Orbit.Time;
using SemSpace.Reports.Output;
using SemSpace.Reports.Tables;
using SemSpace.Sim.Links;

namespace SemSpace.Reports.Contacts;

/// <summary>The shortest way between two nodes of a network at a moment.</summary>
/// <param name="Time">The moment.</param>
/// <param name="LengthKm">Its length, km; null where there is no way.</param>
/// <param name="Nodes">Names of the nodes, both ends included; empty where there is no way.</param>
public sealed record NetworkRoute(Epoch Time, double? LengthKm, IReadOnlyList<string> Nodes)
{
    /// <summary>Travel time of a signal there and back, ms.</summary>
    public double? RoundTripMs => 2e3 * LengthKm / LinkBudget.SpeedOfLightKmPerS;

    /// <summary>Links on the way.</summary>
    public int Links => Math.Max(0, Nodes.Count - 1);
}

/// <summary>Routes over time as a CSV file.</summary>
public static class RouteTable
{
    internal static Table<NetworkRoute> Table { get; } = new Table<NetworkRoute>("routes over time", "one row a moment: the shortest way between two nodes over links that are open")
        .Time("moment_utc", r => r.Time, "when it is looked at")
        .Number("length_km", r => r.LengthKm, "length of the way; empty where there is none", "km")
        .Number("round_trip_ms", r => r.RoundTripMs, "travel time of a signal there and back; empty where there is no way", "ms")
        .Whole("links", r => r.Links, "links on the way, those of gateways included; 0 where there is none")
        .Text("nodes", r => string.Join(" > ", r.Nodes), "the nodes on the way, both ends included");

    /// <summary>Writes the file, which appears when it is complete.</summary>
    /// <exception cref="ResultsException">The file cannot be written.</exception>
    public static void Write(OutputPlace place, IEnumerable<NetworkRoute> routes) => WholeFile.Write(place, file => Table.Write(file, routes));
}
