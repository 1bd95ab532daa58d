namespace SemSpace.Fuzz.Tests;

/// <summary>A few damaged files for every change; CONTRIBUTING.md has the command for many.</summary>
public sealed class FuzzTests
{
    private const int Few = 3000;

    [Fact]
    public void Readers_take_damaged_files_for_what_they_are()
    {
        List<string> failures = [];
        FuzzReport report = FuzzRun.Run(seed: 1, first: 0, Few, Path.Combine(Path.GetTempPath(), "semspace-fuzz"), failures.Add);
        Assert.Empty(failures);
        Assert.Equal(0, report.Failures);
    }
}
