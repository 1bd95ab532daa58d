using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Scenarios.Schema;
using SemSpace.Fl.Training;
using SemSpace.Semantic;
using SemSpace.Sim.Learning;

namespace SemSpace.Experiments.WorkStore;

/// <summary>What all work of a run depends on: the code, the machine's numbers, and the scenario as far as it matters to a training.</summary>
internal static class WorkBasis
{
    /// <summary>To be raised with every change of the code after which equal inputs give other results, or results have another form.</summary>
    public const int Version = 3;

    /// <summary>The hash of it.</summary>
    /// <exception cref="IOException">A map that the scenario names cannot be read.</exception>
    public static string Of(Scenario scenario)
    {
        using WorkInputs inputs = new();
        inputs.Add(Version);
        inputs.Add(NumericKernels.Current.Probe);
        inputs.Add(Text(scenario));
        foreach (Guid build in OwnBuilds(scenario)) inputs.Add(build.ToByteArray());
        return inputs.Key;
    }

    /// <summary>The builds of what takes part in trainings and is not SemSpace's: nobody raises a version for them.</summary>
    private static IEnumerable<Guid> OwnBuilds(Scenario scenario)
    {
        IEnumerable<object?> parts =
        [
            scenario.Learning.Task.Value, scenario.Learning.Model.Value, scenario.Learning.Training.Objective.Value, scenario.Aggregation.Rule.Value.Objective, (scenario.Learning.Task.Value as SemanticOptions)?.Channel.Value,
            .. scenario.Updates.Stages.Select(stage => scenario.Updates.Options.Choose(stage).Value),
        ];
        return parts.OfType<object>().Select(part => part.GetType().Assembly).Distinct()
            .Where(assembly => !assembly.GetName().Name!.StartsWith("SemSpace.", StringComparison.Ordinal)).Select(assembly => assembly.ManifestModule.ModuleVersionId).Order();
    }

    /// <summary>
    /// What the scenario's author chose, files by their content, and without what reaches no training: where satellites fly and talk, and which captures, or
    /// images of a data set, they use when, is in what each training starts from. What a scenario is given one day is in until it is taken out here. A rule counts when it
    /// takes part in trainings.
    /// </summary>
    internal static string Text(Scenario scenario)
    {
        Scenario blank = ScenarioSchema.Root.Blank;
        Scenario matter = scenario with
        {
            Name = blank.Name,
            Description = blank.Description,
            Mode = blank.Mode,
            Schedule = blank.Schedule,
            StartUtc = blank.StartUtc,
            DurationH = blank.DurationH,
            RecordMin = blank.RecordMin,
            RecordLinkS = blank.RecordLinkS,
            EarthOrientation = blank.EarthOrientation,
            Constellation = blank.Constellation,
            Propagation = blank.Propagation,
            Gateways = blank.Gateways,
            ContactPlan = blank.ContactPlan,
            Outages = blank.Outages,
            Faults = blank.Faults,
            Downlink = blank.Downlink,
            Uplink = blank.Uplink,
            Atmosphere = blank.Atmosphere,
            Isl = blank.Isl,
            Backhaul = blank.Backhaul,
            Energy = blank.Energy,
            Compute = blank.Compute,
            Sensing = scenario.Sensing with { Options = blank.Sensing.Options },
            Learning = scenario.Learning with
            {
                TestImages = blank.Learning.TestImages,
                ValidationImages = blank.Learning.ValidationImages,
                CentralisedBaseline = blank.Learning.CentralisedBaseline,
                CentralisedEpochs = blank.Learning.CentralisedEpochs,
                TargetScore = blank.Learning.TargetScore,
                SaveBestModel = blank.Learning.SaveBestModel,
            },
            Data = scenario.Data.Stored is null
                ? scenario.Data with
                {
                    ExamOceanShareMax = blank.Data.ExamOceanShareMax,
                    Path = blank.Data.Path,
                    Partition = blank.Data.Partition,
                    SamplesPerSatellite = blank.Data.SamplesPerSatellite,
                    Arrival = blank.Data.Arrival,
                }
                : blank.Data,
            Clients = blank.Clients,
            Aggregation = scenario.Aggregation.Rule.Value.Objective is null ? blank.Aggregation : blank.Aggregation with { Rule = scenario.Aggregation.Rule },
        };
        return ScenarioWriter.Identity(matter, ScenarioWriter.HashOf);
    }
}
