using MathNet.Numerics;
using Is = SemSpace.Keys.Keys<SemSpace.Sim.Links.Modems.FixedRateModem>;

namespace SemSpace.Sim.Links.Modems;

/// <summary>
/// A modem of one rate, BPSK or QPSK, whose packets are sent again when a bit of them is wrong: what arrives is the rate times the share of packets
/// without an error. Bits fail with ½ erfc(√(Eb/N0)) each, Eb/N0 as Friis' equation gives it and raised by the code's gain.
/// </summary>
public sealed record FixedRateModem : Modem
{
    /// <summary>Where the rate is not straight the ratio is followed in steps of this much, dB.</summary>
    private const double StepDb = 0.1;

    /// <summary>The rate of sent bits, Mbit/s.</summary>
    public double RateMbps { get; init; } = 0.25;

    /// <summary>Bits of a packet.</summary>
    public int PacketBits { get; init; } = 8192;

    /// <summary>What the error-correcting code gains, dB.</summary>
    public double CodingGainDb { get; init; } = 5;

    /// <summary>The keys.</summary>
    public static Section<FixedRateModem> Keys { get; } = new(
        "A modem of one rate, BPSK or QPSK, on Friis' equation; packets with an error are sent again.",
        () => new(),
        Is.Of("rate_mbps", Kinds.Within(1e-6, 1e6, "Mbit/s"), "rate of the bits that are sent", m => m.RateMbps, (m, v) => m with { RateMbps = v }),
        Is.Of("packet_bits", Kinds.Whole(1, 10_000_000, "bits"), "length of a packet, which arrives whole or is sent again", m => m.PacketBits, (m, v) => m with { PacketBits = v }),
        Is.Of("coding_gain_db", Kinds.Within(0, 20, "dB"), "what the error-correcting code gains over uncoded bits", m => m.CodingGainDb, (m, v) => m with { CodingGainDb = v }));

    /// <summary>Share of packets that have an error, 0 to 1.</summary>
    /// <param name="snrDb">Signal to noise in the channel's bandwidth, dB.</param>
    /// <param name="channel">The radio.</param>
    public double PacketErrorRate(double snrDb, RadioChannel channel)
    {
        double ebN0 = Math.Pow(10, (snrDb + CodingGainDb) / 10) * channel.BandwidthHz / (RateMbps * 1e6);
        double bitErrors = SpecialFunctions.Erfc(Math.Sqrt(ebN0)) / 2;
        return 1 - Math.Exp(PacketBits * Math.Log(1 - bitErrors));
    }

    /// <inheritdoc/>
    public override double RateBps(double snrDb, RadioChannel channel) => RateMbps * 1e6 * (1 - PacketErrorRate(snrDb, channel));

    /// <inheritdoc/>
    public override IEnumerable<RatePiece> Over(IReadOnlyList<SnrSample> samples, RadioChannel channel) => base.Over([.. Finer(samples)], channel);

    private static IEnumerable<SnrSample> Finer(IReadOnlyList<SnrSample> samples)
    {
        for (int i = 1; i < samples.Count; i++)
        {
            (SnrSample from, SnrSample to) = (samples[i - 1], samples[i]);
            int parts = (int)Math.Clamp(Math.Ceiling(Math.Abs(to.SnrDb - from.SnrDb) / StepDb), 1, 1000);
            for (int part = 0; part < parts; part++)
                yield return new(from.AtS + ((to.AtS - from.AtS) * part / parts), from.SnrDb + ((to.SnrDb - from.SnrDb) * part / parts));
        }

        yield return samples[^1];
    }
}
