using SemSpace.Fl.Datasets;
using SemSpace.Fl.Datasets.Cifar10;
using SemSpace.Fl.Datasets.Mnist;

namespace SemSpace.Fl.Tests.Datasets;

/// <summary>
/// The data sets themselves, where they are installed, as <c>.ci/run</c> does where packages of them can be had: as many images a class as their makers
/// say, and the labels with which the tests begin, read from the packages' own files (od -An -tu1 -j8 -N10 t10k-labels-idx1-ubyte; test_lables.json).
/// </summary>
public sealed class RealDatasetTests
{
    [Fact]
    public void Cifar10_has_5000_and_1000_images_a_class() => Has(new Cifar10Source(), 5000, [3, 8, 8, 0, 6, 6, 1, 6, 3, 1]);

    [Fact]
    public void Fashion_mnist_has_6000_and_1000_images_a_class() => Has(new FashionMnistSource(), 6000, [9, 2, 1, 1, 6, 1, 4, 6, 5, 7]);

    private static void Has(StoredSource source, int trainingImagesAClass, int[] firstTests)
    {
        string? folder = DataRoot.Find(source);
        Assert.SkipWhen(folder is null, $"{source.Name} is not installed.");
        StoredImages images = source.Read(folder!, new ExamSplit(1, 0, 0));
        Assert.Equal(Enumerable.Repeat(trainingImagesAClass, 10), images.Train.Labels.CountBy(label => label).OrderBy(one => one.Key).Select(one => one.Value));
        Assert.Equal(Enumerable.Repeat(1000, 10), images.Test.Labels.CountBy(label => label).Select(one => one.Value));
        Assert.Equal(firstTests, images.Test.Labels.Take(10));
    }
}
