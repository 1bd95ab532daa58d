using CsCheck;
using SemSpace.Orbit.Constellations;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation.Sgp4;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Contacts;
using SemSpace.Orbit.Windows.Stations;

namespace SemSpace.Orbit.Tests.Windows.Contacts;

/// <summary>The contact search's own way to the ground, against the general one.</summary>
public sealed class EarthFixedLanesTests
{
    /// <summary>Last places of 7,000 km, gathered over a few operations.</summary>
    private const double LastPlacesKm = 1e-10;

    /// <summary>What even rotation leaves out in a day: 1e-13 rad at 7,000 km is 7e-10 km.</summary>
    private const double EvenRotationKm = 2e-9;

    private static readonly Epoch Start = Epoch.FromUtc(2025, 7, 1, 3);
    private static readonly Epoch End = Start + Duration.FromHours(20);
    private static readonly Sgp4Propagator Satellite = new(Walker.Delta(new(1, 1, 0, 53, 550), Start)[0]);
    private static readonly GroundSite Site = new("Delft", new(52, 4.4, 0.1), 10);

    [Fact]
    public void Positions_margins_and_sines_are_those_of_the_frames() => Gen.Double[0, 72_000].Array[1, 30].Sample(seconds =>
    {
        EarthTurn turn = EarthTurn.Over(Start, End, EarthRotation.Default);
        StateTable wide = Fill(seconds), middle = Fill(seconds), narrow = Fill(seconds);
        EarthFixed512.Turn(wide, seconds, turn);
        EarthFixed256.Turn(middle, seconds, turn);
        EarthFixed128.Turn(narrow, seconds, turn);
        double[] margins = new double[seconds.Length], middleMargins = new double[seconds.Length], narrowMargins = new double[seconds.Length];
        EarthFixed512.Margins(wide, Site, margins);
        EarthFixed256.Margins(middle, Site, middleMargins);
        EarthFixed128.Margins(narrow, Site, narrowMargins);
        double[] sines = new double[seconds.Length], middleSines = new double[seconds.Length], narrowSines = new double[seconds.Length];
        EarthFixed512.Sines(wide, Site, sines);
        EarthFixed256.Sines(middle, Site, middleSines);
        EarthFixed128.Sines(narrow, Site, narrowSines);
        Assert.Equal(margins, middleMargins);
        Assert.Equal(margins, narrowMargins);
        Assert.Equal(sines, middleSines);
        Assert.Equal(sines, narrowSines);
        for (int i = 0; i < seconds.Length; i++)
        {
            Epoch time = Start + Duration.FromSeconds(seconds[i]);
            EcefPosition exact = FrameTransforms.TemeToEcef(Satellite.At(time), time), place = new(wide.XKm[i], wide.YKm[i], wide.ZKm[i]);
            Assert.InRange(exact.DistanceKm(place), 0, EvenRotationKm + 1e-5); // 1 ns of time rounding is 7.5e-6 km
            Assert.Equal(Site.SinElevation(place), sines[i], 1e-13);
            double range = place.DistanceKm(Site.Origin);
            Assert.Equal((Site.SinElevation(place) - Site.SinFloor) * range, margins[i], range * 1e-13);
        }
    });

    [Fact]
    public void The_extent_is_that_of_the_rows()
    {
        double[] seconds = [.. Enumerable.Range(0, 101).Select(i => i * 60.0)];
        StateTable states = Fill(seconds);
        TemeState[] rows = [.. Enumerable.Range(0, seconds.Length).Select(states.TemeAt)];
        int count = seconds.Length;
        foreach ((double south, double north, double radius) in new[] { EarthFixed512.Extent(states, count), EarthFixed256.Extent(states, count), EarthFixed128.Extent(states, count) })
        {
            Assert.Equal(rows.Min(row => row.ZKm / row.RadiusKm), south, LastPlacesKm);
            Assert.Equal(rows.Max(row => row.ZKm / row.RadiusKm), north, LastPlacesKm);
            Assert.Equal(rows.Max(row => row.RadiusKm), radius, LastPlacesKm);
        }
    }

    private static StateTable Fill(double[] seconds)
    {
        StateTable states = new(seconds.Length);
        Satellite.Fill(Start, seconds, states);
        return states;
    }
}
