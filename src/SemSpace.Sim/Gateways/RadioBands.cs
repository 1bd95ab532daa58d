namespace SemSpace.Sim.Gateways;

/// <summary>Frequency bands by the letters that stations are listed with.</summary>
public static class RadioBands
{
    /// <summary>Radio bands with their edges, GHz: IEEE 521 letters, with what satellite operators call Ka from 17.7 on.</summary>
    private static readonly (string Name, double FromGhz, double ToGhz)[] Edges =
        [("VHF", 0.03, 0.3), ("UHF", 0.3, 1), ("L", 1, 2), ("S", 2, 4), ("C", 4, 8), ("X", 8, 12), ("Ku", 12, 17.7), ("Ka", 17.7, 40)];

    /// <summary>All that a station may list.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Edges.Select(band => band.Name), "Optical"];

    /// <summary>The band of a carrier; null beyond them.</summary>
    /// <param name="frequencyGhz">Carrier, GHz.</param>
    public static string? Of(double frequencyGhz) => Edges.FirstOrDefault(band => frequencyGhz >= band.FromGhz && frequencyGhz < band.ToGhz).Name;
}
