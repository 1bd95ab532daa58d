using CsCheck;
using SemSpace.Orbit.Constellations;
using SemSpace.Orbit.Elements;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Tests.Constellations;

public sealed class PlaneGroupingTests
{
    private static readonly Epoch Start = Epoch.FromUtc(2022, 2, 22);

    [Theory]
    [InlineData(72, 22, 53, 550)]
    [InlineData(6, 11, 86.4, 780)]
    [InlineData(1, 5, 97.5, 500)]
    public void The_planes_of_a_walker_constellation_are_found_in_order(int planes, int perPlane, double inclination, double altitude)
    {
        WalkerShape shape = new(planes * perPlane, planes, 0, inclination, altitude, RaanOffsetDeg: 1);
        Assert.Equal(Enumerable.Range(0, planes * perPlane).Select(i => i / perPlane), PlaneGrouping.Assign(Walker.Delta(shape, Start), Start));
    }

    [Fact]
    public void Element_sets_of_different_days_are_carried_to_one_instant_first()
    {
        // At 97.6 degrees and 500 km the node gains a degree a day: epochs 20 days apart lie 20 degrees apart on paper.
        WalkerShape shape = new(8, 4, 0, 97.6, 500, RaanOffsetDeg: 10);
        OrbitalElements[] fresh = [.. Walker.Star(shape, Start)], old = [.. Walker.Star(shape, Start)];
        const double degreesPerDay = 1.009;
        for (int i = 0; i < old.Length; i++)
            old[i] = old[i] with { Epoch = Start - Duration.FromHours(24 * 20), RaanDeg = old[i].RaanDeg - (20 * degreesPerDay) };
        Assert.Equal([0, 0, 1, 1, 2, 2, 3, 3, 0, 0, 1, 1, 2, 2, 3, 3], PlaneGrouping.Assign([.. fresh, .. old], Start));
    }

    [Fact]
    public void Planes_of_one_node_but_different_inclinations_are_apart()
    {
        OrbitalElements[] low = [.. Walker.Delta(new(3, 1, 0, 53, 550, 40), Start)], high = [.. Walker.Delta(new(3, 1, 0, 70, 550, 40), Start)];
        Assert.Equal([0, 0, 0, 1, 1, 1], PlaneGrouping.Assign([.. low, .. high], Start));
    }

    [Fact]
    public void A_plane_around_the_zero_of_right_ascension_stays_whole()
    {
        OrbitalElements[] plane = [.. Walker.Delta(new(4, 1, 0, 86.4, 780), Start)];
        for (int i = 0; i < plane.Length; i++) plane[i] = plane[i] with { RaanDeg = (359.7 + (0.2 * i)) % 360 };
        Assert.Equal([0, 0, 0, 0], PlaneGrouping.Assign(plane, Start));
    }

    /// <summary>Three planes, two satellites each, their nodes 4 degrees apart in a plane; at 90 degrees of inclination that is the angle of the orbits.</summary>
    [Theory]
    [InlineData(1.5, new[] { 0, 1, 2, 3, 4, 5 })]
    [InlineData(3.9, new[] { 0, 1, 2, 3, 4, 5 })]
    [InlineData(4.1, new[] { 0, 0, 1, 1, 2, 2 })]
    [InlineData(56, new[] { 0, 0, 0, 0, 0, 0 })]
    public void Planes_that_are_kept_loosely_need_a_wider_tolerance(double toleranceDeg, int[] planes)
    {
        OrbitalElements any = Walker.Delta(new(1, 1, 0, 90, 20_000), Start)[0];
        OrbitalElements[] satellites = [.. new[] { 10, 14, 70, 74, 130, 134 }.Select(raan => any with { RaanDeg = raan })];
        Assert.Equal(planes, PlaneGrouping.Assign(satellites, Start, toleranceDeg));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(91)]
    [InlineData(double.NaN)]
    public void A_tolerance_out_of_range_is_refused(double toleranceDeg)
        => Assert.Throws<ArgumentOutOfRangeException>(() => PlaneGrouping.Assign([], Start, toleranceDeg));

    [Fact]
    public void No_satellites_have_no_planes() => Assert.Empty(PlaneGrouping.Assign([], Start));

    [Fact]
    public void Scattered_satellites_keep_their_planes_in_any_order()
    {
        OrbitalElements[] satellites = [.. Walker.Star(new(66, 6, 2, 86.4, 780, 10), Start)];
        Gen.Select(Gen.Shuffle(Enumerable.Range(0, 66).ToArray()), Gen.Double[-0.5, 0.5].Array[66]).Sample((order, scatter) =>
        {
            OrbitalElements[] mixed = [.. order.Select(i => satellites[i] with { RaanDeg = satellites[i].RaanDeg + scatter[i] })];
            return PlaneGrouping.Assign(mixed, Start).SequenceEqual(order.Select(i => i / 11));
        });
    }
}
