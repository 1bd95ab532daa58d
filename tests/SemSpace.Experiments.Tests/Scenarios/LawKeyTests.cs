using SemSpace.Experiments.Scenarios.Schema;

namespace SemSpace.Experiments.Tests.Scenarios;

public sealed class LawKeyTests
{
    /// <summary>A law that names a key that is none would be checked whatever is wrong with what it looks at.</summary>
    [Fact]
    public void Laws_between_sections_name_keys_that_there_are()
    {
        HashSet<string> known = [.. ScenarioSchema.Root.Reference("").SelectMany(section => section.Keys.Select(key => $"{section.Path}.{key.Name}".TrimStart('.').Replace("[]", ".*", StringComparison.Ordinal)))];

        Assert.All(ScenarioSchema.Root.Laws.SelectMany(law => law.Keys), key => Assert.Contains(key, known));
    }
}
