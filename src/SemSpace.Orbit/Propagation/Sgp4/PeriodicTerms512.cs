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
    /// <param name="lanes">The mean elements; receives what tells whether there is an orbit.</param>
    /// <param name="inclination">Terms of the inclination.</param>
    /// <param name="states">Where to store.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ToTeme(ref PeriodicLanes512 lanes, in InclinationTerms inclination, StateColumns states)
    {
        V u = Longitude(lanes.Mean, inclination, out lanes.Kepler);
        Kepler512.Solve(u, lanes.Kepler.Ax, lanes.Kepler.Ay, out lanes.Kepler.Sin, out lanes.Kepler.Cos);
        Shorten(ref lanes, inclination);

        // Orbits that pass deep inside the Earth turn far; they have positions all the same while outside.
        Store(lanes, inclination, IsSlight(lanes), states);
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

    /// <summary>
    /// What follows Kepler's equation for two groups side by side. Gives up where short-period terms are not slight; otherwise what is stored
    /// is that of <see cref="ToTeme"/> bit for bit.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryStoreTwo(ref PeriodicLanes512 first, ref PeriodicLanes512 second, in InclinationTerms inclination, StateColumns states1, StateColumns states2)
    {
        Shorten(ref first, inclination);
        Shorten(ref second, inclination);
        if (!IsSlight(first) || !IsSlight(second)) return false;
        Store(first, inclination, slight: true, states1);
        Store(second, inclination, slight: true, states2);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsSlight(in PeriodicLanes512 lanes) => LessThanAll(lanes.Temp2, Create(SlightTemp2));

    /// <summary>Radius, angle from the node and their rates, with the short-period terms of all but the angles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Shorten(ref PeriodicLanes512 lanes, in InclinationTerms inclination)
    {
        V one = Create(1.0), axnl = lanes.Kepler.Ax, aynl = lanes.Kepler.Ay, sineo1 = lanes.Kepler.Sin, coseo1 = lanes.Kepler.Cos;
        V am = lanes.Mean.Am, rootAm = lanes.Mean.RootAm;
        V ecose = FusedMultiplyAdd(axnl, coseo1, aynl * sineo1);
        V esine = FusedMultiplyAdd(axnl, sineo1, -(aynl * coseo1));
        V betasq = one - FusedMultiplyAdd(axnl, axnl, aynl * aynl);
        V betal = Sqrt(betasq);
        V pl = am * betasq;
        V rl = am * (one - ecose);
        V quotient = one / (rl * pl);
        V overRl = quotient * pl, overPl = quotient * rl;
        V share = esine / (one + betal);
        V ar = am * overRl;
        V sinu = ar * (sineo1 - FusedMultiplyAdd(axnl, share, aynl));
        V cosu = ar * (coseo1 - FusedMultiplyAdd(-aynl, share, axnl));

        V sin2u = (cosu + cosu) * sinu;
        V cos2u = FusedMultiplyAdd(Create(-2.0) * sinu, sinu, one);
        V temp1 = Create(0.5 * Wgs72.J2) * overPl;
        V temp2 = temp1 * overPl;
        V x1mth2 = Create(inclination.X1mth2), con41 = Create(inclination.Con41By3Halves);
        V flat = one - (temp2 * betal * con41);
        V rate = temp1 / (am * rootAm);
        (lanes.Pl, lanes.Temp2) = (pl, temp2);
        lanes.Mrt = FusedMultiplyAdd(rl, flat, Create(0.5) * temp1 * x1mth2 * cos2u);
        lanes.Mvt = (rootAm * esine * overRl) - (rate * x1mth2 * sin2u);
        lanes.Rvdot = FusedMultiplyAdd(rate, FusedMultiplyAdd(x1mth2, cos2u, con41), rootAm * betal * overRl);
        (lanes.Sinu, lanes.Cosu, lanes.Sin2u, lanes.Cos2u) = (sinu, cosu, sin2u, cos2u);
    }

    /// <summary>Turns the angles by their short-period terms and stores position and velocity.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(in PeriodicLanes512 lanes, in InclinationTerms inclination, bool slight, StateColumns states)
    {
        V sinu = lanes.Sinu, cosu = lanes.Cosu, sin2u = lanes.Sin2u, temp2 = lanes.Temp2;
        Turn(ref sinu, ref cosu, temp2 * Create(inclination.X7thm1ByMinusQuarter) * sin2u, slight);
        Trigonometry512.SinCos(lanes.Mean.Nodem, out V snod, out V cnod);
        Turn(ref snod, ref cnod, temp2 * Create(inclination.CosioBy3Halves) * sin2u, slight);
        V sini = Create(inclination.Sinio), cosi = Create(inclination.Cosio);
        Turn(ref sini, ref cosi, temp2 * Create(inclination.CosioSinioBy3Halves) * lanes.Cos2u, slight);

        V xmx = -(snod * cosi), xmy = cnod * cosi;
        V ux = FusedMultiplyAdd(xmx, sinu, cnod * cosu), uy = FusedMultiplyAdd(xmy, sinu, snod * cosu), uz = sini * sinu;
        V r = lanes.Mrt * Create(Wgs72.EarthRadiusKm), v = lanes.Mvt * Create(Wgs72.KmPerSecond), w = lanes.Rvdot * Create(Wgs72.KmPerSecond);
        states.StorePosition(r * ux, r * uy, r * uz);
        states.StoreVelocity(
            FusedMultiplyAdd(v, ux, w * FusedMultiplyAdd(xmx, cosu, -(cnod * sinu))),
            FusedMultiplyAdd(v, uy, w * FusedMultiplyAdd(xmy, cosu, -(snod * sinu))),
            FusedMultiplyAdd(v, uz, w * (sini * cosu)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Turn(ref V sin, ref V cos, V turn, bool slight)
    {
        if (slight) Trigonometry512.Rotate(ref sin, ref cos, turn);
        else (sin, cos) = Trigonometry512.TurnFar(sin, cos, turn);
    }
}
