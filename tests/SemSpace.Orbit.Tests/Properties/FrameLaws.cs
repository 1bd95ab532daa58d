using CsCheck;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Stations;

namespace SemSpace.Orbit.Tests.Properties;

public sealed class FrameLaws
{
    /// <summary>A micrometre: rounding at 1e5 km.</summary>
    private const double KmTolerance = 1e-9;

    private static readonly Gen<Geodetic> Places = Gen.Select(Gen.Double[-90, 90], Gen.Double[-179.999, 180], Gen.Double[-5, 50_000])
        .Select((latitude, longitude, altitude) => new Geodetic(latitude, longitude, altitude));

    [Fact]
    public void A_place_survives_the_way_to_earth_fixed_coordinates_and_back()
        => Places.Sample(place =>
        {
            EcefPosition there = FrameTransforms.GeodeticToEcef(place);
            Geodetic back = FrameTransforms.EcefToGeodetic(there);
            return FrameTransforms.GeodeticToEcef(back).DistanceKm(there) < KmTolerance * 10 && Math.Abs(back.AltitudeKm - place.AltitudeKm) < KmTolerance * 10;
        });

    [Fact]
    public void The_rotation_keeps_lengths_and_heights_above_the_equator()
        => Gen.Select(Gen.Double[-8000, 8000], Gen.Double[-8000, 8000], Gen.Double[-8000, 8000], Gen.Int[0, 1_000_000]).Sample((x, y, z, minute) =>
        {
            TemeState state = new(x, y, z, 0, 0, 0);
            EcefPosition turned = FrameTransforms.TemeToEcef(state, Epoch.FromUtc(2020, 1, 1) + Duration.FromMinutes(minute));
            return turned.ZKm == z && Math.Abs(turned.DistanceKm(default) - state.RadiusKm) < KmTolerance;
        });

    [Fact]
    public void A_satellite_placed_along_a_line_of_sight_is_seen_there()
        => Gen.Select(Gen.Double[-89, 89], Gen.Double[-180, 180], Gen.Double[1, 359], Gen.Double[-80, 80], Gen.Double[200, 3000])
            .Sample((latitude, longitude, azimuth, elevation, range) =>
            {
                Epoch epoch = Epoch.FromUtc(2025, 1, 1);
                GroundSite site = new("site", new(latitude, longitude, 0.1), 5);
                LookAngles seen = site.Observe(Place(latitude, longitude, azimuth, elevation, range, epoch), epoch);
                return Math.Abs(seen.AzimuthDeg - azimuth) < 1e-8 && Math.Abs(seen.ElevationDeg - elevation) < 1e-9 && Math.Abs(seen.RangeKm - range) < 1e-8;
            });

    [Fact]
    public void Velocities_are_derivatives_of_positions_and_range_rates_of_ranges()
        => Gen.Select(Gen.Double[-89, 89], Gen.Double[-180, 180], Gen.Double[0.1, 3], Gen.Double[0, 86_000], Gen.Bool)
            .Sample((latitude, longitude, inclination, seconds, table) =>
            {
                // Sidereal time is a sum of some 1.6e6 s: centuries, their product and the sum round by up to 4e-10 s together, 3.7e-14 rad with the turn into
                // radians, 2.6e-10 km here. At both ends of 0.1 s that leaves 5.2e-9 km/s; the most in 400,000 draws was 4.3e-9, with a table.
                const double half = 0.05;
                EarthRotation rotation = table ? Wandering : EarthRotation.Default;
                GroundSite site = new("site", new(latitude, longitude, 0.1), 5);
                Epoch epoch = Epoch.FromUtc(2016, 12, 31) + Duration.FromSeconds(seconds);
                TemeState now = new(7000, 300, -200, 0.3, 7.5 * Math.Cos(inclination), 7.5 * Math.Sin(inclination));
                TemeState Moved(double dt) => now with { XKm = now.XKm + (dt * now.VxKmPerS), YKm = now.YKm + (dt * now.VyKmPerS), ZKm = now.ZKm + (dt * now.VzKmPerS) };
                Epoch before = epoch - Duration.FromSeconds(half), after = epoch + Duration.FromSeconds(half);
                EcefState state = FrameTransforms.TemeToEcef(now, epoch, rotation);
                EcefState first = FrameTransforms.TemeToEcef(Moved(-half), before, rotation), last = FrameTransforms.TemeToEcef(Moved(half), after, rotation);
                double error = new EcefPosition((last.XKm - first.XKm) / (2 * half), (last.YKm - first.YKm) / (2 * half), (last.ZKm - first.ZKm) / (2 * half))
                    .DistanceKm(new(state.VxKmPerS, state.VyKmPerS, state.VzKmPerS));
                double rate = (site.Observe(last).RangeKm - site.Observe(first).RangeKm) / (2 * half);

                // The range bends: its third derivative is at most 0.9 v^3 / d^2 = 1.1e-3 km/s^3 at the 630 km between them at least; times h^2 / 6.
                return error < 5.2e-9 && Math.Abs(rate - site.Observe(state).RangeRateKmPerS) < 5e-7;
            });

    [Fact]
    public void The_pole_s_motion_keeps_lengths()
        => Gen.Select(Gen.Double[-8000, 8000], Gen.Double[-8000, 8000], Gen.Double[-8000, 8000]).Sample((x, y, z) =>
        {
            EcefPosition place = new(x, y, z), moved = new PoleWander(0.3, -0.2).Apply(place);
            return Math.Abs(moved.DistanceKm(default) - place.DistanceKm(default)) < KmTolerance;
        });

    /// <summary>IERS values around the leap second of 2016-12-31.</summary>
    private static readonly EarthRotation Wandering = new(new EarthOrientation(
    [
        new(57_752, -0.4069180, 0.082873, 0.263556), new(57_753, -0.4077601, 0.081284, 0.263013),
        new(57_754, 0.5912821, 0.080406, 0.263110), new(57_755, 0.5901752, 0.080234, 0.263612),
    ]));

    /// <summary>The TEME state at an azimuth, elevation and range from a site, built by turning the local axes step by step.</summary>
    private static TemeState Place(double latitude, double longitude, double azimuth, double elevation, double range, Epoch epoch)
    {
        const double rad = Math.PI / 180;
        EcefPosition site = FrameTransforms.GeodeticToEcef(new(latitude, longitude, 0.1));
        double east = range * Math.Cos(elevation * rad) * Math.Sin(azimuth * rad);
        double north = range * Math.Cos(elevation * rad) * Math.Cos(azimuth * rad);
        double up = range * Math.Sin(elevation * rad);
        double outward = (up * Math.Cos(latitude * rad)) - (north * Math.Sin(latitude * rad));
        double z = (up * Math.Sin(latitude * rad)) + (north * Math.Cos(latitude * rad));
        double x = (outward * Math.Cos(longitude * rad)) - (east * Math.Sin(longitude * rad));
        double y = (outward * Math.Sin(longitude * rad)) + (east * Math.Cos(longitude * rad));
        (double sin, double cos) = Math.SinCos(Gmst.Radians(epoch));
        (x, y, z) = (x + site.XKm, y + site.YKm, z + site.ZKm);
        return new((cos * x) - (sin * y), (sin * x) + (cos * y), z, 0, 0, 0);
    }
}
