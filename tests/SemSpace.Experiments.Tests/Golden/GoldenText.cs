using System.Runtime.CompilerServices;

namespace SemSpace.Experiments.Tests.Golden;

/// <summary>Compares text with a file in the repository; with the environment variable UPDATE_GOLDEN=1 it writes the file instead.</summary>
internal static class GoldenText
{
    /// <summary>The repository's root folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Compares with a file beside the test that asks.</summary>
    public static void MatchesBeside(string name, string actual, [CallerFilePath] string test = "")
    {
        string folder = Path.GetDirectoryName(test)!;
        string below = folder[(folder.IndexOf("/tests/", StringComparison.Ordinal) + 1)..];
        Matches(Path.Combine(below, name), actual);
    }

    /// <summary>Compares with a file named from the root.</summary>
    public static void Matches(string fileFromRoot, string actual)
    {
        string path = Path.Combine(Root, fileFromRoot);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        Assert.True(File.Exists(path), $"{fileFromRoot} is missing: run with UPDATE_GOLDEN=1 and look at what it writes.");
        Assert.Equal(File.ReadAllText(path), actual);
    }

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "SemSpace.sln"))) folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException("No folder above the tests holds SemSpace.sln.");
    }
}
