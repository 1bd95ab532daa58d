using SemSpace.Orbit.Constellations;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation.Sgp4;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows;
using SemSpace.Orbit.Windows.Eclipses;

namespace SemSpace.Orbit.Tests.Windows.Eclipses;

public sealed class ConicalShadowTests(ITestOutputHelper output)
{
    private const double AstronomicalUnitKm = 149_597_870.7;

    private static readonly Epoch Start = Epoch.FromUtc(2025, 3, 1);
    private static readonly Epoch End = Start + Duration.FromHours(24);
    private static readonly Sgp4Propagator Satellite = new(Walker.Delta(new(1, 1, 0, 53, 550), Start)[0]);

    /// <summary>
    /// Angle past the cylinder's edge, satellite 6871 km from the Earth's centre, Sun at 1 au: overlap of two circles, worked out in
    /// Python from the formulas in Montenbruck and Gill, section 3.4.2; six decimals.
    /// </summary>
    [Theory]
    [InlineData(-.004, .027854)]
    [InlineData(-.002, .229956)]
    [InlineData(0, .494586)]
    [InlineData(.002, .760130)]
    [InlineData(.004, .966310)]
    [InlineData(-1, 0)]
    [InlineData(1.9, 1)]
    public void The_lit_fraction_is_the_overlap_of_two_discs(double pastEdge, double expected)
    {
        double fromAntiSun = Math.Asin(6371.0 / 6871) + pastEdge;
        PositionKm satellite = new(-6871 * Math.Cos(fromAntiSun), 6871 * Math.Sin(fromAntiSun), 0);
        Assert.Equal(expected, ApparentDiscs.From(satellite, new(AstronomicalUnitKm, 0, 0)).LitFraction, 6e-7);
    }

    /// <summary>Behind the tip of the umbra, 1.38 million km out, the Sun is a ring around the Earth.</summary>
    [Fact]
    public void Beyond_the_umbra_the_sun_is_a_ring()
    {
        ApparentDiscs discs = ApparentDiscs.From(new(-3e6, 0, 0), new(AstronomicalUnitKm, 0, 0));
        double ratio = (6371 / 3e6) / (695_700 / (AstronomicalUnitKm + 3e6));
        Assert.Equal(1 - (ratio * ratio), discs.LitFraction, 1e-5);
        Assert.True(discs.PenumbraMargin > 0 && discs.UmbraMargin < 0);
    }

    [Fact]
    public void Margins_change_sign_where_light_begins_to_go_and_where_it_is_gone()
    {
        ConicalShadow shadow = new(Satellite);
        Duration inset = Duration.FromMilliseconds(2);
        IReadOnlyList<TimeWindow> penumbras = EclipseFinder.Find(Satellite, EclipseKind.Penumbra, Start, End);
        IReadOnlyList<TimeWindow> umbras = EclipseFinder.Find(Satellite, EclipseKind.Umbra, Start, End);
        Assert.Equal(penumbras.Count, umbras.Count);
        foreach ((TimeWindow partial, TimeWindow total) in penumbras.Zip(umbras).Where(pair => !pair.First.CutAtStart && !pair.First.CutAtEnd))
        {
            Assert.Equal(1, shadow.LitFraction(partial.Start - inset));
            Assert.InRange(shadow.LitFraction(partial.Start + inset), 0.99, 1 - 1e-12);
            Assert.InRange(shadow.LitFraction(total.Start - inset), 1e-12, 0.01);
            Assert.Equal(0, shadow.LitFraction(total.Start + inset));
            Assert.Equal(0, shadow.LitFraction(total.End - inset));
            Assert.InRange(shadow.LitFraction(total.End + inset), 1e-12, 0.01);
            Assert.Equal(1, shadow.LitFraction(partial.End + inset));

            // The Sun is 0.53 degrees wide, and the satellite goes 0.063 degrees a second, aslant.
            Assert.InRange((total.Start - partial.Start).TotalSeconds, 8, 13);
        }
    }

    [Fact]
    public void The_cylinder_lies_between_umbra_and_penumbra()
    {
        TimeWindow[] Whole(EclipseKind kind) => [.. EclipseFinder.Find(Satellite, kind, Start, End).Where(e => !e.CutAtStart && !e.CutAtEnd)];
        TimeWindow[] cylinders = Whole(EclipseKind.Cylinder);
        Assert.Equal(15, cylinders.Length);
        foreach ((TimeWindow cylinder, TimeWindow penumbra, TimeWindow umbra) in cylinders.Zip(Whole(EclipseKind.Penumbra), Whole(EclipseKind.Umbra)))
        {
            Assert.True(penumbra.Start < cylinder.Start && cylinder.Start < umbra.Start);
            Assert.True(umbra.End < cylinder.End && cylinder.End < penumbra.End);
        }
    }

    /// <summary>The light lost in all spans against Simpson's rule at 20 ms.</summary>
    [Fact]
    public void The_steps_hold_the_penumbra_s_light()
    {
        ConicalShadow shadow = new(Satellite);
        IReadOnlyList<ShadowSpan> spans = EclipseFinder.Shadows(Satellite, ShadowModel.Conical, Start, Start + Duration.FromHours(3));
        Assert.All(spans.Zip(spans.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start && pair.First.Start < pair.First.End));
        double worst = 0;
        foreach (TimeWindow eclipse in EclipseFinder.Find(Satellite, EclipseKind.Penumbra, Start, Start + Duration.FromHours(3)))
        {
            double lost = spans.Where(s => s.Start >= eclipse.Start && s.End <= eclipse.End).Sum(s => (1 - s.LitFraction) * (s.End - s.Start).TotalSeconds);
            worst = Math.Max(worst, Math.Abs(lost - Simpson(t => 1 - shadow.LitFraction(t), eclipse.Start, eclipse.End, 0.02)));
        }

        // 0.1 % of 10 s of penumbra.
        output.WriteLine(FormattableString.Invariant($"worst {worst * 1e3:0.000} ms of sunlight"));
        Assert.InRange(worst, 1e-9, 0.01);
    }

    [Fact]
    public void The_cylinder_s_shadows_are_its_eclipses()
        => Assert.Equal(
            EclipseFinder.Find(Satellite, Start, End).Select(e => new ShadowSpan(e.Start, e.End, 0)),
            EclipseFinder.Shadows(Satellite, ShadowModel.Cylinder, Start, End));

    /// <summary>Perihelion and aphelion of 2024, Astronomical Almanac: 0.983307 au on 3 January, 1.016725 au on 5 July.</summary>
    [Theory]
    [InlineData(1, 3, 0.983307)]
    [InlineData(7, 5, 1.016725)]
    public void The_sun_is_as_far_as_the_almanac_says(int month, int day, double au)
        => Assert.Equal(au, Sun.DistanceKm(Epoch.FromUtc(2024, month, day, 3)) / AstronomicalUnitKm, 3e-4);

    private static double Simpson(Func<Epoch, double> f, Epoch from, Epoch to, double step)
    {
        double length = (to - from).TotalSeconds;
        int n = 2 * (int)Math.Ceiling(length / step / 2);
        double Value(int i) => f(from + Duration.FromSeconds(length * i / n));
        return length / n / 3 * Enumerable.Range(0, n + 1).Sum(i => Value(i) * (i is 0 || i == n ? 1 : i % 2 == 1 ? 4 : 2));
    }
}
