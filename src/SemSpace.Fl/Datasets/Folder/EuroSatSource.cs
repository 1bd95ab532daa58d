using Is = SemSpace.Keys.Keys<SemSpace.Fl.Datasets.Folder.EuroSatSource>;

namespace SemSpace.Fl.Datasets.Folder;

/// <summary>
/// EuroSAT in colour: 27,000 images of Sentinel-2, 64 x 64 pixels in ten classes of land use (Helber, Bischke, Dengel and Borth, IEEE JSTARS 12(7), 2019),
/// a folder a class, without a test set of its own.
/// </summary>
/// <param name="Pixels">Side that images are resized to, pixels; their own is 64.</param>
public sealed record EuroSatSource(int Pixels = 64) : StoredSource
{
    /// <summary>Its name.</summary>
    public const string Known = "eurosat";

    /// <summary>The keys.</summary>
    public static Section<EuroSatSource> Keys { get; } = new(
        "EuroSAT in colour.",
        () => new(),
        Is.Of("pixels", FolderSource.Sides, "side that images are resized to; their own is 64", f => f.Pixels, (f, v) => f with { Pixels = v }));

    /// <inheritdoc/>
    public override string Name => Known;

    /// <inheritdoc/>
    public override string Title => "EuroSAT in colour: 27,000 images of Sentinel-2, 64 x 64 pixels, 10 classes (Helber and others 2019)";

    /// <inheritdoc/>
    public override IReadOnlyList<DatasetFile> Official =>
        [DatasetFile.Of("https://madm.dfki.de/files/sentinel/", "EuroSAT.zip", "8ebea626349354c5328b142b96d0430e647051f26efc2dc974c843f25ecf70bd", 94_280_567)];

    /// <inheritdoc/>
    public override bool IsIn(string folder) => ImageFolder.Find(folder) is not null;

    /// <inheritdoc/>
    public override StoredImages Read(string folder, ExamSplit split) => ImageFolder.Read(folder, Pixels, split);
}
