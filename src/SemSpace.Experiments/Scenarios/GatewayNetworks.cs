using System.Text.Json;

namespace SemSpace.Experiments.Scenarios;

/// <summary>A station of a network.</summary>
/// <param name="Network">The network's name.</param>
/// <param name="Provider">Who runs it.</param>
/// <param name="Name">Its name, unique within the network.</param>
/// <param name="LatitudeDeg">Geodetic latitude (WGS84), degrees north.</param>
/// <param name="LongitudeDeg">Longitude, degrees east.</param>
/// <param name="AltitudeM">Height above the ellipsoid, m; 0 where the source has none.</param>
/// <param name="Bands">Bands of its antennas; empty where the source does not tell.</param>
public sealed record NetworkStation(string Network, string Provider, string Name, double LatitudeDeg, double LongitudeDeg, double AltitudeM, ValueList<string> Bands)
{
    /// <summary>Its name where another network has a station of the same name.</summary>
    public string FullName => $"{Name} {Provider}";
}

/// <summary>Networks of real ground stations that SemSpace brings along, as GeoJSON in <c>scenarios/networks/</c>, each with its source. Thread-safe.</summary>
public static class GatewayNetworks
{
    private const string Folder = "networks/", Ending = ".geojson";

    /// <summary>The networks' names.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. typeof(GatewayNetworks).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Select(name => name[Folder.Length..^Ending.Length]).Order(StringComparer.Ordinal)];

    /// <summary>All stations, by network and in the order of its file.</summary>
    public static IReadOnlyList<NetworkStation> Stations { get; } = [.. Names.SelectMany(Read)];

    private static IEnumerable<NetworkStation> Read(string network)
    {
        using Stream file = typeof(GatewayNetworks).Assembly.GetManifestResourceStream(Folder + network + Ending)!;
        using JsonDocument document = JsonDocument.Parse(file);
        foreach (JsonElement feature in document.RootElement.GetProperty("features").EnumerateArray())
        {
            double[] place = [.. feature.GetProperty("geometry").GetProperty("coordinates").EnumerateArray().Select(number => number.GetDouble())];
            JsonElement about = feature.GetProperty("properties");
            string[] bands = about.TryGetProperty("frequency_bands", out JsonElement told) ? [.. told.EnumerateArray().Select(band => band.GetString()!)] : [];
            yield return new(network, about.GetProperty("provider").GetString()!, about.GetProperty("name").GetString()!, place[1], place[0], place.ElementAtOrDefault(2), [.. bands]);
        }
    }
}
