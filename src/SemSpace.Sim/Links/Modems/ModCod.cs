namespace SemSpace.Sim.Links.Modems;

/// <summary>A mode of DVB-S2 or DVB-S2X with normal frames: modulation and code.</summary>
/// <param name="Name">As the standard names it.</param>
/// <param name="BitsPerSymbol">2 for QPSK to 8 for 256APSK.</param>
/// <param name="BchBits">Uncoded bits of a frame, K_bch.</param>
/// <param name="EsN0Db">Ideal Es/N0 at which transmission is free of errors but for one packet in 10⁷ or so, dB.</param>
public sealed record ModCod(string Name, int BitsPerSymbol, int BchBits, double EsN0Db)
{
    /// <summary>Bits of a coded frame.</summary>
    internal const int FrameBits = 64_800;

    private const int HeaderBits = 80, SlotSymbols = 90, SlotsBetweenPilots = 16, PilotSymbols = 36;

    /// <summary>Slots of a frame without its header; 128APSK does not fill the last one.</summary>
    private int Slots => (int)Math.Ceiling((double)FrameBits / BitsPerSymbol / SlotSymbols);

    /// <summary>Bits of payload per symbol: (K_bch - 80) over the frame's symbols, its header of one slot and, after each 16 slots of 90, 36 of pilots.</summary>
    public double Efficiency(bool pilots = false)
    {
        int blocks = pilots ? (Slots - 1) / SlotsBetweenPilots : 0;
        return (double)(BchBits - HeaderBits) / (((Slots + 1) * SlotSymbols) + (blocks * PilotSymbols));
    }
}
