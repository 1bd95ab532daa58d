using System.Text.Json;

namespace SemSpace.Cli.Tests;

/// <summary>What users look keys up by.</summary>
public sealed class KeyLookupTests
{
    [Fact]
    public void A_key_is_explained_with_its_range_default_and_when_it_applies()
    {
        Outcome outcome = CommandLine.Run("explain", "aggregation.fedbuff.buffer_size");

        Assert.Equal(0, outcome.ExitCode);
        foreach (string told in new[] { "updates that make a new version", "a whole number from 1 to 100000", "10", "where aggregation.rule is fedbuff" }) Assert.Contains(told, outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_section_is_explained_by_its_keys_and_without_a_key_all_sections_are_listed()
    {
        Assert.Contains("battery_wh", CommandLine.Run("explain", "energy").Output, StringComparison.Ordinal);
        Assert.Contains("aggregation.fedbuff", CommandLine.Run("explain").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_key_is_a_fault_that_names_what_is_near()
    {
        Outcome outcome = CommandLine.Run("explain", "energy.batery_wh");

        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.Equal("energy.batery_wh is not a key; must be a key path of a scenario or a sweep. Did you mean energy.battery_wh?\n", outcome.Error);
    }

    [Fact]
    public void A_schema_goes_to_a_file_or_to_standard_output()
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "scenario.schema.json");
        string shown = CommandLine.Run("schema").Output;

        Assert.Equal((0, ""), (CommandLine.Run("schema", "--output", file) is var written ? written.ExitCode : 0, written.Output));
        Assert.Equal(shown, File.ReadAllText(file));
        Assert.Equal("SemSpace sweep", JsonDocument.Parse(CommandLine.Run("schema", "--sweep").Output).RootElement.GetProperty("title").GetString());
        Assert.Equal("SemSpace scenario", JsonDocument.Parse(shown).RootElement.GetProperty("title").GetString());
    }
}
