using SemSpace.Fl.Data;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Time;

namespace SemSpace.Sim.Sensing;

/// <summary>
/// Where and when a satellite's camera, which looks straight down, takes images: at whole multiples of the capture interval
/// since the scenario's start, before it too. Immutable and thread-safe.
/// Not modelled: pointing errors, clouds, shutter and storage limits.
/// </summary>
public sealed class GroundTrack
{
    private readonly IPropagator _satellite;
    private readonly EarthRotation _earth;
    private readonly Epoch _origin;
    private readonly Duration _interval;
    private readonly bool _daylightOnly;

    /// <summary>A capture's heading is taken from where the satellite is this much later.</summary>
    public static Duration HeadingStep { get; } = Duration.FromSeconds(1);

    /// <summary>The track of a satellite.</summary>
    /// <param name="satellite">Where it is.</param>
    /// <param name="earth">How the Earth turns below it.</param>
    /// <param name="origin">A capture time.</param>
    /// <param name="options">Interval and need of daylight.</param>
    public GroundTrack(IPropagator satellite, EarthRotation earth, Epoch origin, SensingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_satellite, _earth, _origin, _daylightOnly) = (satellite, earth, origin, options.DaylightOnly);
        _interval = Duration.FromSeconds(options.CaptureIntervalS);
    }

    /// <summary>The captures after one time and up to another. Where the satellite's model has no position there is no image.</summary>
    public IEnumerable<CapturePoint> Captures(Epoch after, Epoch upTo)
    {
        long first = FloorIndex(after) + 1, last = FloorIndex(upTo);
        for (long i = first; i <= last; i++)
        {
            if (TryCapture(_origin + (_interval * i)) is { } point) yield return point with { Ordinal = i };
        }
    }

    private CapturePoint? TryCapture(Epoch time)
    {
        try
        {
            TemeState state = _satellite.At(time);
            return !_daylightOnly || IsLit(state, time) ? Capture(state, time) : null;
        }
        catch (PropagationException)
        {
            return null;
        }
    }

    private long FloorIndex(Epoch time)
    {
        (long quotient, long remainder) = Math.DivRem((time - _origin).Nanoseconds, _interval.Nanoseconds);
        return remainder < 0 ? quotient - 1 : quotient;
    }

    /// <summary>Whether the Sun stands above the horizon of the sphere below the satellite.</summary>
    private static bool IsLit(TemeState state, Epoch time)
    {
        UnitVector sun = Sun.DirectionTeme(time);
        return (state.XKm * sun.X) + (state.YKm * sun.Y) + (state.ZKm * sun.Z) > 0;
    }

    private CapturePoint Capture(TemeState state, Epoch time)
    {
        Geodetic here = Below(state, time), next = Below(_satellite.At(time + HeadingStep), time + HeadingStep);
        return new CapturePoint(here.LatitudeDeg, here.LongitudeDeg, BearingDeg(here, next), time.UtcMonth);
    }

    private Geodetic Below(TemeState state, Epoch time) => FrameTransforms.EcefToGeodetic(_earth.At(time).Position(state));

    private static double BearingDeg(Geodetic from, Geodetic to)
    {
        double east = double.DegreesToRadians(to.LongitudeDeg - from.LongitudeDeg);
        (double sinFrom, double cosFrom) = Math.SinCos(double.DegreesToRadians(from.LatitudeDeg));
        (double sinTo, double cosTo) = Math.SinCos(double.DegreesToRadians(to.LatitudeDeg));
        double bearing = Math.Atan2(Math.Sin(east) * cosTo, (cosFrom * sinTo) - (sinFrom * cosTo * Math.Cos(east)));
        return (double.RadiansToDegrees(bearing) + 360) % 360;
    }
}
