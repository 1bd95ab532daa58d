using SemSpace.Fl.Datasets.Cifar10;
using SemSpace.Fl.Datasets.Folder;
using SemSpace.Fl.Datasets.Mnist;

namespace SemSpace.Fl.Datasets;

/// <summary>The sources of images by name.</summary>
public static class DataSources
{
    /// <summary>The catalogue.</summary>
    public static Catalogue<ImageSource> All { get; } = new(
        "data source",
        Member<ImageSource>.Of("earth", "is maps of the Earth along each ground track", EarthSource.Keys),
        Member<ImageSource>.Of(Cifar10Source.Known, "is CIFAR-10", Cifar10Source.Keys),
        Member<ImageSource>.Of(FashionMnistSource.Known, "is Fashion-MNIST", FashionMnistSource.Keys),
        Member<ImageSource>.Of(MnistSource.Known, "is MNIST", MnistSource.Keys),
        Member<ImageSource>.Of(EuroSatSource.Known, "is EuroSAT in colour", EuroSatSource.Keys),
        Member<ImageSource>.Of(FolderSource.Known, "is a folder of images by class", FolderSource.Keys),
        Member<ImageSource>.Of(CountedSource.Known, "is as many samples on each satellite, without content, for mode: timing", CountedSource.Keys));

    /// <summary>Those that lie in files.</summary>
    public static IEnumerable<StoredSource> Stored => All.Select(member => member.Blank).OfType<StoredSource>();
}
