using SemSpace.Sim.Links.Propagation;
using Is = SemSpace.Keys.Keys<SemSpace.Sim.Links.AtmosphereOptions>;

namespace SemSpace.Sim.Links;

/// <summary>Where a link's absorption by clear air comes from.</summary>
public enum GasModel
{
    /// <summary>From each radio's own value.</summary>
    Fixed,

    /// <summary>Line by line from carrier and station's height (ITU-R P.676).</summary>
    LineByLine,
}

/// <summary>The air between stations and satellites, for both directions.</summary>
public sealed record AtmosphereOptions
{
    /// <summary>Clear air.</summary>
    public GasModel Gas { get; init; }

    /// <summary>Density of water vapour at the sea, g/m³.</summary>
    public double WaterVapourGPerM3 { get; init; } = 7.5;

    /// <summary>Share of an average year in which the weather is no worse than what the links bear, percent; null for dry weather.</summary>
    public double? AvailabilityPercent { get; init; }

    /// <summary>Tilt of the polarisation from the horizontal, degrees; 45 for circular polarisation.</summary>
    public double PolarisationTiltDeg { get; init; } = 45;

    /// <summary>Wet term of the refractivity at stations, N units.</summary>
    public double WetRefractivity { get; init; } = 50;

    /// <summary>What stands around stations.</summary>
    public Surroundings Surroundings { get; init; }

    /// <summary>The keys.</summary>
    public static Section<AtmosphereOptions> Keys { get; } = new(
        "The air between stations and satellites, for both directions.",
        () => new(),
        Is.Of("gas", new ChoiceKind<GasModel>(("fixed", GasModel.Fixed), ("p676", GasModel.LineByLine)), "absorption by clear air: each radio's zenith_absorption_db, or by ITU-R P.676 from carrier and station's height",
            a => a.Gas, (a, v) => a with { Gas = v }),
        Is.Of("water_vapour_g_per_m3", Kinds.Within(0, 50, "g/m³"), "density of water vapour at the sea, of which gas: p676 takes account",
            a => a.WaterVapourGPerM3, (a, v) => a with { WaterVapourGPerM3 = v }),
        Is.Of("availability_percent", new OptionalKind<double>(Kinds.Within(95, 99.999, "percent")), "share of an average year in which rain, clouds and scintillation (ITU-R P.618) are no worse than what all links have here all the time; none is dry weather. Needs gateways[].rain_rate_mm_per_h",
            a => a.AvailabilityPercent, (a, v) => a with { AvailabilityPercent = v }),
        Is.Of("polarisation_tilt_deg", Kinds.Within(0, 90, "degrees"), "tilt of the polarisation from the horizontal, for rain; 45 is circular polarisation",
            a => a.PolarisationTiltDeg, (a, v) => a with { PolarisationTiltDeg = v }),
        Is.Of("wet_refractivity", Kinds.Within(0, 300), "wet term of the refractivity at stations, N units, for scintillation",
            a => a.WetRefractivity, (a, v) => a with { WetRefractivity = v }),
        Is.Of("surroundings", Places, "what stands around stations, buildings by 3GPP TR 38.811 or trees by Abdi et al. (2003): each pass draws whether the satellite is in sight, and its shadow",
            a => a.Surroundings, (a, v) => a with { Surroundings = v }));

    private static ChoiceKind<Surroundings> Places => new(("open", Surroundings.Open), ("suburban", Surroundings.Suburban), ("urban", Surroundings.Urban), ("dense_urban", Surroundings.DenseUrban), ("trees", Surroundings.Trees));
}
