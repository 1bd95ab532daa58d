using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Tests.Contacts;

/// <summary>
/// Passes by brute force, sharing nothing with the window finder: elevation in degrees from rotated coordinates and geodetic
/// normals at every second, edges by bisection to a microsecond.
/// </summary>
internal static class DenseOracle
{
    private const double StepSeconds = 1;
    private const double BisectionSeconds = 1e-6;

    /// <summary>Rise and set of each pass, in seconds after start; passes shorter than a second may be missing.</summary>
    public static List<(double Rise, double Set)> Passes(IPropagator satellite, Geodetic site, double maskDeg, Epoch start, double seconds)
    {
        bool Up(double t) => ElevationDeg(satellite, site, start + Duration.FromSeconds(t)) > maskDeg;
        List<(double, double)> passes = [];
        bool was = Up(0);
        double rise = 0;
        for (double t = StepSeconds; t <= seconds; t += StepSeconds)
        {
            bool now = Up(t);
            if (now && !was) rise = Bisect(Up, t - StepSeconds, t);
            if (!now && was) passes.Add((rise, Bisect(Up, t - StepSeconds, t)));
            was = now;
        }

        if (was) passes.Add((rise, seconds));
        return passes;
    }

    public static double ElevationDeg(IPropagator satellite, Geodetic site, Epoch epoch)
    {
        TemeState r = satellite.At(epoch);
        EcefPosition o = FrameTransforms.GeodeticToEcef(site);
        double theta = Gmst.Radians(epoch), latitude = site.LatitudeDeg * Math.PI / 180, hour = theta + (site.LongitudeDeg * Math.PI / 180);

        // In TEME: the site's zenith and the line of sight, both turned with the Earth.
        double dx = r.XKm - ((o.XKm * Math.Cos(theta)) - (o.YKm * Math.Sin(theta)));
        double dy = r.YKm - ((o.XKm * Math.Sin(theta)) + (o.YKm * Math.Cos(theta)));
        double dz = r.ZKm - o.ZKm;
        double up = (dx * Math.Cos(latitude) * Math.Cos(hour)) + (dy * Math.Cos(latitude) * Math.Sin(hour)) + (dz * Math.Sin(latitude));
        return Math.Asin(up / Math.Sqrt((dx * dx) + (dy * dy) + (dz * dz))) * 180 / Math.PI;
    }

    private static double Bisect(Func<double, bool> up, double low, double high)
    {
        bool upAtLow = up(low);
        while (high - low > BisectionSeconds)
        {
            double middle = (low + high) / 2;
            if (up(middle) == upAtLow) low = middle; else high = middle;
        }

        return (low + high) / 2;
    }
}
