using CsCheck;
using SemSpace.Sim.Energy;
using SemSpace.Sim.Records;
using SemSpace.Sim.TwoTier;

namespace SemSpace.Sim.Tests.TwoTier;

/// <summary>Clocks that follow what there is to do, against full speed: 100 s for a training, κ f³ = 0.008 W and a board of 0.001 W.</summary>
public class GovernorTests
{
    private const double FullW = 0.009, TransmitW = 8, Hours = 6;

    /// <summary>The clock of the least energy is (0.001 / 2e-27)^(1/3) = 79.37 MHz, at which a training takes 251.98 s and 0.001 W and half as much for switching.</summary>
    private static readonly double LongestS = 100 * 200e6 / Math.Cbrt(0.0005e27);

    /// <summary>A training that begins with the run has 180 s to the contact, and 111.1 MHz; with 1,500 s it takes no more of them than saves energy.</summary>
    [Theory]
    [InlineData(180, 180)]
    [InlineData(1500, 251.98421)]
    public void A_training_is_as_slow_as_saves_energy_and_is_ready_for_the_contact(double aosS, double seconds)
    {
        UpdateRecord update = Fly("slack", [(aosS, aosS + 20)]).Updates[0];

        Assert.Equal((0, seconds), Span(update), (x, y) => Math.Abs(x.Start - y.Start) + Math.Abs(x.End - y.End) < 1e-5);
        Assert.Equal(seconds * ((0.008 * Math.Pow(100 / seconds, 3)) + 0.001), TrainingJ(update), 1e-9);
    }

    /// <summary>A training that full speed ends within a contact has full speed, since every second counts there; one that it ends after it has the time to the next.</summary>
    [Fact]
    public void A_training_that_a_contact_could_send_at_once_has_full_speed()
    {
        Assert.Equal((0, 100), Span(Fly("slack", [(0, 110)]).Updates[0]), Near);
        Assert.Equal((0, 130), Span(Fly("slack", [(0, 90), (130, 160)]).Updates[0]), Near);
    }

    /// <summary>Links between satellites take an update at any time.</summary>
    [Fact]
    public void With_links_between_satellites_all_trainings_have_full_speed()
    {
        Scene scene = World("slack", 2).Link(0, 1, 0, 3600).Contact(0, 0, 1000, 1100).Contact(1, 0, 1000, 1100);
        Assert.All(scene.Run().Updates, update => Assert.Equal(100, Span(update).End - Span(update).Start, 1e-6));
    }

    /// <summary>In any plan of contacts, and with any rest after trainings, every training begins and every update arrives when it does at full speed, and no training takes more energy, nor another than its length says.</summary>
    [Fact]
    public void No_update_comes_later_than_at_full_speed_and_none_takes_more_energy()
        => Gen.Select(Gen.Select(Gen.Int[60, 1500], Gen.Int[15, 300]).Array[1, 12], Gen.OneOf(Gen.Const(1.0), Gen.Const(0.5), Gen.Const(0.2))).Sample(
            (passes, maxDuty) =>
            {
                List<(double From, double To)> contacts = [];
                foreach ((int gap, int length) in passes.Append((400, 300))) contacts.Add((contacts.LastOrDefault().To + gap, contacts.LastOrDefault().To + gap + length));
                UpdateRecord[] full = [.. Fly("fixed", contacts, maxDuty).Updates], slack = [.. Fly("slack", contacts, maxDuty).Updates];

                Assert.NotEmpty(full);
                Assert.Equal(full.Select(update => (update.TrainStart, update.Arrival)), slack.Select(update => (update.TrainStart, update.Arrival)));
                Assert.All(full, update => Assert.Equal(100 * FullW, TrainingJ(update), 1e-9));
                foreach (UpdateRecord update in slack)
                {
                    double seconds = Span(update).End - Span(update).Start;
                    Assert.InRange(seconds, 100 - 1e-6, LongestS + 1e-6);
                    Assert.Equal((0.008 * 1e6 / (seconds * seconds)) + (0.001 * seconds), TrainingJ(update), 1e-9);
                    Assert.True(TrainingJ(update) <= (100 * FullW) + 1e-9);
                }
            },
            iter: 200);

    private static MissionResult Fly(string governor, IReadOnlyList<(double From, double To)> contacts, double maxDuty = 1)
    {
        Scene scene = World(governor, 1, maxDuty);
        foreach ((double from, double to) in contacts) scene.Contact(0, 0, from, to);
        return scene.Run();
    }

    private static Scene World(string governor, int satellites, double maxDuty = 1) => new(satellites, 1, new QuadraticLearner(0, 0.5, [.. Enumerable.Repeat(1.0, satellites)], [.. Enumerable.Repeat(100, satellites)]))
    {
        RateBps = 10,
        Hours = Hours,
        Compute = new() { CyclesPerSample = 2e8, ClockMhz = 200, BoardPowerW = 0.001, MaxDuty = maxDuty, Governor = Governors.All.Default.Choose(governor) },
    };

    private static (double Start, double End) Span(UpdateRecord update) => ((update.TrainStart - Scene.At(0)).TotalSeconds, (update.TrainEnd - Scene.At(0)).TotalSeconds);

    /// <summary>An update of 96 bits takes 9.6 s to send at 8 W, over one contact or several.</summary>
    private static double TrainingJ(UpdateRecord update) => update.EnergyJ - (TransmitW * 9.6);

    private static bool Near((double A, double B) x, (double A, double B) y) => Math.Abs(x.A - y.A) + Math.Abs(x.B - y.B) < 1e-6;
}
