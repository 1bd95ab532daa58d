using SemSpace.Fl.Data;

namespace SemSpace.Fl.Datasets;

/// <summary>Where images come from, and what can be set about it.</summary>
public abstract record ImageSource;

/// <summary>Patches of maps of the Earth, cut along each satellite's ground track.</summary>
public sealed record EarthSource : ImageSource
{
    /// <summary>No keys.</summary>
    public static Section<EarthSource> Keys { get; } = new("Maps of the Earth.", () => new());
}

/// <summary>Samples without content, as many on each satellite: for simulations in which nothing is trained.</summary>
/// <param name="PerSatellite">Samples of each satellite.</param>
public sealed record CountedSource(int PerSatellite = 200) : ImageSource
{
    /// <summary>The name by which it is chosen.</summary>
    public const string Known = "counted";

    /// <summary>The keys.</summary>
    public static Section<CountedSource> Keys { get; } = new(
        "Samples without content, for mode: timing.",
        () => new(),
        Keys<CountedSource>.Of("per_satellite", Kinds.Whole(1, 1_000_000), "samples of each satellite", c => c.PerSatellite, (c, v) => c with { PerSatellite = v }));
}

/// <summary>A data set that lies in files, and is parted among satellites.</summary>
public abstract record StoredSource : ImageSource
{
    /// <summary>The name by which it is chosen and fetched, and of its folder in <see cref="DataRoot"/>.</summary>
    public abstract string Name { get; }

    /// <summary>What it is, with its origin, in a line.</summary>
    public abstract string Title { get; }

    /// <summary>Where its makers offer it; empty where there is no such place.</summary>
    public virtual IReadOnlyList<DatasetFile> Official => [];

    /// <summary>Folders where systems' packages put it.</summary>
    public virtual IReadOnlyList<string> SystemFolders => [];

    /// <summary>Whether a folder seems to hold it: its files are there by name.</summary>
    public abstract bool IsIn(string folder);

    /// <summary>Reads it from a folder that <see cref="IsIn"/>.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="split">Sets a test set apart where the files have none.</param>
    /// <exception cref="DatasetException">A file is damaged or missing.</exception>
    public abstract StoredImages Read(string folder, ExamSplit split);

    /// <summary>The files' names where they must be in a folder or in one below it; null where they are not.</summary>
    protected static string? FolderOf(string folder, params string[] names)
    {
        if (!Directory.Exists(folder)) return null;
        return ((string[])[folder, .. Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal)])
            .FirstOrDefault(place => names.All(name => File.Exists(Path.Combine(place, name))));
    }
}

/// <summary>A file that a data set's makers offer.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Sha256">SHA-256 of its content, 64 lower-case hexadecimal digits.</param>
/// <param name="Bytes">Its size.</param>
public sealed record DatasetFile(Uri Address, string Sha256, long Bytes)
{
    /// <summary>A file of a name in a folder of the network.</summary>
    public static DatasetFile Of(string folder, string name, string sha256, long bytes) => new(new Uri(folder + name), sha256, bytes);

    /// <summary>Its name.</summary>
    public string Name => Path.GetFileName(Address.AbsolutePath);
}

/// <summary>Images for training and for tests, as a data set's makers part them.</summary>
/// <param name="Train">For training, and for validation.</param>
/// <param name="Test">For tests.</param>
/// <param name="ClassNames">Names in the order of the labels.</param>
public sealed record StoredImages(PackedImages Train, PackedImages Test, IReadOnlyList<string> ClassNames);
