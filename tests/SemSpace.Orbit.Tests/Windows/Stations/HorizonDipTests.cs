using SemSpace.Orbit.Constellations;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Propagation.TwoBody;
using SemSpace.Orbit.Tests.Windows.Contacts;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows;
using SemSpace.Orbit.Windows.Contacts;
using SemSpace.Orbit.Windows.Links;
using SemSpace.Orbit.Windows.Stations;

namespace SemSpace.Orbit.Tests.Windows.Stations;

/// <summary>Platforms that see below their horizontal.</summary>
public sealed class HorizonDipTests
{
    private const double PlatformKm = 20, MaskDeg = -4, DaySeconds = 86_400;

    private static readonly Epoch Start = Epoch.FromUtc(2025, 7, 1);

    /// <summary>Oracle: the equator is a circle of 6378.137 km, and the Earth's edge a cone around the pole where it touches an ellipse of its axes, worked by hand there.</summary>
    [Theory]
    [InlineData(0.5)]
    [InlineData(20)]
    [InlineData(50)]
    public void It_is_that_of_a_circle_along_the_equator_and_of_the_ellipse_at_the_pole(double heightKm)
    {
        const double equatorKm = 6378.137, poleKm = 6356.7523142;
        Assert.Equal(Math.Acos(equatorKm / (equatorKm + heightKm)) * 180 / Math.PI, HorizonDip.Deg(new(0, 30, heightKm), 90), 1e-9);

        // The tangent from (0, c) touches x²/a² + y²/b² = 1 with y = b²/c, x = a √(1 - b²/c²).
        double c = poleKm + heightKm, y = poleKm * poleKm / c, x = equatorKm * Math.Sqrt(1 - (poleKm * poleKm / (c * c)));
        Assert.Equal(Math.Atan2(c - y, x) * 180 / Math.PI, HorizonDip.Deg(new(90, 0, heightKm), 77), 1e-9);
    }

    [Fact]
    public void A_line_just_above_it_clears_the_ellipsoid_and_one_just_below_meets_it()
    {
        foreach (double heightKm in (double[])[0.1, 3, 20, 50])
        {
            for (int latitude = -90; latitude <= 90; latitude += 15)
            {
                Geodetic place = new(latitude, 20, heightKm);
                for (int azimuth = 0; azimuth < 360; azimuth += 24)
                {
                    double dip = HorizonDip.Deg(place, azimuth);
                    Assert.True(ClearanceKm(place, azimuth, -dip + 0.001) > 0);
                    Assert.True(ClearanceKm(place, azimuth, -dip - 0.001) < 0);
                    Assert.InRange(HorizonDip.LeastDeg(place), 0.99 * dip, dip + 1e-6);
                }
            }
        }

        Assert.Equal((0, 0), (HorizonDip.LeastDeg(new(45, 0, 0)), HorizonDip.LeastDeg(new(45, 0, -0.4))));
    }

    /// <summary>Two-body orbits, low, high and long, over platforms at all latitudes, against a look every second.</summary>
    [Fact]
    public void Contacts_of_a_platform_are_those_of_a_look_every_second_and_clear_the_Earth()
    {
        IPropagator[] satellites =
        [
            .. Walker.Delta(new(1, 1, 0, 53, 300), Start).Concat(Walker.Delta(new(1, 1, 0, 97.6, 550), Start)).Select(elements => new KeplerPropagator(elements)),
            new KeplerPropagator(Walker.Delta(new(1, 1, 0, 63.4, 8000), Start).Single() with { Eccentricity = 0.45 }),
        ];
        GroundSite[] sites = [.. Enumerable.Range(0, 18).Select(i => new GroundSite($"{i}", new((10 * i) - 85, 37 * i, PlatformKm), MaskDeg))];
        IReadOnlyList<ContactWindow> plan = ContactFinder.Find(satellites, sites, Start, Start + Duration.FromSeconds(DaySeconds), workers: 2);
        Duration shortest = Duration.FromHours(24);
        for (int s = 0; s < satellites.Length; s++)
        {
            DenseOracle oracle = new(satellites[s], Start, DaySeconds);
            for (int g = 0; g < sites.Length; g++)
            {
                (double Rise, double Set)[] expected = [.. oracle.Passes(sites[g].Position, MaskDeg).Where(pass => pass.Set - pass.Rise >= 1)];
                ContactWindow[] found = [.. plan.Where(window => window.Satellite == s && window.Gateway == g && window.Length >= Duration.FromSeconds(1))];
                Assert.Equal(expected.Length, found.Length);
                foreach (((double rise, double set), ContactWindow window) in expected.Zip(found))
                {
                    Assert.Equal(rise, (window.Aos - Start).TotalSeconds, 1.5e-3);
                    Assert.Equal(set, (window.Los - Start).TotalSeconds, 1.5e-3);
                    shortest = Duration.Min(shortest, window.Length);
                    for (int part = 0; part <= 4; part++) Assert.True(ClearanceKm(satellites[s], sites[g], window.Aos + (window.Length * part / 4)) > 3);
                }
            }
        }

        Assert.True(plan.Count > 300 && shortest < Duration.FromMinutes(2));
    }

    [Fact]
    public void A_window_down_to_the_dip_ends_where_the_line_of_sight_meets_the_ellipsoid()
    {
        IPropagator satellite = new KeplerPropagator(Walker.Delta(new(1, 1, 0, 97.6, 550), Start).Single());
        Geodetic place = new(48, 11, PlatformKm);
        GroundSite site = new("edge", place, -HorizonDip.LeastDeg(place));
        IReadOnlyList<ContactWindow> plan = ContactFinder.Find([satellite], [site], Start, Start + Duration.FromHours(24), workers: 1);
        Assert.True(plan.Count > 5);
        foreach (ContactWindow window in plan.Where(window => !window.CutAtStart && !window.CutAtEnd))
        {
            // Its dip is up to 0.01 degrees more in other directions, a kilometre or so at the edge, 500 km away.
            Assert.InRange(ClearanceKm(satellite, site, window.Aos), -1e-3, 0.1);
            Assert.InRange(ClearanceKm(satellite, site, window.Los), -1e-3, 0.1);
        }
    }

    /// <summary>From the equator the arc sets in the east and west, 81 degrees of longitude away, and is seen beyond that where the floor is below the horizontal.</summary>
    [Fact]
    public void It_keeps_off_the_part_of_the_geostationary_arc_that_is_below_its_horizontal()
    {
        EcefPosition geostationary = new(42_164.17 * Math.Cos(84 * Math.PI / 180), 42_164.17 * Math.Sin(84 * Math.PI / 180), 0);
        double Margin(double floorDeg, double arcDeg) => new GroundSite("arc", new(0, 0, PlatformKm), new SiteLimits { MinElevationDeg = floorDeg, GeostationaryArcDeg = arcDeg }).SignedMargin(geostationary);
        Assert.InRange(Math.Asin(Margin(MaskDeg, 0) + Math.Sin(MaskDeg * Math.PI / 180)) * 180 / Math.PI, -3.5, -2);
        Assert.Equal(-2 * Math.PI / 180, Margin(MaskDeg, 2), 1e-4);
        Assert.True(Margin(-3.6, 5) < Margin(-3.6, 0));
    }

    /// <summary>A pass through the zenith of a circular orbit over a sphere is as long as its angle at the Earth's centre, twice acos((R + h) cos e / r) - e.</summary>
    [Fact]
    public void A_low_floor_sees_as_much_of_a_shell_as_geometry_says()
    {
        CircularOrbit orbit = new(550);
        double level = orbit.CoverageAngleDeg(0), down = orbit.CoverageAngleDeg(-4.5, PlatformKm);
        Assert.Equal((Math.Acos(6371.0 / 6921) * 180 / Math.PI) + (Math.Acos(6371.0 / 6391) * 180 / Math.PI), down, 0.05);
        Assert.InRange(down / level, 1.19, 1.21);
    }

    private static double ClearanceKm(IPropagator satellite, GroundSite site, Epoch epoch)
    {
        EcefPosition from = FrameTransforms.GeodeticToEcef(site.Position), to = FrameTransforms.TemeToEcef(satellite.At(epoch), epoch, EarthRotation.Default).Position;
        return SightLine.ClearanceKm(new(from.XKm, from.YKm, from.ZKm, 0, 0, 0), new(to.XKm, to.YKm, to.ZKm, 0, 0, 0), 0);
    }

    /// <summary>How far a line of 3000 km passes above the ellipsoid.</summary>
    private static double ClearanceKm(Geodetic place, double azimuthDeg, double elevationDeg)
    {
        (double sinAzimuth, double cosAzimuth) = Math.SinCos(azimuthDeg * Math.PI / 180);
        (double sinElevation, double cosElevation) = Math.SinCos(elevationDeg * Math.PI / 180);
        (double sinLatitude, double cosLatitude) = Math.SinCos(place.LatitudeDeg * Math.PI / 180);
        (double sinLongitude, double cosLongitude) = Math.SinCos(place.LongitudeDeg * Math.PI / 180);
        EcefPosition p = FrameTransforms.GeodeticToEcef(place);
        double east = 3000 * cosElevation * sinAzimuth, north = 3000 * cosElevation * cosAzimuth, up = 3000 * sinElevation;
        double outwards = (up * cosLatitude) - (north * sinLatitude);
        TemeState to = new(
            p.XKm + (outwards * cosLongitude) - (east * sinLongitude), p.YKm + (outwards * sinLongitude) + (east * cosLongitude), p.ZKm + (north * cosLatitude) + (up * sinLatitude), 0, 0, 0);
        return SightLine.ClearanceKm(new(p.XKm, p.YKm, p.ZKm, 0, 0, 0), to, 0);
    }
}
