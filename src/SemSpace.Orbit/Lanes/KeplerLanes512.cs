using V = System.Runtime.Intrinsics.Vector512<double>;

namespace SemSpace.Orbit.Lanes;

/// <summary>Kepler's equation at several instants: the eccentricity's components and, once solved, the eccentric longitude.</summary>
internal struct KeplerLanes512
{
    /// <summary>Eccentricity along the longitudes' origin.</summary>
    public V Ax;

    /// <summary>Eccentricity a quarter turn ahead.</summary>
    public V Ay;

    /// <summary>Sine of the eccentric longitude.</summary>
    public V Sin;

    /// <summary>Cosine of the eccentric longitude.</summary>
    public V Cos;
}
