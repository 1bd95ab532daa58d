using System.Runtime.CompilerServices;
using SemSpace.Orbit.Lanes;
using static System.Runtime.Intrinsics.Vector512;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace SemSpace.Orbit.Frames;

/// <summary><see cref="Sun"/> at several instants at once.</summary>
internal static class Sun512
{
    /// <summary>Direction from the Earth to the Sun, as <see cref="Sun.DirectionTeme"/>, and the distance in km.</summary>
    /// <param name="days">Days since J2000, by <see cref="Sun.DaysSinceJ2000"/>.</param>
    /// <param name="direction">A unit vector.</param>
    /// <param name="distance">The distance.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void At(V days, out (V X, V Y, V Z) direction, out V distance)
    {
        V degree = Create(Angles.RadiansPerDegree);
        Trigonometry512.SinCos(FusedMultiplyAdd(days, Create(Sun.MeanAnomalyRate), Create(Sun.MeanAnomalyAtJ2000)) * degree, out V sin, out V cos);
        V twiceSin = (sin + sin) * cos, twiceCos = FusedMultiplyAdd(cos + cos, cos, Create(-1.0));
        V centre = FusedMultiplyAdd(Create(Sun.Centre), sin, Create(Sun.CentreTwice) * twiceSin);
        V longitude = FusedMultiplyAdd(days, Create(Sun.MeanLongitudeRate), Create(Sun.MeanLongitude)) + centre;
        Trigonometry512.SinCos(longitude * degree, out V east, out V along);
        Trigonometry512.SinCos(FusedMultiplyAdd(days, Create(Sun.TiltRate), Create(Sun.Tilt)) * degree, out V sinTilt, out V cosTilt);
        direction = (along, cosTilt * east, sinTilt * east);
        V units = FusedMultiplyAdd(Create(Sun.DistanceSwing), cos, FusedMultiplyAdd(Create(Sun.DistanceSwingTwice), twiceCos, Create(Sun.Distance)));
        distance = units * Create(Sun.AstronomicalUnitKm);
    }
}
