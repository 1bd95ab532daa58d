using CsCheck;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Time;
using SemSpace.Sim.Links;

namespace SemSpace.Sim.Tests.Links;

public class ContactLinkTests
{
    private static readonly Epoch Start = Epoch.FromUtc(2025, 7, 1);

    [Fact]
    public void A_constant_rate_sends_rate_times_time()
    {
        ContactLink link = new(At(0), At(95), _ => 1000);
        (Epoch end, double remaining) = link.Send(At(12), At(95), 30_000);
        Assert.Equal(At(42), end);
        Assert.Equal(0, remaining);
        Assert.Equal(83_000, link.BitsBetween(At(12), At(95)), 1e-6);
    }

    [Fact]
    public void What_does_not_fit_remains()
    {
        ContactLink link = new(At(0), At(95), _ => 1000);
        (Epoch end, double remaining) = link.Send(At(90), At(95), 30_000);
        Assert.Equal(At(95), end);
        Assert.Equal(25_000, remaining, 1e-6);
    }

    [Fact]
    public void Sending_in_two_parts_ends_when_sending_in_one_does()
        => Gen.Select(Gen.Double[1, 400], Gen.Double[0.01, 0.99]).Sample((seconds, part) =>
        {
            ContactLink link = new(At(0), At(480), Pass);
            double bits = link.BitsBetween(At(0), At(seconds));
            Epoch whole = link.Send(At(0), At(480), bits).End;
            (Epoch middle, double remaining) = link.Send(At(0), At(480), bits * part);
            Assert.Equal(0, remaining);
            Epoch second = link.Send(middle, At(480), bits * (1 - part)).End;
            Assert.InRange((whole - second).TotalSeconds, -1e-6, 1e-6);
            Assert.InRange((whole - At(seconds)).TotalSeconds, -1e-6, 1e-6);
        });

    /// <summary>
    /// Every transfer of 0.8 Mbit within a pass, which takes a second or two, carries what the link budget gives when integrated every 10 ms over the
    /// time that it took. The rate is that of a satellite at 550 km, by how far (degrees of arc) its pass stays from the station.
    /// </summary>
    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(13)]
    public void A_transfer_carries_what_the_rate_gives(double offsetDeg)
    {
        const double payload = 774_336, tolerance = 1e-3;
        const double halfPassS = 200;
        ContactLink link = new(At(0), At(2 * halfPassS), Rate);
        for (double from = 0; from < (2 * halfPassS) - 20; from += 1.7)
        {
            (Epoch end, double remaining) = link.Send(At(from), At(2 * halfPassS), payload);
            Assert.Equal(0, remaining);
            Assert.InRange(Dense(from, (end - Start).TotalSeconds) / payload, 1 - tolerance, 1 + tolerance);
        }

        Assert.InRange(link.BitsBetween(At(0), At(2 * halfPassS)) / Dense(0, 2 * halfPassS), 1 - tolerance, 1 + tolerance);

        double Dense(double from, double to)
        {
            int steps = (int)Math.Ceiling((to - from) / 0.01);
            double step = (to - from) / steps;
            return Enumerable.Range(0, steps).Sum(i => step * Rate(At(from + ((i + 0.5) * step))));
        }

        double Rate(Epoch time)
        {
            const double earthKm = 6371, orbitKm = 6921, radiansPerS = 2 * Math.PI / 5730;
            double along = ((time - Start).TotalSeconds - halfPassS) * radiansPerS, cosine = Math.Cos(along) * Math.Cos(double.DegreesToRadians(offsetDeg));
            double range = Math.Sqrt((earthKm * earthKm) + (orbitKm * orbitKm) - (2 * earthKm * orbitKm * cosine));
            double elevation = double.RadiansToDegrees(Math.Asin(((orbitKm * cosine) - earthKm) / range));
            return new LinkBudget(new RadioOptions()).RateBps(new LookAngles(0, elevation, range, 0));
        }
    }

    /// <summary>A rate with the shape of a pass: high in the middle.</summary>
    private static double Pass(Epoch time)
    {
        double fromMiddle = ((time - Start).TotalSeconds - 240) / 240;
        return 1e6 / (0.1 + (fromMiddle * fromMiddle));
    }

    private static Epoch At(double seconds) => Start + Duration.FromSeconds(seconds);
}
