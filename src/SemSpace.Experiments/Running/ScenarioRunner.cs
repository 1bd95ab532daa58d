using System.Diagnostics;
using System.Globalization;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Scenarios.Schema;
using SemSpace.Experiments.WorkStore;
using SemSpace.Files;
using SemSpace.Fl.Aggregation;
using SemSpace.Fl.Data;
using SemSpace.Fl.Datasets;
using SemSpace.Fl.Models;
using SemSpace.Fl.Training;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Contacts;
using SemSpace.Reports.Figures;
using SemSpace.Reports.Models;
using SemSpace.Reports.Output;
using SemSpace.Reports.Runs;
using SemSpace.Reports.Tables;
using SemSpace.Sim.Learning;
using SemSpace.Sim.Sensing;
using SemSpace.Sim.TwoTier;

namespace SemSpace.Experiments.Running;

/// <summary>What a run leaves.</summary>
/// <param name="Folder">Its results folder, an absolute path.</param>
/// <param name="Summary">The run in a few numbers.</param>
/// <param name="Manifest">What made it and how long it took.</param>
public sealed record RunOutcome(string Folder, Summary Summary, Manifest Manifest);

/// <summary>What a run is made with; its results do not depend on it.</summary>
/// <param name="Workers">Threads for training.</param>
/// <param name="Store">Keeps finished work, and gives what is there; null to do everything.</param>
/// <param name="HasFigures">Whether the figures are drawn, too.</param>
public sealed record RunMeans(int Workers, IWorkStore? Store = null, bool HasFigures = true)
{
    /// <summary>Takes the records of transfers while the run goes on; null where nobody asks for them.</summary>
    internal LinkFile? Links { get; init; }

    /// <summary>Where windows and records are kept, for as long as they are read.</summary>
    internal Scratch Scratch { get; init; } = new(null);
}

/// <summary>Runs scenarios from orbits to figures.</summary>
public static class ScenarioRunner
{
    /// <summary>Reads a scenario as <see cref="ScenarioReader.Read"/> does, and tells with its faults all others that <see cref="Check"/> would, as far as the keys are legal that they depend on.</summary>
    /// <param name="path">The file, as faults are to name it.</param>
    /// <param name="overrides">The user's own values.</param>
    /// <param name="isLenient">Whether damaged records of an element file, and satellites that cannot be propagated, are left out whatever the scenario says.</param>
    public static ScenarioReadResult Read(string path, IReadOnlyList<string> overrides, bool isLenient = false)
    {
        ScenarioReadResult read = ScenarioReader.ReadWith(path, overrides, bound => ScenarioChecks.Others(isLenient ? bound with { Parts = Lenient(bound.Parts) } : bound));
        return isLenient && read.Scenario is { } scenario ? read with { Scenario = Lenient(scenario) } : read;
    }

    private static Scenario Lenient(Scenario scenario) => scenario.Constellation is ElementsSpec elements ? scenario with { Constellation = elements with { Lenient = true } } : scenario;

    /// <summary>
    /// Checks all that can be checked without running: the satellites, the files and names that the scenario holds, whether its exam can be drawn, that it all fits into memory, and where a guard
    /// against Doppler might leave nothing of a band, its contacts.
    /// </summary>
    /// <exception cref="ScenarioException">Something is wrong with them: all of it at once.</exception>
    /// <exception cref="EarthMapException">An own map cannot be used, and nothing else is wrong.</exception>
    /// <exception cref="DatasetException">A data set is damaged, and nothing else is wrong.</exception>
    public static Constellation Check(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return ScenarioChecks.All(scenario);
    }

    /// <summary>What to tell of a scenario's images before a run: satellites without any, classes that the exam lacks, a target that wants no learning. Draws the exam.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="constellation">Its satellites, from <see cref="Check"/>.</param>
    /// <exception cref="EarthMapException">An own map cannot be used.</exception>
    /// <exception cref="DatasetException">A data set is damaged.</exception>
    public static IReadOnlyList<string> JudgeImages(Scenario scenario, Constellation constellation)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(constellation);
        return [.. RunData.Judge(scenario, constellation)];
    }

    /// <summary>What to tell of a scenario's contacts before a run: satellites that no gateway sees, rounds that cannot close or are too short. Finds all contacts.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="constellation">Its satellites, from <see cref="Check"/>.</param>
    /// <exception cref="ScenarioException">It replays a schedule that is not its own.</exception>
    public static IReadOnlyList<string> JudgePlan(Scenario scenario, Constellation constellation)
    {
        using Scratch scratch = new(Path.GetTempPath());
        FoundContacts contacts = new OutagePlan(scenario, constellation).Contacts(Undisturbed(scenario, constellation, Environment.ProcessorCount, CancellationToken.None), new(scenario, constellation), scratch);
        DopplerCheck.Run(scenario, constellation, contacts.Windows, CancellationToken.None);
        CheckReplay(scenario, constellation, contacts, Replay.Read(scenario), CancellationToken.None);
        return [.. PlanWarnings.Of(scenario, constellation, contacts)];
    }

    /// <summary>Checks the satellites and the names of outages, and reads the contact plan if the scenario names one.</summary>
    /// <exception cref="ScenarioException">Something is wrong with them.</exception>
    public static Constellation CheckOrbits(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return ScenarioChecks.Orbits(scenario);
    }

    /// <summary>What to tell where a topology has links of which none ever opens.</summary>
    public static string NoLinkOpens(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return FormattableString.Invariant($"isl.topology is {scenario.Isl.Topology.Name}, and no link between satellites ever opens: neighbours are too far from each other for isl.grazing_altitude_km, {scenario.Isl.GrazingAltitudeKm}, isl.max_range_km, {(scenario.Isl.MaxRangeKm is { } range ? range : "none")}, or isl.sun_keep_out_deg, {scenario.Isl.SunKeepOutDeg}.");
    }

    /// <summary>The end of a scenario's simulated time.</summary>
    public static Epoch EndOf(Scenario scenario) => MissionFactory.End(scenario);

    /// <summary>
    /// Every contact window of a scenario in order of AOS, less its outages and what clocks take: those of its contact plan if it names one, else all that are found, one after
    /// the other as the search goes on, without holding them all.
    /// </summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="constellation">Its satellites, from <see cref="Check"/> or <see cref="CheckOrbits"/>.</param>
    /// <param name="workers">Threads for the search.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <exception cref="ArgumentException">The scenario names a plan that was not read.</exception>
    public static IEnumerable<ContactWindow> StreamContacts(Scenario scenario, Constellation constellation, int workers, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(constellation);
        return new OutagePlan(scenario, constellation).Cut(new ClockPlan(scenario, constellation).Cut(Undisturbed(scenario, constellation, workers, cancellation)));
    }

    /// <summary>Every contact window without outages and errors of clocks.</summary>
    private static IEnumerable<ContactWindow> Undisturbed(Scenario scenario, Constellation constellation, int workers, CancellationToken cancellation)
    {
        if (scenario.ContactPlan is not null && constellation.PlannedContacts is null)
            throw new ArgumentException("The scenario names a contact plan that was not read; take the satellites from CheckOrbits.", nameof(constellation));
        return constellation.PlannedContacts ?? MissionFactory.StreamContacts(scenario, constellation, workers, cancellation);
    }

    /// <summary>The folder of a scenario's run: named by its seed and hash, so that the same run always has the same place.</summary>
    public static string FolderOf(Scenario scenario, string resultsRoot)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        string run = string.Create(CultureInfo.InvariantCulture, $"seed-{scenario.Seed}-{ScenarioWriter.Hash(scenario)[..8]}");
        return Path.GetFullPath(Path.Combine(resultsRoot, scenario.Name, run));
    }

    /// <summary>Runs a scenario and writes its results. They are a function of the scenario alone, but for the manifest's wall times.</summary>
    /// <param name="scenario">What to run.</param>
    /// <param name="constellation">Its satellites, from <see cref="Check"/>.</param>
    /// <param name="folder">Where the results are to be; it appears when they are complete.</param>
    /// <param name="means">What it is made with.</param>
    /// <param name="progress">Told how far the run has come.</param>
    /// <param name="cancellation">Stops the run; nothing is left of it then.</param>
    /// <exception cref="ResultsException">The folder cannot be written.</exception>
    /// <exception cref="EarthMapException">An own map cannot be used.</exception>
    /// <exception cref="DatasetException">A data set is damaged.</exception>
    /// <exception cref="LibTorchException">libtorch cannot be loaded.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public static RunOutcome Run(
        Scenario scenario, Constellation constellation, string folder, RunMeans means, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(means);
        ArgumentNullException.ThrowIfNull(progress);
        using ResultFolder results = ResultFolder.Begin(folder);
        WallClock clock = new();
        RunInputs.Write(results, scenario);
        using LinkFile? links = scenario.RecordLinkS is null ? null : results.BeginLinks();
        using Scratch scratch = results.Scratch();
        Measured measured = Measure(scenario, constellation, means with { Links = links, Scratch = scratch }, clock, progress, cancellation);
        links?.Complete();
        cancellation.ThrowIfCancellationRequested();
        progress.Report(new RunProgress(RunStage.Output, 0) { Warnings = measured.Found });
        string hash = ScenarioWriter.Hash(scenario);
        clock.Time("output", () => Write(results, scenario, hash, measured, means.HasFigures));
        Manifest manifest = Manifest.Of(scenario.Name, hash, scenario.Seed, measured.Fingerprint, means.Workers, clock.Seconds, measured.Summary.IsTrained) with
        {
            IdentityVersion = ScenarioWriter.IdentityVersion,
            Warnings = [.. constellation.Warnings, .. measured.Foreseen, .. measured.Found],
            Inputs = results.Inputs,
            Work = measured.Work,
        };
        results.WriteText(Manifest.FileName, manifest.ToJson());
        cancellation.ThrowIfCancellationRequested();
        scratch.Dispose(); // nothing of the folder may be open when it takes its place
        results.Complete();
        return new RunOutcome(results.FullPath, measured.Summary, manifest);
    }

    /// <summary>Runs a scenario and writes nothing; <paramref name="shelf"/> has images that runs share.</summary>
    internal static Measured Measure(
        Scenario scenario, Constellation constellation, RunMeans means, WallClock clock, IProgress<RunProgress> progress,
        CancellationToken cancellation, ImageShelf? shelf = null)
    {
        progress.Report(new RunProgress(RunStage.Contacts, 0));
        OutagePlan outages = new(scenario, constellation);
        ClockPlan clocks = new(scenario, constellation);
        FoundContacts contacts = clock.Time("contacts", () => outages.Contacts(Undisturbed(scenario, constellation, means.Workers, cancellation), clocks, means.Scratch));
        string[] ofPlan = [.. PlanWarnings.Of(scenario, constellation, contacts)];
        progress.Report(new RunProgress(RunStage.Contacts, 1) { Warnings = ofPlan });
        DopplerCheck.Run(scenario, constellation, contacts.Windows, cancellation);
        Schedule? schedule = Replay.Read(scenario);
        CheckReplay(scenario, constellation, contacts, schedule, cancellation, shelf);

        cancellation.ThrowIfCancellationRequested();
        progress.Report(new RunProgress(RunStage.Data, 0));
        using RunData data = clock.Time("data", () => RunData.Of(scenario, constellation, shelf));
        string[] ofData = [.. data.Warnings, .. data.School is { } scored ? ExamWarnings.Of(scenario, data.Earth, scored.Exam, constellation.MaxLatitudeDeg) : []];
        progress.Report(new RunProgress(RunStage.Data, 1) { Warnings = ofData });

        cancellation.ThrowIfCancellationRequested();
        School? school = data.School;
        StoredWork work = school is null || means.Store is not { } store ? new(null, "") : new(store, WorkBasis.Of(scenario));
        ILearner learner = school is null ? data.Learner : new StoredLearner(school.Learner, work);
        BestVersion? best = school is not null && scenario.Learning.SaveBestModel ? new(learner) : null;
        CentralBaseline? baseline = school is not null && scenario.Learning.CentralisedBaseline ? new(scenario, constellation, school.Learner, school.Subject, work, cancellation) : null;
        MissionSetup setup = clock.Time("contacts", () => MissionFactory.Create(scenario, constellation, contacts, outages, data with { Learner = best ?? learner }, means)).On(schedule) with
        {
            Beside = baseline is null ? null : baseline.Run,
            Links = means.Links is { } file ? Recording(scenario, constellation, file) : null,
        };
        if (setup.Isl is { Links.Count: 0 }) ofPlan = [.. ofPlan, NoLinkOpens(scenario)];
        MissionResult mission = clock.Time("simulation", () => Mission.Run(setup, Relay(scenario, progress), cancellation));
        clock.Move("simulation", "waiting for training", mission.JoinSeconds);
        if (baseline is not null) clock.Move("simulation", "waiting for centralised baseline", mission.BesideSeconds);
        KeptModel[] models = school is null ? [] : [.. Kept(school.Trainer.Layout, mission, best?.Best)];
        Grades grades = school is null ? Grades.None : clock.Time("data", () => Grades.Of(school.Trainer, school.Exam, models));
        RunFacts facts = Facts(scenario, mission);
        if (school is not null) facts = Scored(facts, scenario.Learning.Task.Value, school.Exam, baseline?.Scores);
        RunRecords records = new(data.Metrics, mission.Contacts, mission.Updates, mission.Downloads, mission.Rounds, mission.EdgeRounds, mission.Energy)
        {
            Classes = grades.Classes,
            Regions = grades.Regions,
            Partition = data.Partition,
            Outages = outages.RecordsWith(mission.LineHolds),
            IslTransfers = mission.IslTransfers,
            Interruptions = mission.Interruptions,
            States = mission.States,
            Queues = mission.Queues,
            Activities = mission.Activities,
            Links = means.Links?.Tally ?? new(),
            Gateways = mission.Gateways,
            Satellites = [.. SatelliteRecord.Of(mission.Energy, mission.Updates, facts.Trainings, mission.GivenUp, Samples(setup)).Select((satellite, k) => WithClock(satellite, clocks.Of(k)))],
        };
        Summary summary = Summariser.Of(facts, records);
        string[] found = [.. RunWarnings.Of(scenario, records, new(mission.Trainings, mission.BitFlips, mission.BeyondCapacityJ)), .. Replay.Departures(schedule, mission.Fingerprint, summary.NonFiniteUpdates)];
        return new Measured(records, summary, models, Replay.Of(scenario, setup, mission.Fingerprint, summary.NonFiniteUpdates), [.. ofPlan, .. ofData], found, work.Counts);
    }

    private static SatelliteRecord WithClock(SatelliteRecord satellite, (double OffsetS, double DriftPpm, double LostS) clock)
        => satellite with { ClockOffsetS = clock.OffsetS, ClockDriftPpm = clock.DriftPpm, ClockLostS = clock.LostS };

    /// <summary>Refuses a replay of a schedule that is not the scenario's; quick, since nothing is trained.</summary>
    private static void CheckReplay(
        Scenario scenario, Constellation constellation, FoundContacts contacts, Schedule? schedule, CancellationToken cancellation, ImageShelf? shelf = null)
    {
        if (schedule is null) return;
        Scenario timed = scenario with { Mode = RunMode.Timing, Schedule = null, Learning = scenario.Learning with { Parameters = schedule.Parameters } };
        using RunData data = RunData.Of(timed, constellation, shelf);
        using Scratch scratch = new(Path.GetTempPath());
        Replay.Check(scenario, schedule, MissionFactory.Create(timed, constellation, contacts, new OutagePlan(timed, constellation), data, new(Environment.ProcessorCount) { Scratch = scratch }), cancellation);
    }

    private static LinkRecording Recording(Scenario scenario, Constellation constellation, LinkFile file)
    {
        PassLinks links = new(scenario, constellation);
        return new(Duration.FromSeconds(scenario.RecordLinkS!.Value), (window, time, direction) => links.At(window, time, direction), file.Add);
    }

    /// <summary>What each satellite has to train on: what it holds from the orbit before the start, and all until its end.</summary>
    private static int[] Samples(MissionSetup setup)
        => [.. setup.Satellites.Select((satellite, k) => setup.Learner.Prepare(k, 0, setup.Start - satellite.Period, satellite.FlightEnd ?? setup.End).Samples)];

    /// <summary>The versions of the model that are kept: the last, and the best where it was asked for.</summary>
    private static IEnumerable<KeptModel> Kept(IReadOnlyList<ParameterTensor> layout, MissionResult mission, (int Version, float[] Model)? best)
    {
        yield return new(ModelFile.Last, mission.Rounds[^1].Version, layout, mission.FinalModel);
        if (best is (int version, float[] model)) yield return new(ModelFile.Best, version, layout, model);
    }

    /// <summary>What the scores of a run are to be held against.</summary>
    private static RunFacts Scored(RunFacts facts, LearningTaskOptions task, Exam exam, ExamScores? centralised)
    {
        double? unlearnt = task.UnlearntScore(exam.Test.Images);
        return facts with
        {
            MajorityClassShare = task.HasClasses ? unlearnt : null,
            TestSet = exam.Test.Images.Identity,
            ValidationMajorityClassShare = task.HasClasses ? task.UnlearntScore(exam.Validation.Images) : null,
            MeanColourScore = task.HasClasses ? null : unlearnt,
            JpegScore = task.JpegScore(exam.Test.Images),
            CentralisedScore = centralised?.Test.Score,
            CentralisedSecondScore = centralised?.Test.SecondScore,
        };
    }

    private static RunFacts Facts(Scenario scenario, MissionResult mission)
    {
        RoundPolicy policy = scenario.Aggregation.PolicyFor(scenario.Clients);
        return new(scenario.Name, scenario.Seed, scenario.StartUtc, scenario.DurationH, scenario.Learning.TargetScore, scenario.Energy.BatteryWh)
        {
            Mode = ScenarioSchema.NameOf(scenario.Mode),
            Rule = scenario.Aggregation.Rule.Name,
            Trigger = AggregationSpec.NameOf(policy.Trigger),
            TrainAgain = ClientsSpec.NameOf(policy.TrainAgain),
            Epochs = scenario.Learning.Training.Epochs,
            Trainings = mission.Trainings.Where(training => training.Steps > 0),
            BitFlips = mission.BitFlips,
            TransferEnds = mission.TransferEnds,
        };
    }

    private static bool Write(ResultFolder results, Scenario scenario, string hash, Measured measured, bool hasFigures)
    {
        results.Write(measured.Records);
        results.WriteText(Summary.FileName, measured.Summary.ToJson());
        results.WriteText(Schedule.FileName, measured.Schedule.ToJson());
        foreach (KeptModel model in measured.Models) model.Write(results, scenario, hash);
        if (hasFigures) results.Write("", folder => FigureCatalogue.WriteRun(folder, measured.Records, measured.Summary));
        return true;
    }

    private static Progress Relay(Scenario scenario, IProgress<RunProgress> progress) => new(mission =>
    {
        double hours = (mission.Now - scenario.StartUtc).TotalHours;
        bool onlyBaseline = mission.Beside < 1 && mission.Now >= MissionFactory.End(scenario);
        RunProgress simulated = new(
            RunStage.Simulation, hours / scenario.DurationH, hours, mission.Trainings, mission.Updates, mission.Version,
            mission.EvaluatedVersion < 0 || scenario.Mode == RunMode.Timing ? null : mission.Scores.Validation);
        progress.Report(onlyBaseline ? new RunProgress(RunStage.Centralised, mission.Beside!.Value) : simulated with { Centralised = mission.Beside });
    });

    /// <summary>Reports at once, on the simulation's own thread, so that lines come in order.</summary>
    private sealed class Progress(Action<MissionProgress> report) : IProgress<MissionProgress>
    {
        public void Report(MissionProgress value) => report(value);
    }

    /// <summary>What a run gives before it is written.</summary>
    /// <param name="Records">All that happened.</param>
    /// <param name="Summary">In a few numbers.</param>
    /// <param name="Models">The versions of the model that are kept.</param>
    /// <param name="Schedule">When all of it happened, with the hash of the event trace.</param>
    /// <param name="Foreseen">What the plan and the exam foretold and the user was warned of.</param>
    /// <param name="Found">What the records show and the user is to be warned of.</param>
    /// <param name="Work">Work done, and taken from the store.</param>
    internal sealed record Measured(
        RunRecords Records, Summary Summary, IReadOnlyList<KeptModel> Models, Schedule Schedule, IReadOnlyList<string> Foreseen, IReadOnlyList<string> Found, WorkCounts Work)
    {
        /// <summary>Hash of the event trace.</summary>
        public string Fingerprint => Schedule.Fingerprint;
    }

    /// <summary>Wall time by part of the work.</summary>
    internal sealed class WallClock
    {
        private readonly Dictionary<string, double> _seconds = [];

        public IReadOnlyDictionary<string, double> Seconds => _seconds;

        public T Time<T>(string part, Func<T> work)
        {
            Stopwatch watch = Stopwatch.StartNew();
            T result = work();
            Add(part, watch.Elapsed.TotalSeconds);
            return result;
        }

        public void Move(string from, string to, double seconds)
        {
            Add(from, -seconds);
            Add(to, seconds);
        }

        private void Add(string part, double seconds) => _seconds[part] = Math.Round(_seconds.GetValueOrDefault(part) + seconds, 3);
    }
}
