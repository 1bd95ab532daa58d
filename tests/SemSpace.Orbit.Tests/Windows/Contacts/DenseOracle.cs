using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Tests.Windows.Contacts;

/// <summary>
/// Passes of one satellite by brute force, sharing nothing with the window finder: elevation in degrees from rotated coordinates and geodetic
/// normals at every second, edges by bisection to a microsecond.
/// </summary>
internal sealed class DenseOracle
{
    private const double StepSeconds = 1;
    private const double BisectionSeconds = 1e-6;

    private readonly IPropagator _satellite;
    private readonly Epoch _start;

    /// <summary>Position and sidereal time at every step, for all sites.</summary>
    private readonly (TemeState State, double Theta)[] _looks;

    public DenseOracle(IPropagator satellite, Epoch start, double seconds)
    {
        (_satellite, _start) = (satellite, start);
        _looks = [.. Enumerable.Range(0, (int)(seconds / StepSeconds) + 1).Select(i => start + Duration.FromSeconds(i * StepSeconds))
            .Select(epoch => (satellite.At(epoch), Gmst.Radians(epoch)))];
    }

    /// <summary>Rise and set of each pass, in seconds after start; passes shorter than a second may be missing.</summary>
    public List<(double Rise, double Set)> Passes(Geodetic site, double maskDeg)
    {
        EcefPosition o = FrameTransforms.GeodeticToEcef(site);
        bool Up(double t) => ElevationDeg(_satellite, site, _start + Duration.FromSeconds(t)) > maskDeg;
        bool Seen(int look) => ElevationDeg(_looks[look].State, _looks[look].Theta, site, o) > maskDeg;
        List<(double, double)> passes = [];
        bool was = Seen(0);
        double rise = 0;
        for (int i = 1; i < _looks.Length; i++)
        {
            bool now = Seen(i);
            double t = i * StepSeconds;
            if (now && !was) rise = Bisect(Up, t - StepSeconds, t);
            if (!now && was) passes.Add((rise, Bisect(Up, t - StepSeconds, t)));
            was = now;
        }

        if (was) passes.Add((rise, (_looks.Length - 1) * StepSeconds));
        return passes;
    }

    public static double ElevationDeg(IPropagator satellite, Geodetic site, Epoch epoch)
        => ElevationDeg(satellite.At(epoch), Gmst.Radians(epoch), site, FrameTransforms.GeodeticToEcef(site));

    /// <summary>In TEME: the site's zenith and the line of sight, both turned with the Earth.</summary>
    private static double ElevationDeg(in TemeState r, double theta, Geodetic site, EcefPosition o)
    {
        (double sinTheta, double cosTheta) = Math.SinCos(theta);
        (double sinHour, double cosHour) = Math.SinCos(theta + (site.LongitudeDeg * Math.PI / 180));
        (double sinLatitude, double cosLatitude) = Math.SinCos(site.LatitudeDeg * Math.PI / 180);
        double dx = r.XKm - ((o.XKm * cosTheta) - (o.YKm * sinTheta));
        double dy = r.YKm - ((o.XKm * sinTheta) + (o.YKm * cosTheta));
        double dz = r.ZKm - o.ZKm;
        double up = (dx * cosLatitude * cosHour) + (dy * cosLatitude * sinHour) + (dz * sinLatitude);
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
