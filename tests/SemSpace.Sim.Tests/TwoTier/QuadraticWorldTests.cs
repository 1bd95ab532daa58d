using SemSpace.Fl.Aggregation;
using SemSpace.Fl.Aggregation.FedBuff;
using SemSpace.Fl.Aggregation.Trajectory;
using SemSpace.Sim.Records;
using SemSpace.Sim.TwoTier;

namespace SemSpace.Sim.Tests.TwoTier;

/// <summary>
/// Four satellites of equal worth, each of which pulls the model towards a target of its own: the optimum is the targets' mean, 2. A rule under which some
/// take part more often lands on another one, their mean by participation. Where a model swings about that in a cycle, it has landed on the cycle's mean.
/// </summary>
public class QuadraticWorldTests
{
    /// <summary>Parameters are 32-bit floats, whose roundings add up over some ten merges.</summary>
    private const double SinglePrecision = 1e-5;

    private static readonly double[] Targets = [0, 1, 2, 5];

    /// <summary>
    /// Trainings of 100, 80, 60 and 40 s, of five gradient steps of 0.02; transfers of 1 ms part arrivals that would coincide. In a cycle of 1200 s the satellites
    /// can train 12, 15, 20 and 30 times: (15 + 40 + 150) / 77. With a buffer of two the last waits 40 s in a cycle, with an update of the newest version
    /// there is, and trains 29 times: (15 + 40 + 145) / 76. Where each landed is of a simulation in Python. In the oracle of Fraboni et al. (2.3567
    /// near 2.3650) a client waits for its update's merge in any case; here one whose update is stale takes the newer version at once.
    /// </summary>
    [Theory]
    [InlineData(1, 0.1, new[] { 12, 15, 20, 30 }, 2.662326)]
    [InlineData(2, 1.0, new[] { 12, 15, 20, 29 }, 2.629017)]
    public void Buffered_averaging_lands_on_the_mean_by_participation(int buffer, double serverRate, int[] trainings, double landed)
    {
        const double stepsAreNotSmall = 0.003; // five times smaller ones, five times nearer
        FedBuffRule rule = new(buffer, StalenessExponent: 0, ServerLearningRate: serverRate);
        MissionResult result = new Scene(4, 1, new QuadraticLearner(0, 1 - Math.Pow(0.98, 5), Targets, [100, 80, 60, 40]))
        {
            RateBps = 96_000,
            Rule = rule,
            Rounds = new() { Policy = rule.Policy with { TrainAgain = TrainAgain.EachVersion }, LongestMin = 600 },
            Hours = 20_000 / 3600.0,
        }.AlwaysConnected().Run();
        int versions = trainings.Sum() / buffer, before = result.Rounds[^1].Version - versions;
        Assert.Equal(trainings, Enumerable.Range(0, 4).Select(k => result.Updates.Count(update => update.Satellite == $"S{k}" && update.MergedVersion > before)));
        double mean = MeanModel(result.Rounds.TakeLast(versions));
        Assert.Equal(landed, mean, SinglePrecision);
        Assert.Equal(trainings.Zip(Targets, (count, target) => count * target).Sum() / trainings.Sum(), mean, stepsAreNotSmall);
    }

    /// <summary>
    /// The first satellite passes in every round, and of the others one in turns: 3, 1, 1 and 1 updates in a cycle of three rounds, (1 + 2 + 5) / 6 = 4/3. Made up
    /// for, an update of the others weighs three times as much, 3/4 of its round, and all have a quarter of the cycle: 2. The first trains on every version of a
    /// cycle, and the others on the one that they came to a cycle before, so the cycle's mean is just that. Updates' ages, which differ, count
    /// nothing. The plan is asked for a whole cycle, and the flight lasts one longer, since no horizon goes beyond it. Where each landed is of a simulation in
    /// Python: 0.95^200 is left of the start, and for FedAU the first intervals of two satellites, which are 1 and 2 rounds in place of 3.
    /// </summary>
    [Theory]
    [InlineData(ParticipationCorrection.None, 4.0 / 3, 1.333320)]
    [InlineData(ParticipationCorrection.FedAu, 2.0, 1.998627)]
    [InlineData(ParticipationCorrection.Planned, 2.0, 1.999987)]
    public void Trajectories_land_on_the_true_optimum_where_participation_is_made_up_for(ParticipationCorrection participation, double optimum, double landed)
    {
        const int rounds = 201, cycle = 3;
        const double firstIntervals = 0.002;
        TrajectoryRule rule = new(TrajectoryVariant.Samples) { Participation = participation, StalenessExponent = 0 };
        Scene scene = new(4, 1, new QuadraticLearner(0, 0.05, Targets, [100, 100, 100, 100]))
        {
            Rule = rule,
            Rounds = new() { Policy = rule.Policy, LongestMin = 60, HorizonMin = cycle * 60 },
            Hours = rounds + cycle,
        };
        for (int round = 0; round < rounds + cycle; round++)
        {
            double startS = round * 3600;
            scene.Contact(0, 0, startS + 1800, startS + 1850).Contact(1 + (round % cycle), 0, startS + 2400, startS + 2450);
        }

        MissionResult result = scene.Run();
        Assert.All(result.Rounds.Skip(1), round => Assert.Equal(2, round.Updates));
        double mean = MeanModel(result.Rounds.Take(rounds + 1).TakeLast(cycle));
        Assert.Equal(landed, mean, SinglePrecision);
        Assert.Equal(optimum, mean, firstIntervals);
    }

    private static double MeanModel(IEnumerable<RoundRecord> rounds) => rounds.Average(round => round.Scores.Test.Loss);
}
