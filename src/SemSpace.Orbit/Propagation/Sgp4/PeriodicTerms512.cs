using System.Runtime.CompilerServices;
using SemSpace.Orbit.Elements;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Lanes;
using static System.Runtime.Intrinsics.Vector512;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace SemSpace.Orbit.Propagation.Sgp4;

/// <summary>
/// The periodic half of SGP4, which near-Earth and deep-space theory share: long-period terms (J3), Kepler's equation and
/// short-period terms (J2) turn mean elements into position and velocity. Spacetrack Report #3, section 6; Vallado et al.,
/// AIAA 2006-6753. The names are the literature's; Earth radii, radians, minutes inside. Small changes of an angle turn its sine and
/// cosine, which spares most of the reference's trigonometry, and quotients share divisions.
/// </summary>
internal static class PeriodicTerms512
{
    /// <summary>Short-period terms below this turn angles by less than <see cref="Trigonometry512.SmallRadians"/>: 1.5 times this.</summary>
    private const double SlightTemp2 = Trigonometry512.SmallRadians / 1.5;

    /// <summary>Stores the TEME positions and velocities of several sets of mean elements.</summary>
    /// <param name="mean">Mean elements.</param>
    /// <param name="inclination">Terms of the inclination.</param>
    /// <param name="states">Where to store.</param>
    /// <param name="pl">Semi-latus rectum, Earth radii; there is no orbit where it is not at least 0.</param>
    /// <param name="mrt">Distance from the Earth's centre, Earth radii.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ToTeme(in MeanLanes512 mean, in InclinationTerms inclination, StateColumns states, out V pl, out V mrt)
    {
        V u = Longitude(mean, inclination, out KeplerLanes512 kepler);
        Kepler512.Solve(u, kepler.Ax, kepler.Ay, out kepler.Sin, out kepler.Cos);
        _ = TryStore(mean, inclination, kepler, nearOnly: false, states, out pl, out mrt);
    }

    /// <summary>The long-period terms: gives the mean longitude from the node and the eccentricity's components.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Longitude(in MeanLanes512 mean, in InclinationTerms inclination, out KeplerLanes512 kepler)
    {
        Unsafe.SkipInit(out kepler);
        Trigonometry512.SinCos(mean.Argpm, out V sinarg, out V cosarg);
        kepler.Ax = mean.Em * cosarg;
        V temp = Create(1.0) / (mean.Am * FusedMultiplyAdd(-mean.Em, mean.Em, Create(1.0)));
        kepler.Ay = FusedMultiplyAdd(temp, Create(inclination.Aycof), mean.Em * sinarg);
        return FusedMultiplyAdd(temp * Create(inclination.Xlcof), kepler.Ax, mean.Mm + mean.Argpm);
    }

    /// <summary>The short-period terms and what follows Kepler's equation; see <see cref="ToTeme"/>.</summary>
    /// <param name="mean">Mean elements.</param>
    /// <param name="inclination">Terms of the inclination.</param>
    /// <param name="kepler">The eccentricity and the eccentric longitude.</param>
    /// <param name="nearOnly">Whether to give up where short-period terms are not slight, rather than turn far.</param>
    /// <param name="states">Where to store.</param>
    /// <param name="pl">Semi-latus rectum, Earth radii.</param>
    /// <param name="mrt">Distance from the Earth's centre, Earth radii.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryStore(
        in MeanLanes512 mean, in InclinationTerms inclination, in KeplerLanes512 kepler, bool nearOnly, StateColumns states, out V pl, out V mrt)
    {
        V one = Create(1.0), axnl = kepler.Ax, aynl = kepler.Ay, sineo1 = kepler.Sin, coseo1 = kepler.Cos;
        V ecose = FusedMultiplyAdd(axnl, coseo1, aynl * sineo1);
        V esine = FusedMultiplyAdd(axnl, sineo1, -(aynl * coseo1));
        V betasq = one - FusedMultiplyAdd(axnl, axnl, aynl * aynl);
        V betal = Sqrt(betasq);
        pl = mean.Am * betasq;
        V rl = mean.Am * (one - ecose);
        V quotient = one / (rl * pl);
        V overRl = quotient * pl, overPl = quotient * rl;
        V share = esine / (one + betal);
        V ar = mean.Am * overRl;
        V sinu = ar * (sineo1 - FusedMultiplyAdd(axnl, share, aynl));
        V cosu = ar * (coseo1 - FusedMultiplyAdd(-aynl, share, axnl));

        V sin2u = (cosu + cosu) * sinu;
        V cos2u = FusedMultiplyAdd(Create(-2.0) * sinu, sinu, one);
        V temp1 = Create(0.5 * Wgs72.J2) * overPl;
        V temp2 = temp1 * overPl;
        V x1mth2 = Create(inclination.X1mth2), con41 = Create(inclination.Con41By3Halves);
        V flat = one - (temp2 * betal * con41);
        mrt = FusedMultiplyAdd(rl, flat, Create(0.5) * temp1 * x1mth2 * cos2u);
        V rate = temp1 / (mean.Am * mean.RootAm);
        V mvt = (mean.RootAm * esine * overRl) - (rate * x1mth2 * sin2u);
        V rvdot = FusedMultiplyAdd(rate, FusedMultiplyAdd(x1mth2, cos2u, con41), mean.RootAm * betal * overRl);

        // Orbits that pass deep inside the Earth turn far; they have positions all the same while outside.
        bool slight = LessThanAll(temp2, Create(SlightTemp2));
        if (nearOnly && !slight) return false;
        slight |= nearOnly;
        Turn(ref sinu, ref cosu, temp2 * Create(inclination.X7thm1ByMinusQuarter) * sin2u, slight);
        Trigonometry512.SinCos(mean.Nodem, out V snod, out V cnod);
        Turn(ref snod, ref cnod, temp2 * Create(inclination.CosioBy3Halves) * sin2u, slight);
        V sini = Create(inclination.Sinio), cosi = Create(inclination.Cosio);
        Turn(ref sini, ref cosi, temp2 * Create(inclination.CosioSinioBy3Halves) * cos2u, slight);

        V xmx = -(snod * cosi), xmy = cnod * cosi;
        V ux = FusedMultiplyAdd(xmx, sinu, cnod * cosu), uy = FusedMultiplyAdd(xmy, sinu, snod * cosu), uz = sini * sinu;
        V r = mrt * Create(Wgs72.EarthRadiusKm), v = mvt * Create(Wgs72.KmPerSecond), w = rvdot * Create(Wgs72.KmPerSecond);
        states.StorePosition(r * ux, r * uy, r * uz);
        states.StoreVelocity(
            FusedMultiplyAdd(v, ux, w * FusedMultiplyAdd(xmx, cosu, -(cnod * sinu))),
            FusedMultiplyAdd(v, uy, w * FusedMultiplyAdd(xmy, cosu, -(snod * sinu))),
            FusedMultiplyAdd(v, uz, w * (sini * cosu)));
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Turn(ref V sin, ref V cos, V turn, bool slight)
    {
        if (slight) Trigonometry512.Rotate(ref sin, ref cos, turn);
        else (sin, cos) = Trigonometry512.TurnFar(sin, cos, turn);
    }
}
