using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Elements;

/// <summary>
/// One set of SGP4 mean elements, as two-line element sets and orbit mean-elements messages carry them: mean equator and equinox of
/// TEME, Kozai mean motion. They fit SGP4; the propagators of two bodies and of the J2 drift take the angles and
/// <see cref="SemiMajorAxisKm"/> as they stand. Two sets are equal when all their values are.
/// </summary>
public sealed record OrbitalElements
{
    /// <summary>The Earth's equatorial radius that SGP4 counts with (WGS72), km.</summary>
    public const double EarthRadiusKm = Wgs72.EarthRadiusKm;

    /// <summary>Name of the satellite, or its number where the source has no name.</summary>
    public required string Name { get; init; }

    /// <summary>Catalogue (NORAD) number, 0 to 999,999,999; two-line element sets hold at most 339,999.</summary>
    public required int CatalogNumber { get; init; }

    /// <summary>The instant the elements hold at.</summary>
    public required Epoch Epoch { get; init; }

    /// <summary>Inclination to the equator, 0 to 180 degrees.</summary>
    public required double InclinationDeg { get; init; }

    /// <summary>Right ascension of the ascending node, degrees.</summary>
    public required double RaanDeg { get; init; }

    /// <summary>Eccentricity, 0 to below 1.</summary>
    public required double Eccentricity { get; init; }

    /// <summary>Argument of perigee, degrees.</summary>
    public required double ArgumentOfPerigeeDeg { get; init; }

    /// <summary>Mean anomaly, degrees.</summary>
    public required double MeanAnomalyDeg { get; init; }

    /// <summary>Kozai mean motion, revolutions a day of 86,400 s, above 0.</summary>
    public required double MeanMotionRevPerDay { get; init; }

    /// <summary>SGP4's drag term B*, per Earth radius (6378.135 km); 0 is no drag.</summary>
    public double BStar { get; init; }

    /// <summary>International designator, as in <c>1998-067A</c>; empty where the source has none.</summary>
    public string InternationalDesignator { get; init; } = "";

    /// <summary>Classification, U for unclassified.</summary>
    public char Classification { get; init; } = 'U';

    /// <summary>Theory the set was fitted with, 0 to 9; 0 is SGP4. A set of type 4 (SGP4-XP) is never read: SGP4 misreads it.</summary>
    public int EphemerisType { get; init; }

    /// <summary>Number of the set, counted by its source, 0 to 9,999.</summary>
    public int ElementSetNumber { get; init; }

    /// <summary>Revolutions since launch at the epoch; two-line element sets hold their last five digits.</summary>
    public int RevolutionAtEpoch { get; init; }

    /// <summary>Half the first derivative of the mean motion, as sources give it, revolutions a day²; SGP4 does not use it.</summary>
    public double MeanMotionDot { get; init; }

    /// <summary>A sixth of the second derivative of the mean motion, as sources give it, revolutions a day³; SGP4 does not use it.</summary>
    public double MeanMotionDdot { get; init; }

    /// <summary>Time of one revolution by the mean motion, seconds.</summary>
    public double PeriodSeconds => Epoch.SecondsPerDay / MeanMotionRevPerDay;

    /// <summary>The mean (Brouwer) semi-major axis that SGP4 recovers from the Kozai mean motion, km.</summary>
    public double SemiMajorAxisKm => BrouwerMotion.Recover(this).SemiMajorAxisEarthRadii * Wgs72.EarthRadiusKm;

    /// <summary>The mean semi-major axis less <see cref="EarthRadiusKm"/>, km.</summary>
    public double AltitudeKm => SemiMajorAxisKm - EarthRadiusKm;

    /// <summary>Height of the lowest point of the mean orbit above <see cref="EarthRadiusKm"/>, km.</summary>
    public double PerigeeAltitudeKm => (SemiMajorAxisKm * (1 - Eccentricity)) - EarthRadiusKm;

    /// <summary>Whether SGP4 counts the orbit as deep space: a period of 225 min or more.</summary>
    public bool IsDeepSpace => BrouwerMotion.Recover(this).IsDeepSpace;
}
