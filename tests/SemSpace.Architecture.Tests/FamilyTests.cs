using System.Text.RegularExpressions;

namespace SemSpace.Architecture.Tests;

/// <summary>
/// A member of a family that somebody forgot must not run as another. So names are told apart by catalogues alone, and a switch over kinds of ours
/// names all of them, which the compiler checks where no arm takes the rest.
/// </summary>
public partial class FamilyTests
{
    /// <summary>Where the rest has an arm: characters, numbers, and what other programs made.</summary>
    private static readonly string[] Foreign =
    [
        "src/SemSpace.Experiments/Scenarios/Binding/YamlText.cs",
        "src/SemSpace.Experiments/Scenarios/Binding/YamlTree.cs",
        "src/SemSpace.Files/FileTrouble.cs",
        "src/SemSpace.Files/Unix.cs",
        "src/SemSpace.Fl/Data/SurfaceCount.cs",
        "src/SemSpace.Fl/Data/TopoJsonLand.cs",
        "src/SemSpace.Orbit/Elements/Omm/OmmJsonReader.cs",
        "src/SemSpace.Orbit/Propagation/Sgp4/Atmosphere.cs",
    ];

    [Fact]
    public void No_switch_has_an_arm_for_the_rest_or_tells_names_apart()
        => Assert.Equal(Foreign, Repository.Projects.SelectMany(Repository.Sources)
            .Where(file => File.ReadLines(file).Any(line => Rest().IsMatch(line) || Name().IsMatch(line))).Select(Repository.Relative).Order(StringComparer.Ordinal));

    [GeneratedRegex(@"^\s*(_ (when .*)?=>|default:)")]
    private static partial Regex Rest();

    [GeneratedRegex(@"^\s*(case )?""[a-z_-]+""( or ""[a-z_-]+"")*( =>|:)")]
    private static partial Regex Name();
}
