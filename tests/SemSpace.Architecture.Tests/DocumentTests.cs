using System.Text.RegularExpressions;

namespace SemSpace.Architecture.Tests;

/// <summary>What documents quote is there, and so is what they link to.</summary>
public sealed partial class DocumentTests
{
    private const int LongestOwnSnippet = 1;

    public static TheoryData<string> Documents =>
        [.. new[] { ".", "docs", "samples" }.SelectMany(folder => Directory.EnumerateFiles(
            Path.Combine(Repository.Root, folder), "*.md", folder == "samples" ? SearchOption.AllDirectories : SearchOption.TopDirectoryOnly)).Select(Repository.Relative)];

    /// <summary>A comment before a snippet names its file. A snippet without one is a line at most.</summary>
    [Theory, MemberData(nameof(Documents))]
    public void Code_stands_in_the_file_that_it_is_said_to_be_from(string document)
        => Assert.All(Snippet().Matches(Text(document)), snippet =>
        {
            string[] quoted = Lines(snippet.Groups["code"].Value);
            if (!snippet.Groups["file"].Success) Assert.True(quoted.Length <= LongestOwnSnippet, $"No file is named for {quoted[0]}");
            else Assert.Contains(string.Join('\n', quoted), string.Join('\n', Lines(Text(snippet.Groups["file"].Value))), StringComparison.Ordinal);
        });

    [Theory, MemberData(nameof(Documents))]
    public void Links_lead_somewhere(string document)
        => Assert.All(Link().Matches(Text(document)), link =>
        {
            string place = Path.Combine(Repository.Root, Path.GetDirectoryName(document)!, link.Groups["path"].Value);
            Assert.True(File.Exists(place) || Directory.Exists(place), link.Value);
        });

    private static string Text(string document) => File.ReadAllText(Path.Combine(Repository.Root, document));

    private static string[] Lines(string text) => [.. text.Split('\n').Select(line => line.Trim()).SkipWhile(line => line.Length == 0)];

    [GeneratedRegex(@"(<!-- from (?<file>\S+) -->\n)?```csharp\n(?<code>.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Snippet();

    [GeneratedRegex(@"\]\((?!https?:|#)(?<path>[^)#\s]+)(#[^)]*)?\)")]
    private static partial Regex Link();
}
