using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Tests.Golden;
using SemSpace.Fl.Data;
using SemSpace.Orbit.Time;
using SemSpace.Sim.Records;
using SemSpace.Sim.Sensing;
using SemSpace.Sim.TwoTier;

namespace SemSpace.Experiments.Tests.Running;

/// <summary>
/// The constraint that the first line of each of the study's scenarios names binds, by the records of its whole mission. Not here is
/// <c>cifar-dirichlet</c>, whose images must be fetched first.
/// </summary>
public sealed class StudyScenariosBindTests
{
    // The bounds. Numbers are of runs of the scenario, and in brackets where the constraint is not there.

    /// <summary>A satellite's longest time without a contact, median, by the time of the run: 0.73 (0.29 over five gateways).</summary>
    private const double LeastOutOfReach = 0.5;

    /// <summary>Between two passes of a cluster, min: 90 to 95, an orbit less the pass.</summary>
    private const double MostBetweenPassesMin = 100;

    /// <summary>Gateways that a satellite meets in a round, mean: 1.5 (0.6 over five gateways).</summary>
    private const double LeastMetInRound = 1.2;

    /// <summary>Satellites of the 24 that a gateway meets in a round, mean: 3.0.</summary>
    private const double MostHeardInRound = 4;

    /// <summary>Gateways with an update in a version, mean: 10 of 12.</summary>
    private const double LeastActiveInRound = 8;

    /// <summary>An upload over a slow link that needs one contact, by the mean contact: 0.53 (0.04).</summary>
    private const double LeastOfPass = 0.5;

    /// <summary>Contacts whose antenna is in use for more than half of their time, over a slow link: 0.93 (0).</summary>
    private const double LeastBusy = 0.75;

    /// <summary>Uploads that need several contacts: 0.10 over a slow link, 0.13 of a large model (0.01).</summary>
    private const double LeastInParts = 0.05;

    /// <summary>An upload of a large model, s: 134 (15).</summary>
    private const double LeastUploadS = 120;

    /// <summary>Time of downloads by that of uploads, or the other way round: 0.67.</summary>
    private const double LeastOfOtherWay = 0.5;

    /// <summary>Trainings put off by those that began: 0.16 (0).</summary>
    private const double LeastPutOff = 0.1;

    /// <summary>What trainings use of what the panels give beyond the platforms' need: 0.62 (0.03).</summary>
    private const double LeastOfSpareEnergy = 0.5;

    /// <summary>Contacts of a polar satellite by those of one at 28°: 5.5.</summary>
    private const double LeastContactsRatio = 4;

    /// <summary>Updates of a polar satellite by those of one at 28°, which may deliver twice in a contact: 4.8.</summary>
    private const double LeastUpdatesRatio = 2;

    /// <summary>Updates of the most heard satellite by those of the least heard: 7.</summary>
    private const double LeastExtremesRatio = 3;

    /// <summary>The part of a gateway's updates that comes from the shell which it hears most: 0.74 to 1.</summary>
    private const double LeastFromOneShell = 0.6;

    /// <summary>Distance in total variation between the classes of two shells' images, where 0 is alike and 1 is nothing in common: 0.10 to 0.17.</summary>
    private const double LeastUnlike = 0.08;

    [Fact]
    public void Few_gateways_hear_a_satellite_in_a_cluster_of_passes_and_then_not_for_most_of_the_run()
    {
        (Scenario scenario, MissionResult run) = Fly("few-gateways");
        double[][] gaps = [.. run.Energy.Select(satellite => GapsMin(scenario, [.. run.Contacts.Where(contact => contact.Satellite == satellite.Satellite).OrderBy(contact => contact.Aos)]))];
        double[] longest = [.. gaps.Select(of => of.Max()).Order()];
        Assert.InRange(longest[longest.Length / 2] / (scenario.DurationH * 60), LeastOutOfReach, 1);
        Assert.All(gaps.SelectMany(of => of.Skip(1).SkipLast(1)), between => Assert.InRange(between, 0, MostBetweenPassesMin));
        Assert.Equal(1, ActiveInRound(run));
    }

    [Fact]
    public void Of_many_gateways_a_satellite_meets_several_in_a_round_and_each_hears_few_satellites()
    {
        (Scenario scenario, MissionResult run) = Fly("many-gateways");
        Duration period = Duration.FromMinutes(scenario.Aggregation.PeriodMin);
        double rounds = Duration.FromHours(scenario.DurationH) / period;
        int meetings = run.Contacts.Select(contact => (contact.Satellite, contact.Gateway, Math.Floor((contact.Aos - scenario.StartUtc) / period))).Distinct().Count();
        Assert.InRange(meetings / rounds / run.Energy.Count, LeastMetInRound, 12);
        Assert.InRange(meetings / rounds / 12, 0, MostHeardInRound);
        Assert.InRange(ActiveInRound(run), LeastActiveInRound, 12);
    }

    [Fact]
    public void Over_a_slow_link_an_upload_takes_half_of_a_pass_and_some_need_several()
    {
        (_, MissionResult run) = Fly("slow-link");
        Assert.InRange(MeanUploadS(run) / run.Contacts.Average(contact => LengthS(contact)), LeastOfPass, 1);
        Assert.InRange(Share(run.Contacts, contact => contact.UsedSeconds > LengthS(contact) / 2), LeastBusy, 1);
        Assert.InRange(InParts(run), LeastInParts, 1);
    }

    [Fact]
    public void A_large_model_takes_minutes_to_send_and_most_of_that_to_receive()
    {
        (_, MissionResult run) = Fly("large-model");
        double down = run.Downloads.Sum(download => (download.End - download.Start).TotalSeconds), up = run.Contacts.Sum(contact => contact.UsedSeconds) - down;
        Assert.InRange(MeanUploadS(run), LeastUploadS, 600);
        Assert.InRange(down / up, LeastOfOtherWay, 1 / LeastOfOtherWay);
        Assert.InRange(InParts(run), LeastInParts, 1);
    }

    [Fact]
    public void Scarce_energy_puts_trainings_of_all_satellites_off()
    {
        (_, MissionResult run) = Fly("scarce-energy");
        Assert.All(run.Energy, satellite => Assert.InRange(satellite.EnergyGatedTrainings, 1, 1000));
        Assert.InRange((double)run.Energy.Sum(satellite => satellite.EnergyGatedTrainings) / run.Trainings.Count, LeastPutOff, 10);
        Assert.InRange(run.Energy.Sum(satellite => satellite.TrainJ) / run.Energy.Sum(satellite => satellite.HarvestedJ - satellite.IdleJ), LeastOfSpareEnergy, 2);
    }

    [Fact]
    public void Of_mixed_inclinations_the_polar_ones_take_part_several_times_as_often()
    {
        (_, MissionResult run) = Fly("mixed-inclinations");
        ILookup<string, ContactRecord> contacts = run.Contacts.ToLookup(contact => contact.Satellite);
        ILookup<string, UpdateRecord> updates = run.Updates.ToLookup(update => update.Satellite);
        string[] polar = [.. run.Energy.Where(satellite => satellite.Plane < 2).Select(satellite => satellite.Satellite)];
        string[] low = [.. run.Energy.Where(satellite => satellite.Plane >= 2).Select(satellite => satellite.Satellite)];
        Assert.All(polar, satellite => Assert.InRange(contacts[satellite].Select(contact => contact.Gateway).Distinct().Count(), 3, 4));
        Assert.All(low, satellite => Assert.Equal(["Kourou"], contacts[satellite].Select(contact => contact.Gateway).Distinct()));
        Assert.InRange(polar.Average(satellite => contacts[satellite].Count()) / low.Average(satellite => contacts[satellite].Count()), LeastContactsRatio, 100);
        Assert.InRange(polar.Average(satellite => updates[satellite].Count()) / low.Average(satellite => updates[satellite].Count()), LeastUpdatesRatio, 100);
        int[] heard = [.. run.Energy.Select(satellite => updates[satellite.Satellite].Count())];
        Assert.InRange(heard.Max(), LeastExtremesRatio * heard.Min(), 1000);
    }

    [Fact]
    public void Regional_shells_see_unlike_images_and_each_gateway_hears_one_of_them_most()
    {
        (Scenario scenario, MissionResult run) = Fly("regional");
        (int Shell, double Part)[] served = [.. run.Updates.GroupBy(update => update.Gateway).Select(MostHeard)];
        Assert.Equal([0, 1, 2], served.Select(gateway => gateway.Shell).Distinct().Order());
        Assert.All(served, gateway => Assert.InRange(gateway.Part, LeastFromOneShell, 1));

        double[][] classes = ClassesByPlane(scenario);
        foreach ((double[] one, double[] other) in new[] { (classes[0], classes[1]), (classes[1], classes[2]), (classes[2], classes[0]) })
            Assert.InRange(one.Zip(other, (a, b) => Math.Abs(a - b)).Sum() / 2, LeastUnlike, 1);
    }

    private static (Scenario Scenario, MissionResult Run) Fly(string name)
    {
        ScenarioReadResult read = ScenarioReader.Read(Path.Combine(GoldenText.Root, "scenarios", "study", $"{name}.yaml"), []);
        Assert.Empty(read.Faults);
        using UntrainedMissions missions = new(read.Scenario!);
        return (read.Scenario!, missions.Run(read.Scenario!));
    }

    /// <summary>Times of a satellite without a contact, those before the first and after the last among them.</summary>
    private static double[] GapsMin(Scenario scenario, ContactRecord[] contacts)
    {
        Epoch[] ends = [scenario.StartUtc, .. contacts.Select(contact => contact.Los)];
        Epoch[] begins = [.. contacts.Select(contact => contact.Aos), scenario.StartUtc + Duration.FromHours(scenario.DurationH)];
        return [.. ends.Zip(begins, (end, begin) => (begin - end).TotalMinutes)];
    }

    /// <summary>Gateways that brought an update to a version, mean.</summary>
    private static double ActiveInRound(MissionResult run)
        => run.Updates.Where(update => update.MergedVersion is not null).GroupBy(update => update.MergedVersion).Average(version => version.Select(update => update.Gateway).Distinct().Count());

    private static double MeanUploadS(MissionResult run)
        => run.Updates.Where(update => !IsInParts(run, update)).Average(update => (update.Arrival - update.UploadStart).TotalSeconds);

    private static double InParts(MissionResult run) => Share(run.Updates, update => IsInParts(run, update));

    /// <summary>Whether an upload began before the contact in which it ended.</summary>
    private static bool IsInParts(MissionResult run, UpdateRecord update) => update.UploadStart < run.Contacts[update.Contact].Aos;

    private static double LengthS(ContactRecord contact) => (contact.Los - contact.Aos).TotalSeconds;

    private static double Share<T>(IReadOnlyList<T> all, Func<T, bool> which) => (double)all.Count(which) / all.Count;

    /// <summary>The shell that a gateway hears most, and its part of the gateway's updates.</summary>
    private static (int Shell, double Part) MostHeard(IEnumerable<UpdateRecord> ofGateway)
    {
        UpdateRecord[] heard = [.. ofGateway];
        (int shell, int count) = heard.CountBy(update => update.Plane).MaxBy(entry => entry.Value);
        return (shell, (double)count / heard.Length);
    }

    /// <summary>Shares of the classes among the images for training that the satellites of each plane take.</summary>
    private static double[][] ClassesByPlane(Scenario scenario)
    {
        Constellation constellation = Constellation.Build(scenario);
        EarthDataset earth = MissionFactory.Data(scenario);
        GroundTrack[] tracks = MissionFactory.Tracks(scenario, constellation);
        Epoch end = scenario.StartUtc + Duration.FromHours(scenario.DurationH);
        return [.. constellation.Satellites.Zip(tracks).GroupBy(pair => pair.First.Plane).OrderBy(plane => plane.Key).Select(plane => Shares([.. plane.Select(pair => pair.Second)]))];

        double[] Shares(GroundTrack[] ofPlane)
        {
            ImageSet images = earth.Capture([.. ofPlane.SelectMany(track => track.Captures(scenario.StartUtc, end))]);
            return [.. images.ClassCounts(EarthDataset.ClassNames.Count).Select(count => (double)count / images.Count)];
        }
    }
}
