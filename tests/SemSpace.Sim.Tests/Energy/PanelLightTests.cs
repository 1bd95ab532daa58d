using SemSpace.Orbit.Constellations;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation.TwoBody;
using SemSpace.Orbit.Time;
using SemSpace.Sim.Energy;

namespace SemSpace.Sim.Tests.Energy;

public sealed class PanelLightTests
{
    private static readonly Epoch Start = Epoch.FromUtc(2025, 3, 20);

    /// <summary>A circle whose pole makes an angle with the Sun that is not 90 degrees; the Sun moves by 0.07 degrees in an orbit.</summary>
    private static readonly KeplerPropagator Satellite = new KeplerPropagator(Walker.Delta(new(1, 1, 0, 53, 550, 40), Start)[0]);

    public static TheoryData<string> Mounts => [.. PanelMounts.All.Select(member => member.Name)];

    /// <summary>Oracles of a circular orbit whose plane the Sun stands β above: a zenith panel sees cos β / π on average, shadow apart; one axis cos β; a cube |sin β| and twice 2 cos β / π of a sixth.</summary>
    [Fact]
    public void Means_over_an_orbit_are_those_of_the_Sun_angle()
    {
        TemeState s = Satellite.At(Start);
        UnitVector sun = Sun.DirectionTeme(Start);
        double hx = (s.YKm * s.VzKmPerS) - (s.ZKm * s.VyKmPerS), hy = (s.ZKm * s.VxKmPerS) - (s.XKm * s.VzKmPerS), hz = (s.XKm * s.VyKmPerS) - (s.YKm * s.VxKmPerS);
        double sinBeta = ((hx * sun.X) + (hy * sun.Y) + (hz * sun.Z)) / Math.Sqrt((hx * hx) + (hy * hy) + (hz * hz)), cosBeta = Math.Sqrt(1 - (sinBeta * sinBeta));
        Assert.InRange(Math.Abs(sinBeta), 0.2, 0.9);
        Assert.Equal(cosBeta / Math.PI, Mean("zenith"), 1e-3);
        Assert.Equal(cosBeta, Mean("one_axis"), 1e-3);
        Assert.Equal((Math.Abs(sinBeta) + (2 * 2 * cosBeta / Math.PI)) / 6, Mean("body"), 1e-3);
        Assert.Equal((1, 0.25), (Mean("tracking"), Mean("tumbling")));
    }

    /// <summary>What steps of a minute leave of an orbit's energy.</summary>
    [Theory]
    [MemberData(nameof(Mounts))]
    public void Steps_hold_the_energy_of_an_orbit(string mount)
    {
        PanelLight fine = Light(mount);
        double exact = 0, stepped = 0;
        for (int s = 0; s < 5700; s++)
        {
            exact += Exact(mount, Start + Duration.FromSeconds(s + 0.5));
            stepped += fine.At(Start + Duration.FromSeconds(s)).Share;
        }

        Assert.Equal(1, stepped / exact, 3e-4);
    }

    [Fact]
    public void Steps_follow_each_other_and_what_is_past_is_made_anew()
    {
        PanelLight light = Light("zenith");
        (double Share, Epoch Until) first = light.At(Start);
        Assert.Equal(Start + Duration.FromMinutes(1), first.Until);
        for (Epoch time = Start; time < Start + Duration.FromHours(30);)
        {
            (double share, Epoch until) = light.At(time);
            Assert.InRange(share, 0, 1);
            Assert.Equal(time + Duration.FromMinutes(1), until);
            light.ForgetBefore(time = until);
        }

        Assert.Equal(first, light.At(Start));
    }

    private static double Mean(string mount) => Enumerable.Range(0, 5730).Average(s => Exact(mount, Start + Duration.FromSeconds(s)));

    private static double Exact(string mount, Epoch time) => new PanelLight(PanelMounts.All.Default.Choose(mount).Value, Satellite, time - Duration.FromSeconds(30)).At(time).Share;

    private static PanelLight Light(string mount) => new(PanelMounts.All.Default.Choose(mount).Value, Satellite, Start);
}
