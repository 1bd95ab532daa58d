using CsCheck;
using SemSpace.Orbit.Windows.Eclipses;

namespace SemSpace.Orbit.Tests.Properties;

public sealed class EclipseLaws
{
    private static readonly Gen<(double Sun, double Earth, double Separation)> Discs =
        Gen.Select(Gen.Double[0.004, 0.006], Gen.Double[0.003, 1.5], Gen.Double[0, 1.6]);

    [Fact]
    public void The_lit_fraction_lies_between_0_and_1_and_margins_say_when_it_is_either()
        => Discs.Sample(d =>
        {
            ApparentDiscs discs = new(d.Sun, d.Earth, d.Separation);
            double lit = discs.LitFraction;
            return lit is >= 0 and <= 1 && (discs.PenumbraMargin > 0 || lit == 1) && (discs.UmbraMargin < 0 || lit == 0);
        });

    /// <summary>The edge of a disc cuts at most a strip of the Sun's width: d lit / d separation is at most 2 / (pi a).</summary>
    [Fact]
    public void The_lit_fraction_grows_with_the_separation_without_jumps()
        => Gen.Select(Gen.Double[0.004, 0.006], Gen.Double[0.003, 1.5], Gen.Double[-1.1, 1.1], Gen.Double[1e-9, 1e-3]).Sample((sun, earth, place, step) =>
        {
            double separation = Math.Max(0, earth + (place * sun));
            double lit = new ApparentDiscs(sun, earth, separation).LitFraction, next = new ApparentDiscs(sun, earth, separation + step).LitFraction;
            return next >= lit - 1e-9 && next - lit <= (2 / (Math.PI * sun) * step) + 1e-9;
        });
}
