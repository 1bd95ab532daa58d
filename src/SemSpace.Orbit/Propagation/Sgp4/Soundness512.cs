using System.Runtime.CompilerServices;
using static System.Runtime.Intrinsics.Vector512;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace SemSpace.Orbit.Propagation.Sgp4;

/// <summary>What tells whether an orbit still has a position. The names are the literature's.</summary>
/// <param name="em">Mean eccentricity before it is kept from 0; sound from -0.001 to below 1.</param>
/// <param name="pl">Semi-latus rectum; sound from 0.</param>
/// <param name="mrt">Distance from the Earth's centre in Earth radii; the satellite has decayed below 1.</param>
internal readonly struct Soundness512(V em, V pl, V mrt)
{
    private const double LeastEccentricity = -0.001;
    private const double LargestBelowOne = 1 - 1.1102230246251565e-16;

    private readonly V _em = em;
    private readonly V _pl = pl;
    private readonly V _mrt = mrt;

    /// <summary>Whether every lane has a position.</summary>
    public bool Everywhere
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            V eccentricity = MinNative(_em - Create(LeastEccentricity), Create(LargestBelowOne) - _em);
            return GreaterThanOrEqualAll(MinNative(eccentricity, MinNative(_pl, _mrt - Create(1.0))), V.Zero);
        }
    }

    /// <summary>The status of one lane.</summary>
    public Sgp4Status this[int lane]
    {
        get
        {
            if (!(_em[lane] is >= LeastEccentricity and < 1)) return Sgp4Status.MeanEccentricity;
            if (!(_pl[lane] >= 0)) return Sgp4Status.SemiLatusRectum;
            return _mrt[lane] >= 1 ? Sgp4Status.Ok : Sgp4Status.Decayed;
        }
    }
}
