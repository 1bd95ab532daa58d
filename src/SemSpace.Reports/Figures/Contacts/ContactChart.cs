using SemSpace.Orbit.Windows.Contacts;
using SemSpace.Reports.Contacts;
using SemSpace.Reports.Output;

namespace SemSpace.Reports.Figures.Contacts;

/// <summary>
/// The figures of a contact plan: a Gantt chart, and a map of ground tracks and footprints. Takes the windows one by one and keeps
/// those that are drawn. Not thread-safe.
/// </summary>
public sealed class ContactChart
{
    private readonly ContactScene _scene;
    private readonly GanttRows _rows;

    /// <summary>A chart without windows.</summary>
    public ContactChart(ContactScene scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        (_scene, _rows) = (scene, new GanttRows(scene));
    }

    /// <summary>Takes a window; they come in order of AOS.</summary>
    public void Add(in ContactWindow window) => _rows.Add(window);

    /// <summary>The files that <see cref="Write"/> will write.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="scene">The name of the chart's scene.</param>
    public static IEnumerable<string> Files(string folder, string scene)
        => FigureCatalogue.OfContacts.SelectMany(kind => FigureCatalogue.Files(folder, Prefix(scene) + kind.Name));

    /// <summary>Writes the figures, two columns wide, as PDF, SVG and PNG.</summary>
    /// <param name="folder">Where to; made if needed.</param>
    /// <returns>The files' paths.</returns>
    /// <exception cref="ResultsException">A file cannot be written.</exception>
    public IReadOnlyList<string> Write(string folder) => FigureCatalogue.Write(folder, Prefix(_scene.Name), FigureCatalogue.OfContacts, (_scene, _rows));

    private static string Prefix(string scene) => $"{scene}-";
}
