namespace SemSpace.Sim.Links.Modems;

/// <summary>How a radio turns its signal-to-noise ratio into bits: what differs between the members of <see cref="ModemCatalogue"/>.</summary>
public abstract record Modem
{
    /// <summary>Bits that arrive per second while the ratio stays as it is, bit/s.</summary>
    /// <param name="snrDb">Signal to noise in the channel's bandwidth, dB.</param>
    /// <param name="channel">What the modem knows of its radio.</param>
    public abstract double RateBps(double snrDb, RadioChannel channel);

    /// <summary>The rate while the ratio goes straight from sample to sample: here the rate goes straight, too.</summary>
    /// <param name="samples">Two samples or more, in order of time.</param>
    /// <param name="channel">What the modem knows of its radio.</param>
    /// <returns>Pieces that follow each other without a gap.</returns>
    public virtual IEnumerable<RatePiece> Over(IReadOnlyList<SnrSample> samples, RadioChannel channel)
    {
        double first = RateBps(samples[0].SnrDb, channel);
        for (int i = 1; i < samples.Count; i++)
        {
            double last = RateBps(samples[i].SnrDb, channel);
            yield return new(samples[i - 1].AtS, samples[i].AtS, first, last);
            first = last;
        }
    }

    /// <summary>What the modem sends with, as a report names it; empty where there is no choice.</summary>
    public virtual string ModeAt(double snrDb, RadioChannel channel) => "";
}

/// <summary>What a modem knows of its radio.</summary>
/// <param name="BandwidthHz">Width of the channel, Hz.</param>
/// <param name="GapDb">Distance from Shannon's limit, dB, for modems that are told by it.</param>
/// <param name="CeilingBpsPerHz">Highest spectral efficiency, bit/s/Hz, for modems that are told by it.</param>
public readonly record struct RadioChannel(double BandwidthHz, double GapDb, double CeilingBpsPerHz);

/// <summary>A signal-to-noise ratio at a time.</summary>
/// <param name="AtS">Time since the window opened, s.</param>
/// <param name="SnrDb">Ratio in the channel's bandwidth, dB.</param>
public readonly record struct SnrSample(double AtS, double SnrDb);

/// <summary>A stretch of time in which a rate goes straight from one value to another.</summary>
/// <param name="FromS">Its beginning, s since the window opened.</param>
/// <param name="ToS">Its end, s.</param>
/// <param name="FirstBps">Rate at its beginning, bit/s.</param>
/// <param name="LastBps">Rate at its end, bit/s.</param>
/// <param name="Mode">What the modem sends with; empty where there is no choice.</param>
public readonly record struct RatePiece(double FromS, double ToS, double FirstBps, double LastBps, string Mode = "");
