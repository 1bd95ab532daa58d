using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Tests.Golden;

namespace SemSpace.Experiments.Tests.Scenarios.Golden;

public sealed class ExpansionTexts
{
    [Fact]
    public void The_expanded_scenario_holds_every_key()
        => GoldenText.MatchesBeside("expanded.yaml", ScenarioWriter.Expand(Examples.Legal(Examples.Small)));

    [Fact]
    public void The_reference_in_docs_is_the_one_the_declarations_make()
        => GoldenText.Matches("docs/scenario-reference.md", ScenarioWriter.Reference());
}
