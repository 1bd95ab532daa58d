using SemSpace.Fl.Data;
using SemSpace.Fl.Datasets;
using SemSpace.Fl.Datasets.Cifar10;
using SemSpace.Fl.Datasets.Folder;
using SemSpace.Fl.Datasets.Mnist;
using SkiaSharp;

namespace SemSpace.Fl.Tests.Datasets;

/// <summary>Each format reads back what small files of it hold.</summary>
public sealed class FormatTests : IDisposable
{
    private static readonly ExamSplit Split = new(1, 0.25, 0.1);

    private readonly SmallFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Cifar10_is_read_from_batches_and_from_sheets(bool sheets)
    {
        if (sheets) _files.Cifar10Sheets(4);
        else _files.Cifar10Binary(4);
        Assert.True(new Cifar10Source().IsIn(_files.Folder));
        StoredImages read = new Cifar10Source().Read(_files.Folder, Split);
        AssertHolds(read, new(3, 32, 32), 20, 4);
        Assert.Equal("airplane", read.ClassNames[0]);
    }

    [Fact]
    public void Cifar10_gives_the_same_images_in_both_forms()
    {
        _files.Cifar10Binary(3);
        string binary = new Cifar10Source().Read(_files.Folder, Split).Train.Key;
        using SmallFiles sheets = new();
        sheets.Cifar10Sheets(3);
        Assert.Equal(binary, new Cifar10Source().Read(sheets.Folder, Split).Train.Key);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Idx_files_are_read_packed_and_plain(bool packed)
    {
        _files.Idx(30, 10, packed);
        foreach (StoredSource source in (StoredSource[])[new FashionMnistSource(), new MnistSource()])
        {
            Assert.True(source.IsIn(_files.Folder));
            AssertHolds(source.Read(_files.Folder, Split), new(1, 28, 28), 30, 10);
        }
    }

    [Fact]
    public void Mnist_in_json_has_a_test_set_set_apart()
    {
        _files.MnistLists(8);
        Assert.True(new MnistSource().IsIn(_files.Folder));
        StoredImages read = new MnistSource().Read(_files.Folder, Split);
        Assert.Equal((60, 20), (read.Train.Count, read.Test.Count));
        Assert.All(read.Test.Labels.CountBy(label => label), entry => Assert.Equal(2, entry.Value));
        float first = read.Train.Pick([0]).Pixels[29]; // of the digit 0, image 0 to 7: row 1, column 1
        Assert.Contains(first, Enumerable.Range(0, 8).Select(image => SmallFiles.Value(image, 0, 1, 1) / 255f));
    }

    [Fact]
    public void A_folder_of_images_has_its_sub_folders_as_classes_and_its_images_resized()
    {
        _files.ImagesByClass(8, ("wood", new SKColor(10, 200, 30)), ("lake", new SKColor(0, 51, 255)));
        File.WriteAllText(_files.In("wood/notes.txt"), "no image");
        StoredImages read = new FolderSource(12).Read(_files.Folder, Split);
        Assert.Equal(["lake", "wood"], read.ClassNames);
        Assert.Equal((new ImageSize(3, 12, 12), 12, 4), (read.Train.Size, read.Train.Count, read.Test.Count));
        ImageSet lake = read.Train.Pick([0]);
        Assert.Equal(0, lake.Labels[0]);
        Assert.Equal([0f, 0.2f, 1f], [.. Enumerable.Range(0, 3).Select(colour => lake.Pixels[(colour * 144) + 77])]);
        Assert.Equal(read.Test.Key, new FolderSource(12).Read(_files.Folder, Split).Test.Key);
    }

    [Fact]
    public void Damaged_files_are_told_with_their_names()
    {
        _files.Idx(30, 10);
        _files.Put("train-labels-idx1-ubyte", [.. SmallFiles.Header(1, 29), .. new byte[29]], isPacked: true);
        AssertFault(new MnistSource(), "train-labels-idx1-ubyte.gz", "holds 29 labels; must hold one for each of 30 images");
        _files.Put("train-labels-idx1-ubyte", [.. SmallFiles.Header(1, 30), .. Enumerable.Repeat((byte)10, 30)], isPacked: true);
        AssertFault(new MnistSource(), "train-labels-idx1-ubyte.gz", "holds the label 10; must hold 0 to 9");
        _files.Put("train-labels-idx1-ubyte", [.. SmallFiles.Header(1, 31), .. new byte[30]], isPacked: true);
        AssertFault(new MnistSource(), "train-labels-idx1-ubyte.gz", "holds 30 values; must hold 31");
        File.WriteAllText(_files.In("train-labels-idx1-ubyte.gz"), "text");
        AssertFault(new MnistSource(), "train-labels-idx1-ubyte.gz", "is not packed by gzip, or is damaged");
        _files.Cifar10Binary(2);
        File.WriteAllBytes(_files.In("data_batch_3.bin"), new byte[5000]);
        AssertFault(new Cifar10Source(), "data_batch_3.bin", "holds 5000 bytes; must hold records of 3073 bytes");
    }

    [Fact]
    public void Images_that_cannot_be_read_are_told_with_their_names()
    {
        _files.ImagesByClass(3, ("a", SKColors.Red), ("b", SKColors.Blue));
        File.WriteAllText(_files.In("b/1.png"), "text");
        File.WriteAllText(_files.In("b/2.png"), "");
        AssertFault(new FolderSource(), "b/1.png", "is no image that can be read");
    }

    [Fact]
    public void A_folder_without_the_files_is_not_taken_for_a_data_set()
        => Assert.All(DataSources.Stored, source => Assert.False(source.IsIn(_files.Folder), source.Name));

    [Fact]
    public void Each_source_bears_the_name_by_which_the_catalogue_knows_it()
        => Assert.All(DataSources.All, member => Assert.Equal(member.Name, member.Blank switch { StoredSource stored => stored.Name, CountedSource => CountedSource.Known, var other => other is EarthSource ? "earth" : "" }));

    private void AssertFault(StoredSource source, string file, string problem)
        => Assert.StartsWith($"{_files.In(file)}: {problem}", Assert.Throws<DatasetException>(() => source.Read(_files.Folder, Split)).Message, StringComparison.Ordinal);

    private static void AssertHolds(StoredImages read, ImageSize size, int train, int test)
    {
        Assert.Equal((size, train, test), (read.Train.Size, read.Train.Count, read.Test.Count));
        Assert.Equal(Enumerable.Range(0, train).Select(image => image % 10), read.Train.Labels);
        ImageSet all = read.Test.Pick([.. Enumerable.Range(0, test)]);
        Assert.Equal(Enumerable.Range(train, test).Select(image => (long)(image % 10)), all.Labels);
        for (int i = 0; i < all.Pixels.Length; i++)
        {
            int image = train + (i / size.Values), inside = i % size.Values, plane = size.Height * size.Width;
            Assert.Equal(SmallFiles.Value(image, inside / plane, inside % plane / size.Width, inside % size.Width) / 255f, all.Pixels[i]);
        }
    }
}
