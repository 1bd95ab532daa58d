using SemSpace.Orbit.Constellations;
using SemSpace.Orbit.Elements;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation.Sgp4;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Tests.Constellations;

public sealed class WalkerTests
{
    private const double DegTolerance = 1e-9;

    /// <summary>What is left after the first-order term of J2: J2 squared and J3.</summary>
    private const double MeanAltitudeToleranceKm = 0.1;

    /// <summary>Short-period terms move each satellite by up to some kilometres.</summary>
    private const double OblatenessKm = 25;

    private static readonly Epoch Start = Epoch.FromUtc(2025, 7, 1);

    [Fact]
    public void The_phasing_of_very_many_planes_is_exact()
    {
        // 49,999 planes on, by 49,999 parts of 50,000: one part more than whole turns.
        OrbitalElements last = Walker.Delta(new(50_000, 50_000, 49_999, 53, 550), Start)[^1];
        Assert.Equal(360.0 / 50_000, last.MeanAnomalyDeg, 1e-6);
    }

    [Fact]
    public void A_delta_pattern_spreads_its_planes_over_the_whole_circle()
    {
        IReadOnlyList<OrbitalElements> satellites = Walker.Delta(new(24, 6, 1, 53, 550, RaanOffsetDeg: 10), Start);
        Assert.Equal(24, satellites.Count);
        Assert.Equal([10.0, 70, 130, 190, 250, 310], satellites.Select(s => s.RaanDeg).Distinct());
        Assert.All(satellites, s => Assert.Equal((53.0, 0.0, 0.0, Start), (s.InclinationDeg, s.Eccentricity, s.BStar, s.Epoch)));
    }

    [Fact]
    public void A_star_pattern_spreads_its_planes_over_half_a_circle()
        => Assert.Equal([0.0, 30, 60, 90, 120, 150], Walker.Star(new(66, 6, 2, 86.4, 780), Start).Select(s => s.RaanDeg).Distinct());

    [Fact]
    public void Satellites_of_a_plane_are_evenly_spaced_and_planes_are_phased_by_f_times_360_over_t()
    {
        IReadOnlyList<OrbitalElements> satellites = Walker.Delta(new(24, 6, 5, 53, 550), Start);
        for (int i = 0; i < satellites.Count; i++)
        {
            double expected = (((i % 4) * 90.0) + ((i / 4) * 5 * 15.0)) % 360;
            Assert.Equal(expected, satellites[i].MeanAnomalyDeg, DegTolerance);
        }
    }

    [Fact]
    public void Phasing_closes_around_the_constellation()
    {
        // From the last plane to the first the phase must step by the same F 360/T, modulo the spacing within a plane.
        IReadOnlyList<OrbitalElements> satellites = Walker.Delta(new(30, 5, 3, 60, 1000), Start);
        double step = 3 * 360.0 / 30;
        double over = (satellites[24].MeanAnomalyDeg + step) % (360.0 / 6);
        Assert.Equal(satellites[0].MeanAnomalyDeg, over, DegTolerance);
    }

    [Fact]
    public void Names_and_numbers_follow_plane_and_slot()
    {
        IReadOnlyList<OrbitalElements> satellites = Walker.Star(new(6, 2, 0, 90, 600), Start);
        Assert.Equal(["P01-S01", "P01-S02", "P01-S03", "P02-S01", "P02-S02", "P02-S03"], satellites.Select(s => s.Name));
        Assert.Equal([1, 2, 3, 4, 5, 6], satellites.Select(s => s.CatalogNumber));
    }

    [Theory]
    [InlineData(53, 550)]
    [InlineData(86.4, 780)]
    [InlineData(97.6, 500)]
    [InlineData(0, 1200)]
    public void Sgp4_recovers_the_asked_semi_major_axis_and_flies_at_that_altitude(double inclination, double altitude)
    {
        OrbitalElements sat = Walker.Delta(new(1, 1, 0, inclination, altitude), Start)[0];
        Assert.Equal(6378.135 + altitude, sat.SemiMajorAxisKm, 1e-6);
        Sgp4Propagator propagator = new(sat);
        const int samples = 360;
        double mean = Enumerable.Range(0, samples)
            .Average(i => propagator.At(Start + Duration.FromSeconds(sat.PeriodSeconds * i / samples)).RadiusKm) - 6378.135;
        TestContext.Current.TestOutputHelper!.WriteLine(FormattableString.Invariant($"i {inclination}, altitude {altitude}: mean over a revolution {mean:0.000} km"));

        // SGP4's short-period theory puts the mean radius 0.75 J2 R^2/a (3 cos^2 i - 1) below the mean semi-major axis.
        double cosine = Math.Cos(inclination * Math.PI / 180);
        double offset = 0.75 * 0.001082616 * 6378.135 * 6378.135 / (6378.135 + altitude) * ((3 * cosine * cosine) - 1);
        Assert.Equal(altitude - offset, mean, MeanAltitudeToleranceKm);
    }

    [Fact]
    public void Neighbours_of_a_plane_fly_a_chord_apart()
    {
        IReadOnlyList<OrbitalElements> satellites = Walker.Delta(new(8, 1, 0, 53, 550), Start);
        TemeState a = new Sgp4Propagator(satellites[0]).At(Start), b = new Sgp4Propagator(satellites[1]).At(Start);
        double distance = new EcefPosition(a.XKm, a.YKm, a.ZKm).DistanceKm(new(b.XKm, b.YKm, b.ZKm));
        Assert.Equal(2 * 6928.135 * Math.Sin(Math.PI / 8), distance, OblatenessKm);
    }

    [Fact]
    public void The_node_drifts_as_oblateness_demands()
    {
        // Sun-synchronous: a circular orbit of 500 km at 97.4 degrees turns with the Sun, 0.9856 degrees a day.
        OrbitalElements sat = Walker.Delta(new(1, 1, 0, 97.4, 500), Start)[0];
        double perDay = SecularRates.Of(BrouwerMotion.Recover(sat), 0, Math.Cos(97.4 * Math.PI / 180)).Nodedot * 1440 * 180 / Math.PI;
        Assert.Equal(0.9856, perDay, 0.01);
        Sgp4Propagator propagator = new(sat);
        double drift = NodeDeg(propagator.At(Start + Duration.FromHours(240))) - NodeDeg(propagator.At(Start));
        Assert.Equal(10 * perDay, drift, 0.1); // the osculating node swings by 0.01 to 0.1 degrees
    }

    [Theory]
    [InlineData(10, 3, 0, 53, 550)]
    [InlineData(0, 1, 0, 53, 550)]
    [InlineData(10, 0, 0, 53, 550)]
    [InlineData(10, 5, 5, 53, 550)]
    [InlineData(10, 5, -1, 53, 550)]
    [InlineData(10, 5, 1, 181, 550)]
    [InlineData(10, 5, 1, 53, 0)]
    [InlineData(10, 5, 1, double.NaN, 550)]
    public void An_impossible_shape_is_refused(int satellites, int planes, int phasing, double inclination, double altitude)
        => Assert.ThrowsAny<ArgumentException>(() => Walker.Delta(new(satellites, planes, phasing, inclination, altitude), Start));

    /// <summary>Right ascension of the osculating ascending node, from the angular momentum.</summary>
    private static double NodeDeg(TemeState s)
    {
        double hx = (s.YKm * s.VzKmPerS) - (s.ZKm * s.VyKmPerS), hy = (s.ZKm * s.VxKmPerS) - (s.XKm * s.VzKmPerS);
        return Math.Atan2(hx, -hy) * 180 / Math.PI;
    }
}
