using SemSpace.Fl.Data;

namespace SemSpace.Fl.Datasets.Folder;

/// <summary>
/// Reads folders of images by class: each sub-folder is a class, named by it, in ordinal order of the names; images in it are taken in ordinal order of
/// theirs, as colours, resized without regard to their sides' ratio. Files that are no JPEG, PNG, GIF, BMP or WebP by name are passed over. There is no
/// test set: one is set apart (<see cref="ExamSplit"/>).
/// </summary>
internal static class ImageFolder
{
    private static readonly string[] Endings = [".jpg", ".jpeg", ".png", ".gif", ".bmp", ".webp"];

    /// <summary>The folder of classes: the given one, or the only one in it, where an archive put them a level deeper; null where there is none.</summary>
    public static string? Find(string folder)
    {
        if (!Directory.Exists(folder)) return null;
        if (Classes(folder).Length > 1) return folder;
        string[] inner = Directory.GetDirectories(folder);
        return inner.Length == 1 && Classes(inner[0]).Length > 1 ? inner[0] : null;
    }

    /// <summary>Reads all images.</summary>
    /// <exception cref="DatasetException">A file is no image.</exception>
    public static StoredImages Read(string folder, int pixels, ExamSplit split)
    {
        string root = Find(folder) ?? throw DatasetBytes.Fault(folder, "holds no folders of images, one a class, two classes or more");
        string[] classes = Classes(root);
        (string Path, int Label)[] files = [.. classes.SelectMany((one, label) => Images(one).Select(path => (path, label)))];
        int length = 3 * pixels * pixels;
        if (length * (long)files.Length > Array.MaxLength)
            throw DatasetBytes.Fault(root, FormattableString.Invariant($"holds {files.Length} images, which at {pixels} x {pixels} pixels take more than {Array.MaxLength >> 20} MiB; must be fewer, or made smaller"));
        byte[] values = new byte[length * files.Length];
        DatasetException?[] faults = new DatasetException?[files.Length];
        _ = Parallel.For(0, files.Length, i => faults[i] = Put(files[i].Path, pixels, values.AsSpan(i * length, length)));
        if (faults.OfType<DatasetException>().FirstOrDefault() is { } first) throw first;
        PackedImages all = new(new(3, pixels, pixels), values, [.. files.Select(file => file.Label)]);
        (int[] kept, int[] apart) = split.Test(all.Labels);
        return new(all.Select(kept), all.Select(apart), [.. classes.Select(one => Path.GetFileName(one))]);
    }

    private static string[] Classes(string folder)
        => [.. Directory.EnumerateDirectories(folder).Where(one => Images(one).Any()).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Images(string folder)
        => Directory.EnumerateFiles(folder).Where(path => Endings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase)).Order(StringComparer.Ordinal);

    /// <summary>Reads an image into its planes; gives what is wrong with it, so that of several faults the first by name is told.</summary>
    private static DatasetException? Put(string path, int pixels, Span<byte> planes)
    {
        byte[] rgba;
        try
        {
            rgba = DatasetBytes.ReadImage(path, (pixels, pixels)).Pixels;
        }
        catch (DatasetException fault)
        {
            return fault;
        }

        int plane = pixels * pixels;
        for (int i = 0; i < plane; i++)
        {
            for (int colour = 0; colour < 3; colour++) planes[(colour * plane) + i] = rgba[(4 * i) + colour];
        }

        return null;
    }
}
