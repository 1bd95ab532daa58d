using SemSpace.Fl.Randomness;
using SemSpace.Sim.TwoTier.Planning;

namespace SemSpace.Sim.Tests.TwoTier.Planning;

/// <summary>Planned merges against all schedules there are, on small problems, and against the age as its definition says.</summary>
public static class MergeScheduleTests
{
    private const double End = 100;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 200)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public static void No_schedule_of_as_many_merges_is_younger(int seed)
    {
        Problem problem = Problem.Draw((ulong)seed);
        double[] events = problem.Events;
        for (int merges = 0; merges <= events.Length; merges++)
        {
            double best = Subsets(events, merges).Min(problem.AgeOf);
            IReadOnlyList<double> found = problem.Schedule.Best(merges);
            Assert.Equal(merges, found.Count);
            Assert.Equal(best, problem.AgeOf(found), 1e-9);
            Assert.Equal(best, problem.Schedule.Age(found), 1e-9);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public static void No_schedule_is_cheaper_at_a_price(int seed)
    {
        Problem problem = Problem.Draw((ulong)seed);
        double price = seed * 3;
        double best = Enumerable.Range(0, problem.Events.Length + 1).Min(merges => Subsets(problem.Events, merges).Min(problem.AgeOf) + (merges * price));
        IReadOnlyList<double> found = problem.Schedule.BestAtPrice(price);
        Assert.Equal(best, problem.AgeOf(found) + (found.Count * price), 1e-9);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public static void Merging_between_events_is_never_better(int seed)
    {
        Problem problem = Problem.Draw((ulong)seed);
        RandomStream random = new SeedTree((ulong)seed).Stream("times");
        for (int merges = 1; merges <= 3; merges++)
        {
            double best = problem.AgeOf(problem.Schedule.Best(merges));
            for (int draw = 0; draw < 50; draw++)
            {
                double[] times = [.. Enumerable.Range(0, merges).Select(_ => problem.Now + (random.NextDouble() * (End - problem.Now))).Order()];
                Assert.True(problem.AgeOf(times) >= best - 1e-9);
            }
        }
    }

    /// <summary>Events at 10 (now), 20, 30 and 40: an overdue merge is due now, one between two events waits for the next, one whose event is taken or that has none is left out.</summary>
    [Fact]
    public static void A_schedule_moves_to_the_events_that_there_are()
    {
        MergeSchedule schedule = new(0, 10, 50, [new(20, 21, 1)], [new(30, 1), new(40, 1)]);
        Assert.Equal([10.0, 20, 30], schedule.AtEvents([4, 20, 20.5, 21, 45]));
        Assert.Empty(schedule.AtEvents([]));
    }

    [Fact]
    public static void An_update_and_the_model_it_makes()
    {
        MergeSchedule schedule = new(0, 0, 100, [new(30, 50, 2)], [new(20, 1), new(60, 3)]);
        Assert.Equal([60], schedule.Best(1));
        Assert.Equal((2 * (50 - 20)) + (3 * (100 - 60)), schedule.Age([20]));
        Assert.Equal((2 * (50 - 30)) + (30 - 20) + (3 * (100 - 60)), schedule.Age([30]));
        Assert.Equal((2 * 50) + (60 - 20), schedule.Age([60]));
    }

    private static IEnumerable<double[]> Subsets(double[] events, int count)
        => Enumerable.Range(0, 1 << events.Length).Where(set => int.PopCount(set) == count).Select(set => events.Where((_, i) => (set >> i & 1) == 1).ToArray());

    private sealed record Problem(double From, double Now, ModelUse[] Uses, UpdateArrival[] Arrivals)
    {
        public MergeSchedule Schedule => new(From, Now, End, Uses, Arrivals);

        public double[] Events => [.. Uses.Select(use => use.TakenS).Concat(Arrivals.Select(arrival => arrival.ArrivalS)).Append(Now).Where(time => time >= Now && time < End).Distinct().Order()];

        /// <summary>Whole times, so that events fall together now and then.</summary>
        public static Problem Draw(ulong seed)
        {
            RandomStream random = new SeedTree(seed).Stream("problem");
            double from = random.NextInt32(20), now = from + random.NextInt32(20);
            int uses = random.NextInt32(5), arrivals = random.NextInt32(5);
            return new Problem(
                from, now,
                [.. Enumerable.Range(0, uses).Select(_ => (double)random.NextInt32(100)).Select(taken => new ModelUse(Math.Max(now, taken), Math.Max(now, taken) + random.NextInt32(40), 1 + random.NextInt32(9)))],
                [.. Enumerable.Range(0, arrivals).Select(_ => new UpdateArrival(random.NextInt32(100), 1 + random.NextInt32(9)))]);
        }

        /// <summary>The age by its definition.</summary>
        public double AgeOf(IReadOnlyList<double> merges)
            => Uses.Sum(use => use.Samples * (use.StartS - merges.Where(merge => merge <= use.TakenS).Append(From).Max()))
                + Arrivals.Sum(arrival => arrival.Samples * (merges.Where(merge => merge >= arrival.ArrivalS).Append(End).Min() - arrival.ArrivalS));
    }
}
