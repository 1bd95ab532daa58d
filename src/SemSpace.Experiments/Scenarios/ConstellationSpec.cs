using SemSpace.Orbit.Constellations;
using SemSpace.Orbit.Elements;
using SemSpace.Orbit.Time;

namespace SemSpace.Experiments.Scenarios;

/// <summary>Where the satellites fly: a <see cref="WalkerSpec"/>, <see cref="PlanesSpec"/>, <see cref="SatellitesSpec"/> or <see cref="ElementsSpec"/>.</summary>
public abstract record ConstellationSpec
{
    private protected ConstellationSpec()
    {
    }

    /// <summary>What is to be done with each kind.</summary>
    internal abstract T Match<T>(Func<WalkerSpec, T> walker, Func<PlanesSpec, T> planes, Func<SatellitesSpec, T> satellites, Func<ElementsSpec, T> elements);
}

/// <summary>How a Walker constellation spreads the nodes of its planes.</summary>
public enum WalkerPattern
{
    /// <summary>Over 360 degrees.</summary>
    Delta,

    /// <summary>Over 180 degrees.</summary>
    Star,
}

/// <summary>A Walker constellation i:t/p/f of circular orbits.</summary>
public sealed record WalkerSpec : ConstellationSpec
{
    internal override T Match<T>(Func<WalkerSpec, T> walker, Func<PlanesSpec, T> planes, Func<SatellitesSpec, T> satellites, Func<ElementsSpec, T> elements) => walker(this);

    /// <summary>Delta or star.</summary>
    public WalkerPattern Pattern { get; init; }

    /// <summary>Satellites t in all planes together; null where those of a plane are given.</summary>
    public int? Satellites { get; init; }

    /// <summary>Satellites in each plane; null where all together are given.</summary>
    public int? SatellitesPerPlane { get; init; }

    /// <summary>Planes p, a divisor of t.</summary>
    public int Planes { get; init; } = 1;

    /// <summary>Satellites t in all planes together, whichever way they are given; 0 where they are not.</summary>
    internal int Count => Satellites ?? (SatellitesPerPlane * Planes) ?? 0;

    /// <summary>Phasing f between neighbouring planes, 0 to p - 1, in units of 360/t degrees.</summary>
    public int Phasing { get; init; }

    /// <summary>Inclination, degrees.</summary>
    public double InclinationDeg { get; init; }

    /// <summary>Mean semi-major axis less 6378.135 km; null where the axis is given.</summary>
    public double? AltitudeKm { get; init; }

    /// <summary>Mean semi-major axis, km; null where the altitude is given.</summary>
    public double? SemiMajorAxisKm { get; init; }

    /// <summary>Right ascension of the first plane's ascending node at the start, degrees.</summary>
    public double RaanOffsetDeg { get; init; }

    /// <summary>Angle over which the nodes of the planes spread, degrees.</summary>
    public double RaanSpanDeg { get; init; } = 360;
}

/// <summary>Planes given one by one.</summary>
/// <param name="Planes">The planes, by index.</param>
public sealed record PlanesSpec(ValueList<PlaneSpec> Planes) : ConstellationSpec
{
    internal override T Match<T>(Func<WalkerSpec, T> walker, Func<PlanesSpec, T> planes, Func<SatellitesSpec, T> satellites, Func<ElementsSpec, T> elements) => planes(this);
}

/// <summary>One orbital plane and the satellites in it, at the scenario's start.</summary>
public sealed record PlaneSpec
{
    /// <summary>Satellites in the plane.</summary>
    public int Satellites { get; init; }

    /// <summary>Right ascension of the ascending node, degrees.</summary>
    public double RaanDeg { get; init; }

    /// <summary>Inclination, degrees.</summary>
    public double InclinationDeg { get; init; }

    /// <summary>Mean semi-major axis less 6378.135 km; null where the axis is given.</summary>
    public double? AltitudeKm { get; init; }

    /// <summary>Mean semi-major axis, km; null where the altitude is given.</summary>
    public double? SemiMajorAxisKm { get; init; }

    /// <summary>Eccentricity.</summary>
    public double Eccentricity { get; init; }

    /// <summary>Argument of perigee, degrees.</summary>
    public double ArgumentOfPerigeeDeg { get; init; }

    /// <summary>Mean anomaly of the first satellite, degrees; the others follow evenly.</summary>
    public double FirstMeanAnomalyDeg { get; init; }

    /// <summary>The mean anomaly of each satellite, degrees; empty to place them evenly.</summary>
    public ValueList<double> MeanAnomaliesDeg { get; init; } = [];
}

/// <summary>Satellites given one by one.</summary>
/// <param name="Satellites">The satellites, by index.</param>
public sealed record SatellitesSpec(ValueList<SatelliteSpec> Satellites) : ConstellationSpec
{
    internal override T Match<T>(Func<WalkerSpec, T> walker, Func<PlanesSpec, T> planes, Func<SatellitesSpec, T> satellites, Func<ElementsSpec, T> elements) => satellites(this);
}

/// <summary>One satellite's mean elements.</summary>
public sealed record SatelliteSpec
{
    /// <summary>Name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Mean semi-major axis less 6378.135 km; null where the orbit's size is given otherwise.</summary>
    public double? AltitudeKm { get; init; }

    /// <summary>Mean semi-major axis, km; null where the orbit's size is given otherwise.</summary>
    public double? SemiMajorAxisKm { get; init; }

    /// <summary>Kozai mean motion, revolutions a day; null where the orbit's size is given otherwise.</summary>
    public double? MeanMotionRevPerDay { get; init; }

    /// <summary>Eccentricity.</summary>
    public double Eccentricity { get; init; }

    /// <summary>Inclination, degrees.</summary>
    public double InclinationDeg { get; init; }

    /// <summary>Right ascension of the ascending node, degrees.</summary>
    public double RaanDeg { get; init; }

    /// <summary>Argument of perigee, degrees.</summary>
    public double ArgumentOfPerigeeDeg { get; init; }

    /// <summary>Mean anomaly, degrees.</summary>
    public double MeanAnomalyDeg { get; init; }

    /// <summary>SGP4's drag term B*, per Earth radius.</summary>
    public double BStar { get; init; }

    /// <summary>The instant that the elements hold at; null for the scenario's start.</summary>
    public Epoch? EpochUtc { get; init; }
}

/// <summary>Satellites read from a file of element sets, all of them or some.</summary>
public sealed record ElementsSpec : ConstellationSpec
{
    internal override T Match<T>(Func<WalkerSpec, T> walker, Func<PlanesSpec, T> planes, Func<SatellitesSpec, T> satellites, Func<ElementsSpec, T> elements) => elements(this);

    /// <summary>The element file.</summary>
    public InputFile File { get; init; } = new("");

    /// <summary>Whether bad records, and satellites that have no position at the start, are left out with a warning instead of refused, and older sets of a satellite too.</summary>
    public bool Lenient { get; init; }

    /// <summary>What the checksums of two-line element sets are for.</summary>
    public ChecksumPolicy Checksum { get; init; }

    /// <summary>Which satellites to take by name, with * for any text; <c>*</c> takes all.</summary>
    public string NamePattern { get; init; } = "*";

    /// <summary>Which satellites to take by catalogue number; empty for all.</summary>
    public ValueList<WholeRange> CatalogNumbers { get; init; } = [];

    /// <summary>Lowest inclination, degrees.</summary>
    public double MinInclinationDeg { get; init; }

    /// <summary>Highest inclination, degrees.</summary>
    public double MaxInclinationDeg { get; init; } = 180;

    /// <summary>Lowest mean semi-major axis less 6378.135 km; null for any.</summary>
    public double? MinAltitudeKm { get; init; }

    /// <summary>Highest mean semi-major axis less 6378.135 km; null for any.</summary>
    public double? MaxAltitudeKm { get; init; }

    /// <summary>Which planes to take, by their index among the satellites that the other keys leave; empty for all.</summary>
    public ValueList<WholeRange> Planes { get; init; } = [];

    /// <summary>Widest angle between the orbits of plane mates next to each other, degrees.</summary>
    public double PlaneToleranceDeg { get; init; } = PlaneGrouping.DefaultToleranceDeg;

    /// <summary>The most satellites to take, the first ones of the file; null for any number.</summary>
    public int? MaxSatellites { get; init; }
}
