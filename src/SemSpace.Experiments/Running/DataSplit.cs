using SemSpace.Experiments.Scenarios;
using SemSpace.Fl.Datasets;
using SemSpace.Sim.Records;

namespace SemSpace.Experiments.Running;

/// <summary>Which image of its data set a scenario uses where, so that other programs can learn from the same split.</summary>
public static class DataSplit
{
    /// <summary>All images that are used: each satellite's in the order in which they come, then validation, then tests.</summary>
    /// <exception cref="ScenarioException">The scenario has no data set, or the data set is not there or does not go with it.</exception>
    /// <exception cref="DatasetException">A file is damaged.</exception>
    public static IReadOnlyList<SplitRecord> Of(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        StoredSource source = scenario.Data.Stored ?? throw new ScenarioException([ScenarioFault.OfKey("data.source", $"is {scenario.Data.Source.Name}; must be a data set, since other images are not parted among satellites.")]);
        Constellation constellation = Constellation.Build(scenario);
        return StoredData.Load(scenario, source, constellation).Split([.. constellation.Satellites.Select(satellite => satellite.Name)]);
    }
}
