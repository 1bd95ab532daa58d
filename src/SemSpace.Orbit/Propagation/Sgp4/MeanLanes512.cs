using static System.Runtime.Intrinsics.Vector512;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace SemSpace.Orbit.Propagation.Sgp4;

/// <summary>Mean elements brought to several instants by the secular theory; Earth radii, radians, minutes. The names are the literature's.</summary>
internal struct MeanLanes512
{
    /// <summary>Semi-major axis.</summary>
    public V Am;

    /// <summary>Square root of the semi-major axis.</summary>
    public V RootAm;

    /// <summary>Eccentricity.</summary>
    public V Em;

    /// <summary>Argument of perigee.</summary>
    public V Argpm;

    /// <summary>Right ascension of the ascending node.</summary>
    public V Nodem;

    /// <summary>Mean anomaly.</summary>
    public V Mm;

    /// <summary>The same elements in every lane.</summary>
    public static MeanLanes512 Of(in MeanState mean) => new()
    {
        Am = Create(mean.Am),
        RootAm = Create(Math.Sqrt(mean.Am)),
        Em = Create(mean.Em),
        Argpm = Create(mean.Argpm),
        Nodem = Create(mean.Nodem),
        Mm = Create(mean.Mm),
    };
}
