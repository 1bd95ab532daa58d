using SemSpace.Sim.Links;
using SemSpace.Sim.Links.Propagation;

namespace SemSpace.Sim.Tests.Reference;

/// <summary>
/// The land mobile channel of Abdi et al. (2003) by elevation: their fit as two public programs have it, worked out apart at four elevations. One of these programs draws the power in sight with a
/// shape of 2m in place of m, which doubles it.
/// </summary>
public class ShadowedRicianTests
{
    [Theory]
    [InlineData(20, 0.030289, 1.065, 0.2175, 0.27808)]
    [InlineData(40, 0.030029, 2.1422, 0.71011, 0.77017)]
    [InlineData(60, 0.02963, 9.8066, 0.68397, 0.74323)]
    [InlineData(80, 0.02679, 27.1177, 0.83162, 0.8852)]
    public void The_fit_is_the_published_one(double elevationDeg, double scatter, double severity, double sight, double mean)
    {
        ShadowedRician channel = ShadowedRician.At(elevationDeg);
        Assert.Equal(scatter, channel.ScatterPower, 5e-6);
        Assert.Equal(severity, channel.Severity, 5e-5);
        Assert.Equal(sight, channel.SightPower, 5e-6);
        Assert.Equal(mean, channel.MeanPower, 1e-5);
    }

    [Fact]
    public void The_fit_ends_at_20_and_80_degrees()
        => Assert.Equal((ShadowedRician.At(20), ShadowedRician.At(80)), (ShadowedRician.At(5), ShadowedRician.At(90)));

    /// <summary>What draws make of it, in 20,000 equal steps: the mean is Ω + 2b, the variance Ω²/m, that of a gamma law of shape m and mean Ω.</summary>
    [Theory]
    [InlineData(20)]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(80)]
    public void Draws_have_the_mean_and_the_spread_of_the_law(double elevationDeg)
    {
        const int draws = 20_000;
        ShadowedRician channel = ShadowedRician.At(elevationDeg);
        double[] powers = [.. Enumerable.Range(0, draws).Select(i => Math.Pow(10, -channel.LossDb((i + 0.5) / draws) / 10))];
        double mean = powers.Average(), variance = powers.Sum(power => Math.Pow(power - mean, 2)) / draws;
        Assert.Equal(channel.MeanPower, mean, channel.MeanPower * 1e-3);
        Assert.Equal(channel.SightPower * channel.SightPower / channel.Severity, variance, variance * 1e-2);
    }

    /// <summary>A shape of 1 is the exponential law: half of the shadows leave less than Ω ln 2 in sight. The heaviest leaves the scattered waves alone.</summary>
    [Fact]
    public void A_draw_is_a_share_of_shadows()
    {
        ShadowedRician channel = new(0.03, 1, 0.5);
        Assert.Equal(-10 * Math.Log10(0.06 + (0.5 * Math.Log(2))), channel.LossDb(0.5), 1e-6);
        Assert.Equal(-10 * Math.Log10(0.06), channel.LossDb(0), 1e-9);
    }

    [Fact]
    public void Trees_shadow_a_link_by_what_its_pass_draws()
    {
        RadioOptions radio = new();
        AirPath air = new(radio, new() { Surroundings = Surroundings.Trees }, new(null, 0, 1), stationReceives: true);
        foreach (double elevationDeg in (double[])[10, 35, 70])
            Assert.Equal(ShadowedRician.At(elevationDeg).LossDb(0.3), new LinkBudget(radio, air, new(0.3, 2)).At(new(0, elevationDeg, 1000, 0)).ClutterDb);
    }
}
