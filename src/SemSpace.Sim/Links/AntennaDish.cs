using Is = SemSpace.Keys.Keys<SemSpace.Sim.Links.RadioOptions>;

namespace SemSpace.Sim.Links;

/// <summary>
/// A dish whose size tells its gain, 10 log10(η (π D f / c)²) dBi (Maral and Bousquet, Satellite Communications Systems). Made for dishes that are wider than a wavelength.
/// </summary>
public sealed record AntennaDish
{
    private const double MetresPerGhz = LinkBudget.SpeedOfLightKmPerS * 1e-6;

    /// <summary>Its diameter, m; null where the gain is given.</summary>
    public double? DiameterM { get; init; }

    /// <summary>Share of its area that gathers the signal.</summary>
    public double Efficiency { get; init; } = 0.55;

    /// <summary>Its gain, dBi; null where it has no diameter.</summary>
    /// <param name="frequencyGhz">Carrier, GHz.</param>
    public double? GainDbi(double frequencyGhz) => DiameterM is { } diameter ? 10 * Math.Log10(Efficiency * Math.Pow(Math.PI * diameter * frequencyGhz / MetresPerGhz, 2)) : null;

    /// <summary>The keys of one end.</summary>
    /// <param name="end">The end, with which their names begin.</param>
    /// <param name="get">Takes it from the radio.</param>
    /// <param name="set">A radio with another one.</param>
    internal static IEnumerable<Key<RadioOptions>> Keys(string end, Func<RadioOptions, AntennaDish> get, Func<RadioOptions, AntennaDish, RadioOptions> set) =>
    [
        Is.Of(DiameterKey(end), new OptionalKind<double>(Kinds.Within(0.01, 100, "m")), $"diameter of the antenna's dish, in place of {GainKey(end)}: the gain is 10 log10(efficiency (π diameter / wavelength)²); at least a wavelength",
            r => get(r).DiameterM, (r, v) => set(r, get(r) with { DiameterM = v })),
        Is.Of($"{end}_antenna_efficiency", Kinds.Within(0.01, 1), $"share of that dish's area that gathers the signal, for {DiameterKey(end)}",
            r => get(r).Efficiency, (r, v) => set(r, get(r) with { Efficiency = v })),
    ];

    /// <summary>Gain and diameter say the same.</summary>
    internal static (string First, string Second) Pair(string end) => (GainKey(end), DiameterKey(end));

    /// <summary>What is smaller than a wavelength is no dish.</summary>
    /// <param name="end">The end, with which the keys' names begin.</param>
    /// <param name="get">Takes it from the radio.</param>
    internal static KeyLaw<RadioOptions> Law(string end, Func<RadioOptions, AntennaDish> get) => new([DiameterKey(end), "frequency_ghz"], radio => get(radio).TooSmall(radio.FrequencyGhz));

    private static string GainKey(string end) => $"{end}_gain_dbi";

    private static string DiameterKey(string end) => $"{end}_antenna_diameter_m";

    private string? TooSmall(double frequencyGhz)
    {
        double wavelengthM = MetresPerGhz / frequencyGhz;
        return DiameterM is { } diameter && diameter < wavelengthM
            ? FormattableString.Invariant($"is {diameter}; must be at least a wavelength at frequency_ghz, {Math.Ceiling(wavelengthM * 1e4) / 1e4} m, or the gain be given.")
            : null;
    }
}
