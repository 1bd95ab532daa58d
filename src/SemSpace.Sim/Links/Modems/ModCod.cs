namespace SemSpace.Sim.Links.Modems;

/// <summary>A mode of DVB-S2 with normal frames: modulation and code.</summary>
/// <param name="Name">As the standard names it.</param>
/// <param name="BitsPerSymbol">2 for QPSK to 5 for 32APSK.</param>
/// <param name="BchBits">Uncoded bits of a frame, K_bch (ETSI EN 302 307-1, table 5a).</param>
/// <param name="EsN0Db">Ideal Es/N0 at which one packet in 10⁷ is lost, dB (table 13).</param>
public sealed record ModCod(string Name, int BitsPerSymbol, int BchBits, double EsN0Db)
{
    private const int FrameBits = 64_800, HeaderBits = 80, SlotSymbols = 90, SlotsBetweenPilots = 16, PilotSymbols = 36;

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

    /// <summary>All 28, in the standard's order.</summary>
    public static IReadOnlyList<ModCod> All { get; } =
    [
        .. Of("QPSK", 2, ("1/4", -2.35), ("1/3", -1.24), ("2/5", -0.30), ("1/2", 1.00), ("3/5", 2.23), ("2/3", 3.10), ("3/4", 4.03), ("4/5", 4.68), ("5/6", 5.18), ("8/9", 6.20), ("9/10", 6.42)),
        .. Of("8PSK", 3, ("3/5", 5.50), ("2/3", 6.62), ("3/4", 7.91), ("5/6", 9.35), ("8/9", 10.69), ("9/10", 10.98)),
        .. Of("16APSK", 4, ("2/3", 8.97), ("3/4", 10.21), ("4/5", 11.03), ("5/6", 11.61), ("8/9", 12.89), ("9/10", 13.13)),
        .. Of("32APSK", 5, ("3/4", 12.73), ("4/5", 13.64), ("5/6", 14.28), ("8/9", 15.69), ("9/10", 16.05)),
    ];

    /// <summary>Those that no other beats with a lower threshold, by efficiency; thresholds rise with it. Six of the 28 are beaten.</summary>
    public static IReadOnlyList<ModCod> Useful { get; } =
        [.. All.Where(mode => !All.Any(other => other.EsN0Db <= mode.EsN0Db && other.Efficiency() > mode.Efficiency())).OrderBy(mode => mode.Efficiency())];

    /// <summary>Bits of payload per symbol: (K_bch - 80) over the frame's symbols, its header and, after each 16 slots of 90, 36 of pilots.</summary>
    public double Efficiency(bool pilots = false)
    {
        double symbols = (double)FrameBits / BitsPerSymbol;
        int blocks = pilots ? (int)((symbols / SlotSymbols) - 1) / SlotsBetweenPilots : 0;
        return (BchBits - HeaderBits) / (symbols + SlotSymbols + (blocks * PilotSymbols));
    }

    private static IEnumerable<ModCod> Of(string modulation, int bits, params (string Code, double EsN0Db)[] modes)
        => modes.Select(mode => new ModCod($"{modulation} {mode.Code}", bits, Codes[mode.Code], mode.EsN0Db));
}
