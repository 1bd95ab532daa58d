using System.Globalization;

namespace SemSpace.Sim.Links.Modems;

/// <summary>Modes that a modem chooses from.</summary>
public sealed class ModCodList
{
    /// <summary>Bits of a frame that the outer code of DVB-S2X adds: 12 errors of 16 bits each.</summary>
    private const int BchParityBits = 192;

    /// <summary>Uncoded bits of a frame by code (ETSI EN 302 307-1, table 5a).</summary>
    private static readonly Dictionary<string, int> Codes = new()
    {
        ["1/4"] = 16_008,
        ["1/3"] = 21_408,
        ["2/5"] = 25_728,
        ["1/2"] = 32_208,
        ["3/5"] = 38_688,
        ["2/3"] = 43_040,
        ["3/4"] = 48_408,
        ["4/5"] = 51_648,
        ["5/6"] = 53_840,
        ["8/9"] = 57_472,
        ["9/10"] = 58_192,
    };

    private readonly Dictionary<string, int> _upTo;

    private ModCodList(string name, IReadOnlyList<ModCod> all)
    {
        (Name, All) = (name, all);
        Useful = [.. all.Where(mode => !all.Any(other => Beats(other, mode))).OrderBy(mode => mode.Efficiency())];
        _upTo = all.ToDictionary(best => best.Name, best => Useful.Count(mode => mode.Efficiency() <= best.Efficiency()));
    }

    /// <summary>The 28 modes of DVB-S2 (ETSI EN 302 307-1, table 13), in the standard's order.</summary>
    public static ModCodList S2 { get; } = new("DVB-S2",
    [
        .. Of("QPSK", 2, ("1/4", -2.35), ("1/3", -1.24), ("2/5", -0.30), ("1/2", 1.00), ("3/5", 2.23), ("2/3", 3.10), ("3/4", 4.03), ("4/5", 4.68), ("5/6", 5.18), ("8/9", 6.20), ("9/10", 6.42)),
        .. Of("8PSK", 3, ("3/5", 5.50), ("2/3", 6.62), ("3/4", 7.91), ("5/6", 9.35), ("8/9", 10.69), ("9/10", 10.98)),
        .. Of("16APSK", 4, ("2/3", 8.97), ("3/4", 10.21), ("4/5", 11.03), ("5/6", 11.61), ("8/9", 12.89), ("9/10", 13.13)),
        .. Of("32APSK", 5, ("3/4", 12.73), ("4/5", 13.64), ("5/6", 14.28), ("8/9", 15.69), ("9/10", 16.05)),
    ]);

    /// <summary>Those and the 39 that DVB-S2X adds with normal frames, over a channel that is linear (ETSI EN 302 307-2 V1.1.1, table 20a): 67.</summary>
    public static ModCodList S2X { get; } = new("DVB-S2X",
    [
        .. S2.All,
        .. Extended("QPSK", 2, ("2/9", -2.85), ("13/45", -2.03), ("9/20", 0.22), ("11/20", 1.45)),
        .. Extended("8APSK", 3, ("5/9-L", 4.73), ("26/45-L", 5.13)),
        .. Extended("8PSK", 3, ("23/36", 6.12), ("25/36", 7.02), ("13/18", 7.49)),
        .. Extended("16APSK", 4, ("1/2-L", 5.97), ("8/15-L", 6.55), ("5/9-L", 6.84), ("26/45", 7.51), ("3/5", 7.80), ("3/5-L", 7.41), ("28/45", 8.10), ("23/36", 8.38), ("2/3-L", 8.43), ("25/36", 9.27), ("13/18", 9.71), ("7/9", 10.65), ("77/90", 11.99)),
        .. Extended("32APSK", 5, ("2/3-L", 11.10), ("32/45", 11.75), ("11/15", 12.17), ("7/9", 13.05)),
        .. Extended("64APSK", 6, ("32/45-L", 13.98), ("11/15", 14.81), ("7/9", 15.47), ("4/5", 15.87), ("5/6", 16.55)),
        .. Extended("128APSK", 7, ("3/4", 17.73), ("7/9", 18.53)),
        .. Extended("256APSK", 8, ("29/45-L", 16.98), ("2/3-L", 17.24), ("31/45-L", 18.10), ("32/45", 18.59), ("11/15-L", 18.84), ("3/4", 19.57)),
    ]);

    /// <summary>The standard.</summary>
    public string Name { get; }

    /// <summary>All of them.</summary>
    public IReadOnlyList<ModCod> All { get; }

    /// <summary>Those that no other beats with a lower threshold, by efficiency; thresholds rise with it. Six of DVB-S2's 28 are beaten, 21 of DVB-S2X's 67.</summary>
    public IReadOnlyList<ModCod> Useful { get; }

    /// <summary>Whether a mode is one of them.</summary>
    /// <param name="mode">Its name.</param>
    public bool Has(string mode) => _upTo.ContainsKey(mode);

    /// <summary>How many of <see cref="Useful"/> are no more efficient than a mode.</summary>
    /// <param name="mode">The name of one of <see cref="All"/>.</param>
    public int UsefulUpTo(string mode) => _upTo[mode];

    /// <summary>Whether a mode asks for no more signal than another, gives no less, and differs in one of both.</summary>
    private static bool Beats(ModCod mode, ModCod other)
        => mode.EsN0Db <= other.EsN0Db && mode.Efficiency() >= other.Efficiency() && (mode.EsN0Db < other.EsN0Db || mode.Efficiency() > other.Efficiency());

    private static IEnumerable<ModCod> Of(string modulation, int bits, params (string Code, double EsN0Db)[] modes)
        => modes.Select(mode => new ModCod($"{modulation} {mode.Code}", bits, Codes[mode.Code], mode.EsN0Db));

    /// <summary>
    /// Codes of DVB-S2X. Its table 20a counts the same outer code for all of them, those of 2/3 and 5/6 among them; later editions give two efficiencies as with DVB-S2's own codes of these rates,
    /// 32APSK 2/3-L 3.291954 and 64APSK 5/6 4.936639, which is 0.07 % more.
    /// </summary>
    private static IEnumerable<ModCod> Extended(string modulation, int bits, params (string Code, double EsN0Db)[] modes)
        => modes.Select(mode => new ModCod($"{modulation} {mode.Code}", bits, InnerBits(mode.Code) - BchParityBits, mode.EsN0Db));

    /// <summary>Bits that the inner code takes in: its rate's share of the frame.</summary>
    private static int InnerBits(string code)
    {
        string[] rate = code.Split('-')[0].Split('/');
        return ModCod.FrameBits * int.Parse(rate[0], CultureInfo.InvariantCulture) / int.Parse(rate[1], CultureInfo.InvariantCulture);
    }
}
