namespace SemSpace.Orbit.Propagation.TwoBody;

/// <summary>The Earth's gravity for the propagators that do not carry constants of their own, as SGP4 does.</summary>
public static class EarthGravity
{
    /// <summary>Gravitational parameter of WGS84 (NIMA TR8350.2), atmosphere included, km³/s².</summary>
    public const double MuKm3PerS2 = 398600.4418;

    /// <summary>Oblateness J2 of EGM96 (Lemoine et al., NASA/TP-1998-206861), for <see cref="ReferenceRadiusKm"/>.</summary>
    public const double J2 = 1.082626683e-3;

    /// <summary>The radius that <see cref="J2"/> is given for, km.</summary>
    public const double ReferenceRadiusKm = 6378.1363;
}
