using SemSpace.Orbit.Constellations;
using SemSpace.Orbit.Elements;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Propagation.Sgp4;
using SemSpace.Orbit.Tests.Reference;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Tests.Propagation.Sgp4;

public sealed class Sgp4PropagatorTests
{
    private static readonly Epoch Start = Epoch.FromUtc(2025, 7, 1);
    private static readonly OrbitalElements Sat = Walker.Delta(new(1, 1, 0, 53, 550), Start)[0];

    [Fact]
    public void An_instant_and_its_minutes_since_epoch_give_one_state()
    {
        Sgp4Propagator propagator = new(Sat);
        Assert.Equal(Sgp4Status.Ok, propagator.TryPropagate(90, out TemeState state));
        Assert.Equal(state, propagator.At(Start + Duration.FromMinutes(90)));
    }

    [Fact]
    public void A_leap_second_between_epoch_and_instant_counts()
    {
        Sgp4Propagator propagator = new(Sat with { Epoch = Epoch.FromUtc(2016, 12, 31, 23) });
        _ = propagator.TryPropagate(60 + (1.0 / 60), out TemeState expected);
        Assert.Equal(expected, propagator.At(Epoch.FromUtc(2017, 1, 1)));
    }

    [Fact]
    public void Velocity_is_nearly_the_slope_of_position()
    {
        Sgp4Propagator propagator = new(Sat);
        TemeState before = propagator.At(Start + Duration.FromSeconds(999)), after = propagator.At(Start + Duration.FromSeconds(1001));
        TemeState middle = propagator.At(Start + Duration.FromSeconds(1000));
        const double theoryGapKmPerS = 0.005; // SGP4's velocity leaves out second-order terms
        Assert.Equal((after.XKm - before.XKm) / 2, middle.VxKmPerS, theoryGapKmPerS);
        Assert.Equal((after.YKm - before.YKm) / 2, middle.VyKmPerS, theoryGapKmPerS);
        Assert.Equal((after.ZKm - before.ZKm) / 2, middle.VzKmPerS, theoryGapKmPerS);
    }

    [Fact]
    public void A_decayed_satellite_names_itself_the_instant_the_reason_and_the_code()
    {
        Sgp4Propagator propagator = new(Walker.Delta(new(1, 1, 0, 53, 200), Start)[0] with { BStar = 0.01 });
        Epoch late = Start + Duration.FromHours(48);
        PropagationException error = Assert.Throws<PropagationException>(() => propagator.At(late));
        Assert.Equal(("P01-S01", late), (error.Satellite, error.Epoch));
        Assert.Contains(error.Code, new[] { (int)Sgp4Status.MeanEccentricity, (int)Sgp4Status.Decayed });
        Assert.StartsWith("P01-S01 has no position at 2025-07-03T00:00:00.000Z: ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith($"(SGP4 error {error.Code}).", error.Message, StringComparison.Ordinal);
    }

    /// <summary>
    /// The reference code returns 6 thousand million km without an error for this one a week after its decay: its mean axis is
    /// a square that grows again once drag has used it up.
    /// </summary>
    [Theory]
    [InlineData(29141, 5)]
    [InlineData(29141, 500)]
    [InlineData(16925, 36_500)]
    public void A_satellite_long_decayed_has_no_position(int number, int days)
    {
        Sgp4Propagator propagator = new(Sgp4Case.All.First(c => c.Elements.CatalogNumber == number).Elements);
        Assert.NotEqual(Sgp4Status.Ok, propagator.TryPropagate(days * 1440.0, out _));
        StateTable states = new(9);
        propagator.Fill(propagator.Elements.Epoch, [.. Enumerable.Range(0, 9).Select(i => (days * 86_400.0) + i)], states);
        Assert.All(Enumerable.Range(0, 9), i => Assert.True(double.IsNaN(states.XKm[i])));
    }

    [Fact]
    public void A_deep_space_satellite_fills_a_table_with_what_single_calls_give()
    {
        Sgp4Propagator molniya = new(Sat with { MeanMotionRevPerDay = 2, Eccentricity = 0.7 });
        double[] seconds = [0, 86_400, -3600, 7 * 86_400, double.NaN];
        StateTable states = new(seconds.Length);
        molniya.Fill(Start, seconds, states);
        for (int i = 0; i < 4; i++) Assert.Equal(molniya.At(Start + Duration.FromSeconds(seconds[i])), states.TemeAt(i));
        Assert.True(double.IsNaN(states.XKm[4]));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-1e15)]
    public void A_time_beyond_all_use_ends_in_an_error_at_once(double minutes)
    {
        Sgp4Propagator molniya = new(Sat with { MeanMotionRevPerDay = 2, Eccentricity = 0.7 });
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(Sgp4Status.MeanMotion, molniya.TryPropagate(minutes, out _));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000); // no steps are kept on the way there
    }

    [Theory]
    [InlineData(1, 15)]
    [InlineData(-0.1, 15)]
    [InlineData(double.NaN, 15)]
    [InlineData(0, 0)]
    [InlineData(0, double.NaN)]
    [InlineData(0, double.PositiveInfinity)]
    public void Elements_out_of_range_are_refused(double eccentricity, double revolutions)
        => Assert.Throws<ArgumentOutOfRangeException>(
            () => new Sgp4Propagator(Sat with { Eccentricity = eccentricity, MeanMotionRevPerDay = revolutions }));

    [Fact]
    public void An_angle_that_is_no_number_is_refused()
        => Assert.Throws<ArgumentOutOfRangeException>(() => new Sgp4Propagator(Sat with { RaanDeg = double.NaN }));

    [Fact]
    public void Propagation_allocates_nothing()
    {
        Sgp4Propagator propagator = new(Sat);
        _ = propagator.At(Start);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++) _ = propagator.At(Start + Duration.FromMinutes(i));
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
