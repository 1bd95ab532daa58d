using SemSpace.Fl.Aggregation;
using SemSpace.Fl.Aggregation.FedAsync;
using SemSpace.Fl.Aggregation.FedAvg;
using SemSpace.Fl.Aggregation.Median;
using SemSpace.Fl.Aggregation.Scaffold;
using SemSpace.Fl.Training;
using SemSpace.Orbit.Time;
using SemSpace.Sim.Learning;
using SemSpace.Sim.Records;
using SemSpace.Sim.TwoTier;

namespace SemSpace.Sim.Tests.TwoTier;

/// <summary>What a rule's whole behaviour does to a mission: versions, what travels, what is kept where, and what links are charged for.</summary>
public class RuleTests
{
    private const int Parameters = 3, FloatBits = 32;

    private static readonly QuadraticLearner Two = new(0, 0.5, [1, 1], [100, 100], Parameters);

    [Fact]
    public void Every_arrival_makes_a_version_of_its_own_in_the_order_of_arrival_also_of_two_at_once()
    {
        QuadraticLearner learner = new(0, 0.5, [1, 1, 1], [100, 100, 100], Parameters);
        MissionResult result = new Scene(3, 2, learner)
        {
            RateBps = 1e9,
            Rule = new FedAsyncRule(),
            Rounds = new() { Policy = new FedAsyncRule().Policy, LongestMin = 600 },
            Hours = 1,
        }.Contact(2, 0, 500, 600).Contact(0, 1, 500, 600).Contact(1, 0, 500, 600).Run();
        Assert.Equal([1, 2, 3], result.Updates.Select(update => update.MergedVersion!.Value));
        Assert.Equal([1, 1, 1], result.Rounds.Skip(1).Select(round => round.Updates));
        Assert.Equal([0, 1, 2], result.Updates.Select(update => update.StalenessVersions));
        Assert.Equal(.6 / Math.Sqrt(2), result.Updates[1].Weight, 1e-12);
    }

    [Fact]
    public void Updates_that_wait_are_not_lost_where_each_makes_a_version()
    {
        MissionResult result = new Scene(2, 1, Two) { Rule = new FedAsyncRule(), Rounds = new() { Policy = new FedAsyncRule().Policy, LongestMin = 600 }, Hours = 2 }
            .AlwaysConnected().Run();
        Assert.True(result.Updates.Count > 10);
        Assert.All(result.Updates.Where(update => update.Arrival < Scene.At(7000)), update => Assert.Equal(UpdateFate.Merged, update.Fate));
        Assert.Equal(result.Updates.Count(update => update.Fate == UpdateFate.Merged), result.Rounds.Count - 1);
    }

    /// <summary>Raw updates cross the backhaul one by one: 96 bits at 1e-6 Mbit/s are 96 s each.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_gateway_pays_for_every_update_that_it_forwards_raw(int updates)
    {
        Scene scene = new(2, 1, Two) { Rule = new MedianRule(), BackhaulMbps = 1e-6, Hours = 3 };
        for (int k = 0; k < updates; k++) scene.Contact(k, 0, 500, 600);
        RoundRecord round = scene.Run().Rounds[1];
        Assert.Equal(updates * Parameters * FloatBits, (round.Published - round.Closed).TotalSeconds, 1e-6);
    }

    [Fact]
    public void What_a_rule_sends_beside_the_model_takes_its_time_both_ways()
    {
        ControlledLearner learner = new();
        MissionResult result = new Scene(1, 1, learner) { RateBps = 10, Rule = new ScaffoldRule(), Hours = 3 }.Contact(0, 0, 500, 600).Contact(0, 0, 4000, 4100).Run();
        Assert.Equal(Scene.At(500 + (2 * 9.6)), result.Updates[0].Arrival);
        Assert.Equal(2 * Parameters * 4, result.Updates[0].Bytes);
        Assert.Equal(2 * Parameters * FloatBits, Assert.Single(result.Downloads).Bits, 1e-6);
    }

    /// <summary>The first update is given up for a newer version: its training must leave no trace in what the satellite keeps.</summary>
    [Theory]
    [InlineData(true, 0f)]
    [InlineData(false, 1f)]
    public void A_satellite_keeps_the_state_of_a_training_only_once_its_update_is_delivered(bool drops, float kept)
    {
        ControlledLearner learner = new();
        RoundOptions rounds = new() { Policy = new(RoundTrigger.Period, TrainAgain.EachVersion) { DropsOlderThan = drops ? Tier.Cloud : null }, LongestMin = 60 };
        MissionResult result = new Scene(2, 1, learner) { RateBps = 10, Rule = new ScaffoldRule(), Rounds = rounds, Hours = 2.5 }
            .Contact(0, 0, 500, 505).Contact(1, 0, 600, 700).Contact(0, 0, 4000, 4100).Contact(0, 0, 8000, 8100).Run();
        Assert.Equal([drops ? 1 : 0, 0], result.GivenUp);
        Assert.Equal([0f, kept], learner.States.Where(entry => entry.Satellite == 0).OrderBy(entry => entry.Update).Take(2).Select(entry => entry.State));
    }

    /// <summary>One round an hour halves the way to 1: versions 0, 1/2, 3/4, 7/8; what is scored is the mean of the last two.</summary>
    [Fact]
    public void The_mean_of_the_last_versions_is_scored_and_kept_and_the_last_is_sent()
    {
        RoundOptions rounds = new() { Policy = new(RoundTrigger.Period, TrainAgain.EachVersion), LongestMin = 60, AverageVersions = 2 };
        Scene scene = new(1, 1, new QuadraticLearner(0, 0.5, [1], [100])) { Rounds = rounds, Hours = 3.5 };
        MissionResult result = scene.AlwaysConnected().Run();
        Assert.Equal([0, .25, .625, .8125], result.Rounds.Select(round => round.Scores.Test.Loss));
        Assert.Equal(.8125f, result.FinalModel[0]);
    }

    /// <summary>Each hour half the way from 1 to 3: steps of more than a quarter of the model's length are cut to that, with what their updates weigh.</summary>
    [Fact]
    public void A_step_of_the_cloud_is_no_longer_than_its_share_of_the_model()
    {
        RoundOptions rounds = new() { Policy = new(RoundTrigger.Period, TrainAgain.EachVersion), LongestMin = 60, MaxStep = 0.25 };
        MissionResult result = new Scene(1, 1, new QuadraticLearner(1, 0.5, [3], [100])) { Rounds = rounds, Hours = 5.5 }.AlwaysConnected().Run();
        Assert.Equal([1, 1.25, 1.5625, 1.953125, 2.44140625, 2.720703125], result.Rounds.Select(round => round.Scores.Test.Loss), (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.Equal(0.25, result.Updates[0].Weight, 1e-12);
        Assert.Equal(0.75, result.Rounds[1].AnchorWeight, 1e-12);
    }

    [Fact]
    public void The_cloud_chooses_who_trains_in_a_round()
    {
        RoundOptions rounds = new() { Policy = new FedAvgRule().Policy, LongestMin = 600, PerRound = 2 };
        MissionResult result = new Scene(5, 1, new QuadraticLearner(0, 0.5, [1, 1, 1, 1, 1], [100, 100, 100, 100, 100])) { Rounds = rounds, Hours = 3 }.AlwaysConnected().Run();
        Assert.True(result.Rounds.Count > 20);
        Assert.All(result.Rounds.Skip(1), round => Assert.Equal((2, 2), (round.Updates, round.Diversity.Satellites)));
        Assert.All(result.Updates, update => Assert.Equal(0, update.StalenessVersions));
        Assert.Equal(5, result.Updates.DistinctBy(update => update.Satellite).Count());
    }

    /// <summary>A satellite that is chosen out of contact takes the round's model first, and does not train on an old one.</summary>
    [Fact]
    public void Who_is_chosen_out_of_contact_waits_for_the_model()
    {
        RoundOptions rounds = new() { Policy = new FedAvgRule().Policy, LongestMin = 60, PerRound = 1 };
        Scene scene = new(2, 1, Two) { Rounds = rounds, Hours = 20 };
        for (int pass = 0; pass < 40; pass++) scene.Contact(pass % 2, 0, 600 + (pass * 1800), 900 + (pass * 1800));
        MissionResult result = scene.Run();
        Assert.True(result.Rounds.Count > 5);
        Assert.All(result.Updates, update => Assert.Equal(0, update.StalenessVersions));
    }

    /// <summary>A satellite waits to train just before its next contact; the round that it was chosen for may be over by then.</summary>
    [Fact]
    public void Who_waits_to_train_trains_only_if_the_round_that_has_come_chose_it()
    {
        RoundOptions rounds = new() { Policy = new(RoundTrigger.Period, TrainAgain.EachContact), LongestMin = 40, PerRound = 1 };
        Scene scene = new(3, 1, new QuadraticLearner(0, 0.5, [1, 1, 1], [100, 100, 100])) { Rounds = rounds, Hours = 40 };
        for (int pass = 0; pass < 70; pass++) scene.Contact(pass % 3, 0, 600 + (pass * 2000), 900 + (pass * 2000));
        MissionResult result = scene.Run();
        Assert.True(result.Trainings.Count > 10);
        Assert.All(
            result.Rounds.Zip(result.Rounds.Skip(1)),
            round => Assert.InRange(result.Trainings.Where(training => training.To >= round.First.Published && training.To < round.Second.Published).DistinctBy(training => training.Satellite).Count(), 0, 1));
    }

    /// <summary>Time goes on where those who are chosen are always in contact and never have enough to train on.</summary>
    [Fact]
    public void Who_is_chosen_in_a_long_contact_and_has_no_samples_waits()
    {
        RoundOptions rounds = new() { Policy = new FedAvgRule().Policy, LongestMin = 60, PerRound = 1 };
        MissionResult result = new Scene(2, 1, new QuadraticLearner(0, 0.5, [1, 1], [0, 0])) { Rounds = rounds, Hours = 3 }.AlwaysConnected().Run();
        Assert.Empty(result.Updates);
        Assert.InRange(result.Events, 1, 1000);
    }

    /// <summary>The size comes of the training, not of the model.</summary>
    [Fact]
    public void The_link_is_charged_for_the_encoded_form()
    {
        UpdateRecord update = new Scene(1, 1, new ControlledLearner(bytes: 5)) { RateBps = 10, Rule = new ScaffoldRule(), Hours = 2 }.Contact(0, 0, 500, 600).Run().Updates[0];
        Assert.Equal(5, update.Bytes);
        Assert.Equal(Scene.At(504), update.Arrival);
    }

    /// <summary>Merged, given up or refused: nobody holds an update's vectors when the next ones are made, however long the mission.</summary>
    [Theory]
    [InlineData(RoundTrigger.Period)]
    [InlineData(RoundTrigger.EveryArrival)]
    public void Memory_does_not_grow_with_time(RoundTrigger trigger)
    {
        ForgottenLearner learner = new();
        RoundOptions rounds = new() { Policy = new(trigger, TrainAgain.EachContact) { DropsOlderThan = Tier.Cloud }, LongestMin = 30 };
        _ = new Scene(2, 1, learner) { RateBps = 1, Rule = new FedAsyncRule(), Rounds = rounds, Hours = 60 }.AlwaysConnected().Run();
        Assert.InRange(learner.Made, 100, 10_000);
        Assert.InRange(learner.MostAlive, 1, 12);
    }

    /// <summary>Watches which of its updates are still held somewhere.</summary>
    private sealed class ForgottenLearner : ILearner
    {
        private readonly List<WeakReference> _updates = [];

        public int Made { get; private set; }

        public int MostAlive { get; private set; }

        public float[] InitialModel { get; } = new float[Parameters];

        public long ParameterCount => InitialModel.Length;

        public long ForeseenUploadBytes => 4 * Parameters;

        public PreparedTraining Prepare(int satellite, long training, Epoch from, Epoch to)
        {
            GC.Collect();
            lock (_updates) MostAlive = Math.Max(MostAlive, _updates.Count(update => update.IsAlive));
            return new(100, _ => Make(), _ => { });
        }

        public ExamScores Evaluate(int version, float[] model) => default;

        public void AddTest(WorkInputs inputs)
        {
        }

        private LocalUpdate Make()
        {
            float[] delta = new float[Parameters];
            lock (_updates) _updates.Add(new WeakReference(delta));
            Made++;
            return new LocalUpdate(delta, 0, 1, ForeseenUploadBytes);
        }
    }

    /// <summary>Counts a satellite's delivered trainings in its state, and changes nothing.</summary>
    private sealed class ControlledLearner(long bytes = 2 * Parameters * 4) : ILearner
    {
        public List<(int Satellite, long Update, float State)> States { get; } = [];

        public float[] InitialModel { get; } = new float[Parameters];

        public long ParameterCount => InitialModel.Length;

        public long ForeseenUploadBytes => bytes;

        public PreparedTraining Prepare(int satellite, long training, Epoch from, Epoch to) => new(100, start =>
        {
            float state = start.State.Count == 0 ? 0 : start.State[0][0];
            lock (States) States.Add((satellite, training, state));
            return new LocalUpdate(new float[Parameters], 0, 1, bytes) { Beside = [new float[Parameters]], State = [[state + 1, 0, 0]] };
        }, _ => { });

        public ExamScores Evaluate(int version, float[] model) => default;

        public void AddTest(WorkInputs inputs)
        {
        }
    }
}
