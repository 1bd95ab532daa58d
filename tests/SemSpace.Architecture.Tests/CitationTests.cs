using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace SemSpace.Architecture.Tests;

/// <summary>How SemSpace is cited agrees with what it is.</summary>
public sealed partial class CitationTests
{
    private static readonly string Citation = Text("CITATION.cff");

    private static readonly XElement Build = XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.props")).Root!;

    /// <summary>What the schema of the Citation File Format 1.2.0 (schema.json, "required") asks for.</summary>
    [Theory, InlineData("cff-version"), InlineData("message"), InlineData("title"), InlineData("authors")]
    public void Required_keys_are_there(string key) => Assert.Matches($@"(?m)^{key}:\s*\S", Citation);

    [Fact]
    public void Format_and_program_have_their_versions()
    {
        Assert.Equal("1.2.0", Value("cff-version"));
        Assert.Equal(Declared("Version"), Value("version"));
    }

    [Fact]
    public void Title_authors_and_licence_are_the_programs()
    {
        Assert.StartsWith($"\"{Declared("Product")}:", Value("title"), StringComparison.Ordinal);
        string author = Regex.Match(Citation, @"(?m)^authors:\n  - name: (.+)$").Groups[1].Value;
        Assert.Equal($"{author}, {Value("license")} licence", Declared("Copyright"));
        Assert.StartsWith($"{Value("license")} License", Text("LICENSE"), StringComparison.Ordinal);
        Assert.Contains(author, Text("LICENSE"), StringComparison.Ordinal);
    }

    [Fact]
    public void BibTeX_of_the_readme_says_the_same()
    {
        string entry = BibTeX().Match(Text("README.md")).Value;
        Assert.Contains($"title   = {{{{SemSpace}}{Value("title").Trim('"')["SemSpace".Length..]}}}", entry, StringComparison.Ordinal);
        Assert.Contains($"version = {{{Value("version")}}}", entry, StringComparison.Ordinal);
    }

    private static string Value(string key) => Regex.Match(Citation, $@"(?m)^{key}:\s*(.+)$").Groups[1].Value;

    private static string Declared(string property) => Build.Descendants(property).Single().Value;

    private static string Text(string file) => File.ReadAllText(Path.Combine(Repository.Root, file));

    [GeneratedRegex(@"(?s)@software\{.*?\n\}")]
    private static partial Regex BibTeX();
}
