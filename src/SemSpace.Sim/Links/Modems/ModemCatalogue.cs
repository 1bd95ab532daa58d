namespace SemSpace.Sim.Links.Modems;

/// <summary>The modems by name; a program may add its own.</summary>
public static class ModemCatalogue
{
    /// <summary>The catalogue.</summary>
    public static Catalogue<Modem> All { get; } = new(
        "link model",
        Member<Modem>.Of("shannon", "is Shannon's bound less snr_gap_db, up to max_efficiency_bps_per_hz", new Section<ShannonModem>("Shannon's bound.", () => new())),
        Member<Modem>.Of("dvb_s2", "takes the best mode of DVB-S2 or DVB-S2X", DvbS2Modem.Keys),
        Member<Modem>.Of("friis", "has one rate and sends packets with an error again", FixedRateModem.Keys),
        Member<Modem>.Of("constant", "has one rate wherever there is contact", ConstantRate.Keys));
}
