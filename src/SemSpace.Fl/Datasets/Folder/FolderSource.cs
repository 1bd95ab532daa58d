using Is = SemSpace.Keys.Keys<SemSpace.Fl.Datasets.Folder.FolderSource>;

namespace SemSpace.Fl.Datasets.Folder;

/// <summary>A folder of images of the user's own: a sub-folder a class.</summary>
/// <param name="Pixels">Side that images are resized to, pixels.</param>
public sealed record FolderSource(int Pixels = 32) : StoredSource
{
    /// <summary>Its name.</summary>
    public const string Known = "folder";

    /// <summary>The sides that images may be brought to.</summary>
    internal static IntegerKind Sides { get; } = Kinds.Whole(4, 512, "pixels");

    /// <summary>The keys.</summary>
    public static Section<FolderSource> Keys { get; } = new(
        "A folder with a sub-folder of images for each class.",
        () => new(),
        Is.Of("pixels", Sides, "side that images are resized to", f => f.Pixels, (f, v) => f with { Pixels = v }));

    /// <inheritdoc/>
    public override string Name => Known;

    /// <inheritdoc/>
    public override string Title => "a folder of your own, with a sub-folder of images for each class";

    /// <inheritdoc/>
    public override bool IsIn(string folder) => ImageFolder.Find(folder) is not null;

    /// <inheritdoc/>
    public override StoredImages Read(string folder, ExamSplit split) => ImageFolder.Read(folder, Pixels, split);
}
