using SemSpace.Orbit.Lanes;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace SemSpace.Orbit.Propagation.Sgp4;

/// <summary>What <see cref="PeriodicTerms512"/> calculates on the way from mean elements to states. The names are the literature's.</summary>
internal struct PeriodicLanes512
{
    /// <summary>The mean elements.</summary>
    public MeanLanes512 Mean;

    /// <summary>Long-period terms and Kepler's equation.</summary>
    public KeplerLanes512 Kepler;

    /// <summary>Semi-latus rectum, Earth radii; there is no orbit where it is not at least 0.</summary>
    public V Pl;

    /// <summary>Distance from the Earth's centre, Earth radii.</summary>
    public V Mrt;

    /// <summary>Its rate.</summary>
    public V Mvt;

    /// <summary>Speed across it.</summary>
    public V Rvdot;

    /// <summary>The size of the short-period terms.</summary>
    public V Temp2;

    /// <summary>Sine of the angle from the node.</summary>
    public V Sinu;

    /// <summary>Cosine of the angle from the node.</summary>
    public V Cosu;

    /// <summary>Sine of twice the angle.</summary>
    public V Sin2u;

    /// <summary>Cosine of twice the angle.</summary>
    public V Cos2u;
}
