using Is = SemSpace.Keys.Keys<SemSpace.Sim.Links.Modems.DvbS2Modem>;

namespace SemSpace.Sim.Links.Modems;

/// <summary>
/// Adaptive coding and modulation of DVB-S2 (ETSI EN 302 307-1): of its 28 modes with normal frames, or of the 67 with those of DVB-S2X (EN 302 307-2), the most efficient one whose threshold the link
/// reaches, with a margin; nothing below the lowest. At the thresholds one packet in ten million is lost, so nothing is sent again.
/// Not modelled: short and medium frames, those for very low signals, amplifiers that bend the constellations, the delay of the return channel that names the mode.
/// </summary>
public sealed record DvbS2Modem : Modem
{
    private const string Any = "none";

    /// <summary>Excess bandwidth of the pulse: the symbol rate is the bandwidth over 1 + this.</summary>
    public double RollOff { get; init; } = 0.2;

    /// <summary>What the ratio must be above a mode's ideal threshold, dB.</summary>
    public double MarginDb { get; init; } = 1;

    /// <summary>How far the ratio must rise above what a better mode needs until it is taken, dB.</summary>
    public double HysteresisDb { get; init; }

    /// <summary>Whether frames carry pilots, which cost 2.4 % of the rate.</summary>
    public bool Pilots { get; init; }

    /// <summary>The modes.</summary>
    public ModCodList ModCods { get; init; } = ModCodList.S2;

    /// <summary>The most efficient mode that the radios know, by name; null for the best of <see cref="ModCods"/>.</summary>
    public string? BestMode { get; init; }

    /// <summary>The keys.</summary>
    public static Section<DvbS2Modem> Keys { get; } = new(
        "Adaptive coding and modulation of DVB-S2 or DVB-S2X: the most efficient of its modes that the link bears.",
        () => new(),
        Is.Of("roll_off", Kinds.Within(0, 1), "excess bandwidth: the symbol rate is bandwidth_khz / (1 + roll_off)", m => m.RollOff, (m, v) => m with { RollOff = v }),
        Is.Of("margin_db", Kinds.Within(0, 30, "dB"), "what Es/N0 must be above a mode's ideal threshold", m => m.MarginDb, (m, v) => m with { MarginDb = v }),
        Is.Of("hysteresis_db", Kinds.Within(0, 10, "dB"), "how far Es/N0 must rise above what a better mode needs until it is taken", m => m.HysteresisDb, (m, v) => m with { HysteresisDb = v }),
        Is.Of("pilots", Kinds.Flag, "whether frames carry pilot symbols", m => m.Pilots, (m, v) => m with { Pilots = v }),
        Is.Of("modcods", new ChoiceKind<ModCodList>(("s2", ModCodList.S2), ("s2x", ModCodList.S2X)), "the modes: DVB-S2's 28, or with those that DVB-S2X adds 67", m => m.ModCods, (m, v) => m with { ModCods = v }),
        Is.Of("best_mode", new ChoiceKind<string>([(Any, Any), .. ModCodList.S2X.All.Select(mode => (mode.Name, mode.Name))]), "the most efficient mode that the radios know; none is the best of modcods",
            m => m.BestMode ?? Any, (m, v) => m with { BestMode = v == Any ? null : v }))
    {
        Laws = [new(["best_mode", "modcods"], Unknown)],
    };

    /// <inheritdoc/>
    public override double RateBps(double snrDb, RadioChannel channel) => RateOf(BestAt(snrDb), channel);

    /// <inheritdoc/>
    public override string ModeAt(double snrDb, RadioChannel channel) => NameOf(BestAt(snrDb));

    /// <summary>The rate is constant between changes of the mode, whose times are found on the straight line between samples.</summary>
    /// <inheritdoc/>
    public override IEnumerable<RatePiece> Over(IReadOnlyList<SnrSample> samples, RadioChannel channel)
    {
        int mode = BestAt(samples[0].SnrDb), known = Known;
        for (int i = 1; i < samples.Count; i++)
        {
            (SnrSample from, SnrSample to) = (samples[i - 1], samples[i]);
            double at = from.AtS;
            bool rises = to.SnrDb >= from.SnrDb;
            while (Change(mode, rises, known) is var change && (rises ? to.SnrDb >= change : to.SnrDb < change))
            {
                double part = Math.Clamp((change - from.SnrDb) / (to.SnrDb - from.SnrDb), 0, 1);
                double until = Math.Max(at, from.AtS + (part * (to.AtS - from.AtS)));
                if (until > at) yield return Constant(at, until);
                (at, mode) = (until, rises ? mode + 1 : mode - 1);
            }

            if (to.AtS > at) yield return Constant(at, to.AtS);
        }

        RatePiece Constant(double from, double to) => new(from, to, RateOf(mode, channel), RateOf(mode, channel), NameOf(mode));
    }

    /// <summary>The ratio at which the mode is left for the next better or worse one.</summary>
    private double Change(int mode, bool rises, int known)
        => rises
            ? mode + 1 < known ? ThresholdDb(mode + 1) + HysteresisDb : double.PositiveInfinity
            : mode >= 0 ? ThresholdDb(mode) : double.NegativeInfinity;

    /// <summary>How many modes the radios know, by efficiency.</summary>
    private int Known => BestMode is null ? ModCods.Useful.Count : ModCods.UsefulUpTo(BestMode);

    private static string? Unknown(DvbS2Modem modem)
        => modem.BestMode is null || modem.ModCods.Has(modem.BestMode)
            ? null
            : $"is {modem.BestMode}, which is no mode of {modem.ModCods.Name}; must be {string.Join(", ", modem.ModCods.All.Select(mode => mode.Name))}, or none, or modcods be s2x.";

    private int BestAt(double snrDb)
    {
        int best = -1, known = Known;
        while (best + 1 < known && ThresholdDb(best + 1) <= snrDb) best++;
        return best;
    }

    /// <summary>What signal to noise in the whole channel must be, where Es/N0 counts the noise of the symbol rate alone.</summary>
    private double ThresholdDb(int mode) => ModCods.Useful[mode].EsN0Db + MarginDb - (10 * Math.Log10(1 + RollOff));

    private string NameOf(int mode) => mode < 0 ? "silent" : ModCods.Useful[mode].Name;

    private double RateOf(int mode, RadioChannel channel) => mode < 0 ? 0 : channel.BandwidthHz / (1 + RollOff) * ModCods.Useful[mode].Efficiency(Pilots);
}
