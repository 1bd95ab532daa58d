using SemSpace.Fl.Data;

namespace SemSpace.Fl.Datasets.Mnist;

/// <summary>
/// Fashion-MNIST: 60,000 and 10,000 grey images of 28 x 28 pixels in ten classes (Xiao, Rasul and Vollgraf, arXiv 1708.07747), in IDX files.
/// </summary>
public sealed record FashionMnistSource : StoredSource
{
    /// <summary>Its name.</summary>
    public const string Known = "fashion_mnist";

    private const string Server = "https://fashion-mnist.s3.eu-central-1.amazonaws.com/";

    private static readonly string[] Classes = ["t-shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot"];

    /// <summary>No keys.</summary>
    public static Section<FashionMnistSource> Keys { get; } = new("Fashion-MNIST.", () => new());

    /// <inheritdoc/>
    public override string Name => Known;

    /// <inheritdoc/>
    public override string Title => "Fashion-MNIST: 70,000 grey images of 28 x 28 pixels, 10 classes (Xiao and others 2017)";

    /// <inheritdoc/>
    public override IReadOnlyList<DatasetFile> Official =>
    [
        DatasetFile.Of(Server, "train-images-idx3-ubyte.gz", "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84", 26_421_880),
        DatasetFile.Of(Server, "train-labels-idx1-ubyte.gz", "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845", 29_515),
        DatasetFile.Of(Server, "t10k-images-idx3-ubyte.gz", "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073", 4_422_102),
        DatasetFile.Of(Server, "t10k-labels-idx1-ubyte.gz", "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5", 5_148),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> SystemFolders => ["/usr/share/datasets/fashion-mnist"];

    /// <inheritdoc/>
    public override bool IsIn(string folder) => IdxFile.Find(folder) is not null;

    /// <inheritdoc/>
    public override StoredImages Read(string folder, ExamSplit split)
    {
        string[] files = IdxFile.Find(folder) ?? throw DatasetBytes.Fault(folder, "does not hold Fashion-MNIST");
        (PackedImages train, PackedImages test) = IdxFile.Read(files, Classes.Length);
        return new(train, test, Classes);
    }
}
