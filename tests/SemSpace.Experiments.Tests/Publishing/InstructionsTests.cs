using SemSpace.Experiments.Publishing;
using SemSpace.Experiments.Tests.Comparison;

namespace SemSpace.Experiments.Tests.Publishing;

public class InstructionsTests
{
    [Fact]
    public void The_page_says_whose_it_is()
    {
        Assert.Contains("\nBy A. Person, B. Person. Published 2026-01-31. License: [MIT](https://spdx.org/licenses/MIT).\n", Page(new(new(2026, 1, 31), "MIT", ["A. Person", "B. Person"])), StringComparison.Ordinal);
        Assert.Contains("\nPublished 2026-01-31. License: Ask us.\n", Page(new(new(2026, 1, 31), "Ask us.", [])), StringComparison.Ordinal);
        Assert.Contains("\nPublished 2026-01-31. No license is given: ask the authors before you use it.\n", Page(new(new(2026, 1, 31), null, [])), StringComparison.Ordinal);
    }

    private static string Page(ArtifactFacts facts) => Instructions.Page("title", "sentence.", facts, [new("runs/a", "", [new("runs/a", ComparisonTests.Run(1))])], []);
}
