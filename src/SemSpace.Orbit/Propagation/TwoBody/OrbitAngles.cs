using SemSpace.Orbit.Elements;
using SemSpace.Orbit.Frames;

namespace SemSpace.Orbit.Propagation.TwoBody;

/// <summary>How an ellipse lies in space, and where on it a satellite starts; radians.</summary>
internal readonly record struct OrbitAngles(double Inclination, double Node, double Perigee, double MeanAnomaly)
{
    public static OrbitAngles Of(OrbitalElements elements) => new(
        elements.InclinationDeg * Angles.RadiansPerDegree,
        elements.RaanDeg * Angles.RadiansPerDegree,
        elements.ArgumentOfPerigeeDeg * Angles.RadiansPerDegree,
        elements.MeanAnomalyDeg * Angles.RadiansPerDegree);

    /// <summary>
    /// The ellipse that a state belongs to (Vallado, Fundamentals of Astrodynamics, sec. 2.5). The node of an equatorial orbit is put
    /// on the x axis, the perigee of a circle where the satellite is. Without an ellipse the eccentricity is no number or not below 1.
    /// </summary>
    public static (Ellipse Ellipse, OrbitAngles Angles) Osculating(in TemeState state, double muKm3PerS2)
    {
        double r = state.RadiusKm, v = state.SpeedKmPerS;
        double a = 1 / ((2 / r) - (v * v / muKm3PerS2));
        double along = (state.XKm * state.VxKmPerS) + (state.YKm * state.VyKmPerS) + (state.ZKm * state.VzKmPerS);
        double ecose = 1 - (r / a);
        double esine = along / Math.Sqrt(muKm3PerS2 * a);
        double eccentricity = Math.Sqrt((ecose * ecose) + (esine * esine));
        double anomaly = Math.Atan2(esine, ecose);
        (double sin, double cos) = Math.SinCos(anomaly);
        double trueAnomaly = Math.Atan2(Math.Sqrt(1 - (eccentricity * eccentricity)) * sin, cos - eccentricity);

        double hx = (state.YKm * state.VzKmPerS) - (state.ZKm * state.VyKmPerS);
        double hy = (state.ZKm * state.VxKmPerS) - (state.XKm * state.VzKmPerS);
        double hz = (state.XKm * state.VyKmPerS) - (state.YKm * state.VxKmPerS);
        double inclination = Math.Atan2(Math.Sqrt((hx * hx) + (hy * hy)), hz);
        double node = Math.Atan2(hx, -hy);
        (double sinNode, double cosNode) = Math.SinCos(node);
        double across = ((state.YKm * cosNode) - (state.XKm * sinNode)) * Math.Cos(inclination) + (state.ZKm * Math.Sin(inclination));
        double latitudeArgument = Math.Atan2(across, (state.XKm * cosNode) + (state.YKm * sinNode));
        return (new(a, eccentricity), new(inclination, node, latitudeArgument - trueAnomaly, anomaly - esine));
    }
}
