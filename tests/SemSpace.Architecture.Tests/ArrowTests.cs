namespace SemSpace.Architecture.Tests;

/// <summary>The arrows of docs/design.md are the only ones.</summary>
public class ArrowTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["SemSpace.Files"] = [],
        ["SemSpace.Keys"] = ["SemSpace.Files"],
        ["SemSpace.Orbit"] = ["SemSpace.Files"],
        ["SemSpace.Fl"] = ["SemSpace.Keys"],
        ["SemSpace.Semantic"] = ["SemSpace.Fl"],
        ["SemSpace.Sim"] = ["SemSpace.Fl", "SemSpace.Orbit"],
        ["SemSpace.Reports"] = ["SemSpace.Files", "SemSpace.Sim"],
        ["SemSpace.Experiments"] = ["SemSpace.Reports", "SemSpace.Semantic", "SemSpace.Sim"],
        ["SemSpace.Cli"] = ["SemSpace.Experiments"],
    };

    /// <summary>Namespaces that only the named projects may use.</summary>
    private static readonly Dictionary<string, string[]> Owners = new()
    {
        ["TorchSharp"] = ["SemSpace.Fl", "SemSpace.Semantic"],
        ["YamlDotNet"] = ["SemSpace.Experiments"],
        ["CsvHelper"] = ["SemSpace.Reports"],
        ["Microsoft.Data.Sqlite"] = ["SemSpace.Reports"],
        ["Parquet"] = ["SemSpace.Reports"],
        ["ScottPlot"] = ["SemSpace.Reports"],
        ["SkiaSharp"] = ["SemSpace.Fl", "SemSpace.Reports"],
        ["Spectre.Console"] = ["SemSpace.Cli"],
        ["System.CommandLine"] = ["SemSpace.Cli"],
    };

    [Fact]
    public void Every_project_is_in_the_picture() => Assert.Equal(Allowed.Keys.Order(StringComparer.Ordinal), Repository.Projects);

    [Fact]
    public void Projects_reference_only_what_the_arrows_allow()
        => Assert.All(Repository.Projects, project => Assert.Equal(Allowed[project], Repository.References(project, "ProjectReference").Order(StringComparer.Ordinal)));

    [Fact]
    public void Orbits_need_no_package() => Assert.Empty(Repository.References("SemSpace.Orbit", "PackageReference"));

    /// <summary>Of two folders of a project only one uses the other, directly or through others.</summary>
    [Theory]
    [InlineData("SemSpace.Reports")]
    [InlineData("SemSpace.Experiments")]
    public void Rooms_of_a_project_form_no_circle(string project)
    {
        ILookup<string, string> uses = Repository.Rooms(project);
        Assert.All(uses, room => Assert.DoesNotContain(room.Key, Reached(room.Key)));

        HashSet<string> Reached(string from)
        {
            HashSet<string> reached = [];
            Stack<string> open = new(uses[from]);
            while (open.TryPop(out string? room))
            {
                if (!reached.Add(room)) continue;
                foreach (string next in uses[room]) open.Push(next);
            }

            return reached;
        }
    }

    [Fact]
    public void A_library_is_used_only_by_its_owners()
    {
        foreach ((string library, string[] owners) in Owners)
        {
            Assert.Equal([], Repository.Projects.Except(owners).SelectMany(Repository.Sources)
                .Where(file => File.ReadLines(file).Any(line
                    => line.StartsWith($"using {library}", StringComparison.Ordinal) || line.StartsWith($"using static {library}", StringComparison.Ordinal)))
                .Select(Repository.Relative));
        }
    }

    [Fact]
    public void Only_the_command_line_speaks_to_the_console()
        => Assert.Equal([], Repository.Projects.Where(project => project != "SemSpace.Cli").SelectMany(Repository.Sources)
            .Where(file => File.ReadAllText(file).Contains("Console.", StringComparison.Ordinal)).Select(Repository.Relative));

    /// <summary>So that what is near is judged by one distance, and told in one way.</summary>
    [Fact]
    public void Only_one_place_asks_whether_another_word_was_meant()
        => Assert.Equal(["src/SemSpace.Keys/Spelling.cs"], Repository.Projects.SelectMany(Repository.Sources)
            .Where(file => File.ReadAllText(file).Contains("Did you mean", StringComparison.OrdinalIgnoreCase)).Select(Repository.Relative));
}
