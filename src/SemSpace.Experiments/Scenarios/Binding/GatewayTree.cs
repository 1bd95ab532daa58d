using SemSpace.Sim.Gateways;

namespace SemSpace.Experiments.Scenarios.Binding;

/// <summary>Makes the gateways of a tree a list of whole ones: stations of a network where it chooses from one, over what all have in common.</summary>
internal static class GatewayTree
{
    /// <summary>The key of what all gateways have in common.</summary>
    public const string Defaults = "gateway_defaults";

    /// <summary>The name of the station that stands for a choice with faults.</summary>
    public const string NoStation = "none";

    private const string Gateways = "gateways";
    private static readonly string[] Own = ["name", "latitude_deg", "longitude_deg", "altitude_m"];

    /// <summary>The keys that gateways may have in common.</summary>
    public static Section<GatewayOptions> Common { get; } = new(
        "What all gateways have that do not give their own.", () => new() { Name = "", LatitudeDeg = 0, LongitudeDeg = 0 }, [.. GatewayOptions.Keys.Keys.Where(key => !Own.Contains(key.Name))])
    {
        Laws = [.. GatewayOptions.Keys.Laws.Where(law => law.Keys[0] != GatewayOptions.PreemptionKey && !law.Keys.Any(key => Own.Contains(key)))], // a gateway's own contention may suit it
    };

    /// <summary>Whether an override is about the choice of gateways, and so to be applied before it is made.</summary>
    public static bool IsChoice(Override change)
    {
        string[] parts = change.Path.Split('.');
        return parts[0] == Defaults || (parts[0] == Gateways && (parts.Length == 1 ? change.Value is MapNode : NetworkSpec.Keys.Keys.Any(key => key.Name == parts[1])));
    }

    /// <summary>The tree with its gateways as a list, and whatever is wrong with their choice among the faults.</summary>
    public static ConfigNode Resolve(ConfigNode root, BindContext context)
    {
        if (root is not MapNode map || map.Find(Gateways) is not { } gateways) return root;
        if (gateways.Value is MapNode)
        {
            bool isLegal = NetworkSpec.Keys.TryBind(gateways.Value, Gateways, context, out NetworkSpec network);
            IEnumerable<MapNode> stations = isLegal ? network.Chosen().Select(one => Station(one.Name, one.Station, gateways.Place)) : [Station(NoStation, GatewayNetworks.Stations[0], gateways.Place)];
            gateways = gateways with { Value = new ListNode(gateways.Place, [.. stations]) };
        }

        MapEntry[] defaults = [.. map.Entries.Where(entry => entry.Key == Defaults)];
        if (defaults is not [{ Value: MapNode }] || gateways.Value is not ListNode list) return Replaced(map, gateways);
        ConfigNode legal = Common.TryBind(defaults[0].Value, Defaults, context, out _) ? defaults[0].Value : Legal((MapNode)defaults[0].Value, context.Faults);
        ListNode over = list with { Items = [.. list.Items.Select(item => GatewayOptions.Keys.Over(item, legal))] };
        return Without(Replaced(map, gateways with { Value = over }), Defaults);
    }

    /// <summary>What is legal of what gateways have in common. The rest is told once, and is not known of any gateway.</summary>
    private static MapNode Legal(MapNode defaults, FaultList faults)
    {
        ILookup<bool, MapEntry> entries = defaults.Entries.ToLookup(entry => Common.Keys.Any(key => key.Name == entry.Key) && faults.IsLegal($"{Defaults}.{entry.Key}"));
        foreach (MapEntry illegal in entries[false]) faults.Refuse($"{Gateways}.*.{illegal.Key}");
        return defaults with { Entries = [.. entries[true].DistinctBy(entry => entry.Key)] };
    }

    private static MapNode Replaced(MapNode map, MapEntry gateways) => map with { Entries = [.. map.Entries.Select(entry => entry.Key == Gateways ? gateways : entry)] };

    private static MapNode Without(MapNode map, string key) => map with { Entries = [.. map.Entries.Where(entry => entry.Key != key)] };

    private static MapNode Station(string name, NetworkStation station, Place place)
    {
        return new(place, [Entry("name", name, quoted: true), Entry("latitude_deg", NumberText.Write(station.LatitudeDeg)), Entry("longitude_deg", NumberText.Write(station.LongitudeDeg)), .. Known()]);

        IEnumerable<MapEntry> Known()
        {
            if (station.AltitudeM != 0) yield return Entry("altitude_m", NumberText.Write(station.AltitudeM));
            if (station.Bands.Count > 0) yield return new("bands", place, new ListNode(place, [.. station.Bands.Select(band => new ScalarNode(place, band, false))]));
        }

        MapEntry Entry(string key, string text, bool quoted = false) => new(key, place, new ScalarNode(place, text, quoted));
    }
}
