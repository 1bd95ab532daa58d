using SemSpace.Orbit.Elements;
using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Propagation.TwoBody;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Constellations;

/// <summary>The end of a satellite's flight.</summary>
/// <param name="Instant">The first millisecond at which the model has no position.</param>
/// <param name="Reason">What went out of range, in words.</param>
public sealed record FlightEnd(Epoch Instant, string Reason);

/// <summary>
/// Finds how long a satellite's model has positions. The satellite is probed once a revolution; where its perigee is low or moves, or a probe
/// fails, the time between is walked in steps of 20 s and the edge is bisected.
/// Not modelled: failures that begin and end within one revolution of an orbit whose perigee stays above 100 km and where it was.
/// </summary>
public static class Lifetime
{
    private const double LowestSafePerigeeKm = OrbitalElements.EarthRadiusKm + 100;
    /// <summary>A perigee that moves more in one revolution is that of an orbit which drag changes within it.</summary>
    private const double SteadyKm = 10;

    private static readonly Duration Step = Duration.FromSeconds(20), Millisecond = Duration.FromMilliseconds(1);

    /// <summary>The first instant from start to end at which the model has no position; null when it has one throughout.</summary>
    /// <param name="satellite">The satellite.</param>
    /// <param name="period">Its period of revolution, above 0.</param>
    /// <param name="start">Start of the search.</param>
    /// <param name="end">End of the search.</param>
    public static FlightEnd? Find(IPropagator satellite, Duration period, Epoch start, Epoch end)
    {
        ArgumentNullException.ThrowIfNull(satellite);
        if (Failure(satellite, start) is { } atOnce) return new(start, atOnce);
        double lastKm = PerigeeKm(satellite, start);
        for (Epoch last = start; last < end;)
        {
            Epoch next = last + Duration.Min(Duration.Max(period, Step), end - last);
            double nextKm = PerigeeKm(satellite, next);
            bool isSafe = lastKm > LowestSafePerigeeKm && nextKm > LowestSafePerigeeKm && Math.Abs(nextKm - lastKm) < SteadyKm;
            if (!isSafe && Walk(satellite, last, next) is { } found) return found;
            (last, lastKm) = (next, nextKm);
        }

        return null;
    }

    private static FlightEnd? Walk(IPropagator satellite, Epoch good, Epoch end)
    {
        while (good < end)
        {
            Epoch next = Epoch.Min(good + Step, end);
            if (Failure(satellite, next) is not null) return Bisect(satellite, good, next);
            good = next;
        }

        return null;
    }

    private static FlightEnd Bisect(IPropagator satellite, Epoch good, Epoch bad)
    {
        while (bad - good > Millisecond)
        {
            Epoch middle = good + ((bad - good) / 2);
            if (Failure(satellite, middle) is null) good = middle;
            else bad = middle;
        }

        return new(bad, Failure(satellite, bad)!);
    }

    private static string? Failure(IPropagator satellite, Epoch epoch)
    {
        try
        {
            _ = satellite.At(epoch);
            return null;
        }
        catch (PropagationException failure)
        {
            return failure.Reason;
        }
    }

    /// <summary>The perigee of the osculating ellipse, km from the Earth's centre; NaN without a position, and on a hyperbola.</summary>
    private static double PerigeeKm(IPropagator satellite, Epoch epoch)
    {
        try
        {
            return OrbitAngles.Osculating(satellite.At(epoch), Wgs72.MuKm3PerS2).Ellipse.PerigeeKm;
        }
        catch (PropagationException)
        {
            return double.NaN;
        }
    }
}
