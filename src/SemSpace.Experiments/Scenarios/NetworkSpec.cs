using System.Globalization;
using SemSpace.Orbit;
using SemSpace.Sim.Gateways;
using Is = SemSpace.Keys.Keys<SemSpace.Experiments.Scenarios.NetworkSpec>;

namespace SemSpace.Experiments.Scenarios;

/// <summary>A choice of stations from the networks that SemSpace brings along.</summary>
public sealed record NetworkSpec
{
    private const string Every = "all";
    private const int MostStations = 1000, NamesShown = 8;

    /// <summary>A network's name, or "all".</summary>
    public string Network { get; init; } = Every;

    /// <summary>Names of the stations to take; empty for all.</summary>
    public ValueList<string> Stations { get; init; } = [];

    /// <summary>Bands that a station must have; empty for any.</summary>
    public ValueList<string> Bands { get; init; } = [];

    /// <summary>Southern edge of the box, degrees.</summary>
    public double SouthDeg { get; init; } = -90;

    /// <summary>Northern edge, degrees.</summary>
    public double NorthDeg { get; init; } = 90;

    /// <summary>Western edge, degrees.</summary>
    public double WestDeg { get; init; } = -180;

    /// <summary>Eastern edge, degrees; west of the western one where the box crosses the date line.</summary>
    public double EastDeg { get; init; } = 180;

    /// <summary>The keys.</summary>
    public static Section<NetworkSpec> Keys { get; } = new(
        "Stations of a network that SemSpace brings along, in place of a list. They are gateways like those of a list, and keys of gateways go by their names.",
        () => new(),
        Is.Must("network", new ChoiceKind<string>([.. GatewayNetworks.Names.Append(Every).Select(name => (name, name))]), "network to take stations from", n => n.Network, (n, v) => n with { Network = v }),
        new ScalarListKey<NetworkSpec, string>("stations", Kinds.NonEmptyText, "stations to take, by name", n => n.Stations, (n, v) => n with { Stations = v }) { DefaultInWords = "all", Most = MostStations },
        new ScalarListKey<NetworkSpec, string>("bands", new ChoiceKind<string>([.. RadioBands.Names.Select(band => (band, band))]), "bands of which a station must have each; stations whose bands are not known have all", n => n.Bands, (n, v) => n with { Bands = v }) { DefaultInWords = "any", Most = RadioBands.Names.Count },
        Is.Of("south_deg", Kinds.Within(-90, 90, "degrees"), "southern edge of the box to take stations from", n => n.SouthDeg, (n, v) => n with { SouthDeg = v }),
        Is.Of("north_deg", Kinds.Within(-90, 90, "degrees"), "northern edge", n => n.NorthDeg, (n, v) => n with { NorthDeg = v }),
        Is.Of("west_deg", Kinds.Within(-180, 180, "degrees"), "western edge", n => n.WestDeg, (n, v) => n with { WestDeg = v }),
        Is.Of("east_deg", Kinds.Within(-180, 180, "degrees"), "eastern edge; west of west_deg where the box crosses the date line", n => n.EastDeg, (n, v) => n with { EastDeg = v }))
    {
        Laws = [new(["stations", "network"], network => network.Unknown()), new(["network", "stations", "bands", "south_deg", "north_deg", "west_deg", "east_deg"], network => network.ChoosesNone())],
    };

    /// <summary>The stations, each with a name that no other has.</summary>
    public IReadOnlyList<(string Name, NetworkStation Station)> Chosen()
    {
        NetworkStation[] chosen = [.. Offered.Where(station => (Stations.Count == 0 || Stations.Any(name => IsNamed(station, name))) && HasBands(station) && IsInBox(station))];
        HashSet<string> twice = [.. chosen.GroupBy(station => station.Name).Where(group => group.Count() > 1).Select(group => group.Key)];
        return [.. chosen.Select(station => (twice.Contains(station.Name) ? station.FullName : station.Name, station))];
    }

    private IEnumerable<NetworkStation> Offered => GatewayNetworks.Stations.Where(station => Network == Every || station.Network == Network);

    private static bool IsNamed(NetworkStation station, string name) => station.Name == name || station.FullName == name;

    private bool HasBands(NetworkStation station) => station.Bands.Count == 0 || Bands.All(band => station.Bands.Contains(band));

    private bool IsInBox(NetworkStation station)
    {
        bool isBetween = WestDeg <= EastDeg ? station.LongitudeDeg >= WestDeg && station.LongitudeDeg <= EastDeg : station.LongitudeDeg >= WestDeg || station.LongitudeDeg <= EastDeg;
        return station.LatitudeDeg >= SouthDeg && station.LatitudeDeg <= NorthDeg && isBetween;
    }

    private string? Unknown()
    {
        if (Stations.FirstOrDefault(name => !Offered.Any(station => IsNamed(station, name))) is not { } strange) return null;
        string[] names = [.. Offered.Select(station => station.Name)];
        return string.Create(CultureInfo.InvariantCulture, $"holds {strange}; must hold stations of {Network}: {Counted.First(names, NamesShown)}.{Spelling.Hint(strange, names)}");
    }

    private string? ChoosesNone() => Unknown() is null && Chosen().Count == 0 ? $"is {Network}, of which no station has these names and bands and is in this box; must leave one or more." : null;
}
