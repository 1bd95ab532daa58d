using CsCheck;
using SemSpace.Sim.Records;

namespace SemSpace.Sim.Tests.Records;

/// <summary>Simpson's index (Nature 163, 1949): the chance that two draws with replacement are of one kind, Σp²; its inverse is Hill's number of order 2 (Ecology 54, 1973).</summary>
public sealed class RoundDiversityTests
{
    /// <summary>Planes of weights 1/2, 1/4, 1/4: Σp² = 3/8, 2.667 planes. Satellites of 1/2 and four of 1/8: 5/16, 3.2.</summary>
    [Fact]
    public void The_effective_number_is_the_inverse_of_Simpson_s_index()
        => Assert.Equal(
            new RoundDiversity(5, 3, 3.2, 8 / 3.0),
            RoundDiversity.Of([(0, 0, 4), (1, 1, 1), (2, 1, 1), (3, 2, 1), (4, 2, 0.5), (4, 2, 0.5)]));

    [Fact]
    public void Nothing_has_no_diversity() => Assert.Equal(default, RoundDiversity.Of([]));

    /// <summary>It lies between 1 and the number, is the number for equal weights, and does not depend on the weights' scale.</summary>
    [Fact]
    public void It_lies_between_one_and_the_number()
        => Gen.Select(Gen.Int[0, 20], Gen.Double[0.01, 10]).Array[1, 30].Sample(drawn =>
        {
            (int, int, double)[] updates = [.. drawn.Select(one => (one.Item1, one.Item1 / 4, one.Item2))];
            RoundDiversity of = RoundDiversity.Of(updates), scaled = RoundDiversity.Of([.. updates.Select(one => (one.Item1, one.Item2, one.Item3 * 7))]);
            Assert.InRange(of.EffectivePlanes, 1 - 1e-12, of.Planes + 1e-9);
            Assert.InRange(of.EffectiveSatellites, 1 - 1e-12, of.Satellites + 1e-9);
            Assert.True(of.EffectivePlanes <= of.EffectiveSatellites + 1e-9);
            Assert.Equal(of.EffectiveSatellites, scaled.EffectiveSatellites, 1e-9);
            RoundDiversity equal = RoundDiversity.Of([.. updates.Select(one => one.Item1).Distinct().Select(satellite => (satellite, satellite, 0.3))]);
            Assert.Equal(equal.Satellites, equal.EffectiveSatellites, 1e-9);
        });
}
