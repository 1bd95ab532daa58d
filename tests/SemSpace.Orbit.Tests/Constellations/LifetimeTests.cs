using SemSpace.Orbit.Constellations;
using SemSpace.Orbit.Elements;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Propagation.Sgp4;
using SemSpace.Orbit.Tests.Reference;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Tests.Constellations;

public sealed class LifetimeTests
{
    /// <summary>A rocket body on its last revolution: the published states end at 50 min (SGP4-VER.TLE, "perigee = -51 km, lost in 50 minutes").</summary>
    private static OrbitalElements Falling { get; } = Sgp4Case.All.First(c => c.Elements.CatalogNumber == 28872).Elements;

    [Fact]
    public void The_end_of_a_falling_satellite_is_found_to_the_millisecond()
    {
        Sgp4Propagator satellite = new(Falling);
        FlightEnd end = Lifetime.Find(satellite, Duration.FromSeconds(Falling.PeriodSeconds), Falling.Epoch, Falling.Epoch + Duration.FromHours(24))!;
        Assert.InRange((end.Instant - Falling.Epoch).TotalMinutes, 50, 55);
        Assert.Equal("the satellite has decayed", end.Reason);
        Assert.Throws<PropagationException>(() => satellite.At(end.Instant));
        for (Epoch t = Falling.Epoch; t < end.Instant; t += Duration.FromSeconds(1)) _ = satellite.At(t);
        _ = satellite.At(end.Instant - Duration.FromMilliseconds(1));
    }

    [Fact]
    public void A_satellite_that_falls_between_two_ends_that_work_is_found()
    {
        // Its perigee is below the ground, so it is lost near it, and the next half revolution works again.
        Epoch start = Falling.Epoch, end = start + Duration.FromMinutes(45);
        OrbitalElements lower = Falling with { BStar = 0, MeanMotionRevPerDay = Falling.MeanMotionRevPerDay, Eccentricity = Falling.Eccentricity + 0.02, MeanAnomalyDeg = 300 };
        Sgp4Propagator satellite = new(lower);
        _ = satellite.At(start);
        _ = satellite.At(end);
        FlightEnd found = Lifetime.Find(satellite, Duration.FromSeconds(lower.PeriodSeconds), start, end)!;
        Assert.InRange(found.Instant.TaiNanoseconds, start.TaiNanoseconds, end.TaiNanoseconds);
        Assert.Throws<PropagationException>(() => satellite.At(found.Instant));
    }

    /// <summary>Drag as strong as no satellite has it, but as a scenario may: positions are lost and come back within a revolution.</summary>
    [Fact]
    public void No_failure_hides_within_a_revolution_that_drag_changes()
    {
        Epoch start = Epoch.FromUtc(2025, 7, 1), end = start + Duration.FromHours(6);
        OrbitalElements set = new MeanOrbit(OrbitalElements.EarthRadiusKm, 0, 0.05009689398429839, 217.55860805511475, 0).Satellite(318.0308961868286, "dragged", 1, start)
            with
        { MeanMotionRevPerDay = 15.5, BStar = 1 };
        Sgp4Propagator satellite = new(set);
        FlightEnd found = Lifetime.Find(satellite, Duration.FromSeconds(set.PeriodSeconds), start, end)!;
        Assert.Equal("the mean eccentricity left [-0.001, 1)", found.Reason);
        for (Epoch t = start; t < found.Instant; t += Duration.FromSeconds(1)) _ = satellite.At(t);
    }

    [Fact]
    public void A_satellite_that_fails_at_once_ends_at_the_start()
    {
        Epoch late = Falling.Epoch + Duration.FromMinutes(60);
        FlightEnd end = Lifetime.Find(new Sgp4Propagator(Falling), Duration.FromSeconds(Falling.PeriodSeconds), late, late + Duration.FromHours(1))!;
        Assert.Equal(late, end.Instant);
    }

    [Fact]
    public void A_revolution_that_ends_after_all_time_is_no_error()
        => Assert.Null(Lifetime.Find(new Still(), new Duration(long.MaxValue), Falling.Epoch, Falling.Epoch + Duration.FromHours(1)));

    [Fact]
    public void A_year_of_a_high_orbit_has_no_end()
    {
        OrbitalElements high = new MeanOrbit(7178, 0.001, 98, 10, 20).Satellite(30, "A", 1, Epoch.FromUtc(2025, 1, 1));
        Assert.Equal(7178, high.SemiMajorAxisKm, 1e-6);
        Assert.Equal(7178 * 0.999 - 6378.135, high.PerigeeAltitudeKm, 1e-6);
        Assert.Null(Lifetime.Find(new Sgp4Propagator(high), Duration.FromSeconds(high.PeriodSeconds), high.Epoch, high.Epoch + Duration.FromHours(24 * 365)));
    }

    /// <summary>A satellite of a very high orbit.</summary>
    private sealed class Still : IPropagator
    {
        public TemeState At(Epoch epoch) => new(400_000, 0, 0, 0, 1, 0);
    }
}
