namespace SemSpace.Sim.Links.Modems;

/// <summary>A modem that adapts without steps: Shannon's bound, less the radio's gap, up to its ceiling.</summary>
public sealed record ShannonModem : Modem
{
    /// <inheritdoc/>
    public override double RateBps(double snrDb, RadioChannel channel)
    {
        double snr = Math.Pow(10, (snrDb - channel.GapDb) / 10);
        return channel.BandwidthHz * Math.Min(Math.Log2(1 + snr), channel.CeilingBpsPerHz);
    }
}
