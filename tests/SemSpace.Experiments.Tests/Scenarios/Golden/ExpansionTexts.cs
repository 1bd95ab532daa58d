using SemSpace.Experiments.Comparison;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Scenarios.Binding;
using SemSpace.Experiments.Scenarios.Schema;
using SemSpace.Experiments.Scenarios.Sweeps;
using SemSpace.Experiments.Tests.Golden;

namespace SemSpace.Experiments.Tests.Scenarios.Golden;

public sealed class ExpansionTexts
{
    [Fact]
    public void The_expanded_scenario_holds_every_key()
        => GoldenText.MatchesBeside("expanded.yaml", ScenarioWriter.Expand(Examples.Legal(Examples.Small)));

    /// <summary>What a run is known by must not change unseen: with it every finished run becomes stale.</summary>
    [Fact]
    public void The_identity_holds_what_was_chosen_and_nothing_else()
        => GoldenText.MatchesBeside("identity.txt", ScenarioWriter.Identity(Examples.Legal(Examples.Small, "aggregation.rule=fedbuff", "aggregation.fedbuff.buffer_size=3", "learning.objective=fedprox", "updates.stages=[top_k]"), file => file.FullPath));

    [Fact]
    public void The_reference_in_docs_is_the_one_the_declarations_make()
        => GoldenText.Matches("docs/scenario-reference.md", ReferenceDocument.Write(ScenarioSchema.Root.Reference(""), SweepSchema.Root.Reference(""), PlotSchema.Root.Reference("")));
}
