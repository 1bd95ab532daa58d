using SemSpace.Orbit.Constellations;
using SemSpace.Orbit.Elements;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation.Sgp4;
using SemSpace.Orbit.Time;
using SemSpace.Reports.Html;

namespace SemSpace.Reports.Tests.Html;

public class TrackTests
{
    private const double PromisedKm = 1;

    /// <summary>Low and circular, and twelve hours with a perigee of 600 km (Molniya), over two days.</summary>
    [Theory]
    [InlineData(6928, 0, 53)]
    [InlineData(26554, 0.73, 63.4)]
    public void A_track_is_within_a_kilometre_of_the_propagator(double axisKm, double eccentricity, double inclinationDeg)
    {
        const double seconds = 172_800;
        Assert.True(Epoch.TryParse("2025-07-01T00:00:00Z", out Epoch start));
        OrbitalElements elements = new MeanOrbit(axisKm, eccentricity, inclinationDeg, 40, 270).Satellite(10, "one", 1, start);
        Sgp4Propagator propagator = new(elements);
        Track track = Track.Of(seconds, elements.PeriodSeconds, At);
        for (double after = 0; after <= seconds; after += 41.7)
        {
            EcefPosition drawn = track.At(after), real = At(after);
            Assert.InRange(Math.Sqrt(Math.Pow(drawn.XKm - real.XKm, 2) + Math.Pow(drawn.YKm - real.YKm, 2) + Math.Pow(drawn.ZKm - real.ZKm, 2)), 0, PromisedKm);
        }

        EcefPosition At(double after)
        {
            Epoch time = start + Duration.FromSeconds(after);
            return EarthRotation.Default.At(time).Position(propagator.At(time));
        }
    }
}
