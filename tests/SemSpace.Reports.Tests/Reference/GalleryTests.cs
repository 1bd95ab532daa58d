using System.Text.RegularExpressions;
using SemSpace.Experiments.Tests.Golden;
using SemSpace.Reports.Figures;

namespace SemSpace.Reports.Tests.Reference;

/// <summary>The gallery shows every figure that is drawn unasked; its pictures are there, and none lies about that it does not show.</summary>
public sealed partial class GalleryTests
{
    private static readonly string Folder = Path.Combine(GoldenText.Root, "docs");

    private readonly string[] _pictures = [.. Picture().Matches(File.ReadAllText(Path.Combine(Folder, "gallery.md"))).Select(match => match.Groups[1].Value)];

    [Fact]
    public void Its_pictures_are_those_in_its_folder()
        => Assert.Equal(Directory.EnumerateFiles(Path.Combine(Folder, "figures", "gallery")).Select(file => $"figures/gallery/{Path.GetFileName(file)}").Order(StringComparer.Ordinal), _pictures.Order(StringComparer.Ordinal));

    [Fact]
    public void It_shows_the_figures_of_runs_sweeps_and_contact_plans()
        => Assert.All(
            [.. FigureCatalogue.OfRun.Select(kind => kind.Name), .. FigureCatalogue.OfSweep.Select(kind => kind.Name), .. FigureCatalogue.OfContacts.Select(kind => kind.Name)],
            name => Assert.Contains($"figures/gallery/{name}.png", _pictures));

    [GeneratedRegex(@"!\[[^\]]+\]\(([^)]+)\)")]
    private static partial Regex Picture();
}
