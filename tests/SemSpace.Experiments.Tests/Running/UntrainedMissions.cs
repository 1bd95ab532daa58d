using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Orbit.Windows.Contacts;
using SemSpace.Sim.TwoTier;

namespace SemSpace.Experiments.Tests.Running;

/// <summary>Whole missions of a scenario with nothing trained: when satellites train and send does not depend on what they learn.</summary>
internal sealed class UntrainedMissions : IDisposable
{
    private readonly Constellation _constellation;
    private readonly ContactWindow[] _windows;
    private readonly RunData _data;

    public UntrainedMissions(Scenario scenario)
    {
        _constellation = Constellation.Build(scenario);
        _windows = [.. ScenarioRunner.StreamContacts(scenario, _constellation, 1, TestContext.Current.CancellationToken)];
        _data = RunData.Of(scenario with { Mode = RunMode.Timing }, _constellation, null);
    }

    /// <summary>A mission of the scenario, or of one that differs from it in aggregation alone.</summary>
    public MissionResult Run(Scenario scenario)
        => Mission.Run(MissionFactory.Create(scenario, _constellation, _windows, _data.Learner, 1), null, TestContext.Current.CancellationToken);

    public void Dispose() => _data.Dispose();
}
