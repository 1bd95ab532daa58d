using System.Formats.Tar;
using System.IO.Compression;

namespace SemSpace.Fl.Datasets.Installing;

/// <summary>Unpacks archives: regular files only, each within the folder, and not without end.</summary>
internal static class Archive
{
    private const long MostBytes = 8L << 30;

    private static readonly string[] Tars = [".tar.gz", ".tgz"];

    /// <summary>The endings of archives' names, for messages.</summary>
    public static string Endings => ".tar.gz, .tgz or .zip";

    /// <summary>Whether a file is an archive, by its name.</summary>
    public static bool Is(string path) => IsTar(path) || path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);

    /// <summary>Unpacks an archive into a folder.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or a file would be outside of the folder.</exception>
    public static void Unpack(string path, string folder, CancellationToken cancellation)
    {
        using FileStream file = File.OpenRead(path);
        long left = MostBytes;
        if (!IsTar(path))
        {
            using ZipArchive zip = new(file, ZipArchiveMode.Read);
            foreach (ZipArchiveEntry entry in zip.Entries.Where(entry => entry.Name.Length > 0))
            {
                using Stream content = entry.Open();
                Write(entry.FullName, content, folder, ref left, cancellation);
            }

            return;
        }

        using GZipStream plain = new(file, CompressionMode.Decompress);
        using TarReader tar = new(plain);
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry is { EntryType: TarEntryType.RegularFile or TarEntryType.V7RegularFile, DataStream: { } content }) Write(entry.Name, content, folder, ref left, cancellation);
        }
    }

    private static bool IsTar(string path) => Tars.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    private static void Write(string name, Stream content, string folder, ref long left, CancellationToken cancellation)
    {
        string path = Path.GetFullPath(Path.Combine(folder, name));
        if (!path.StartsWith(Path.GetFullPath(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal)) throw new InvalidDataException("A file would be outside of the folder.");
        _ = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using FileStream file = File.Create(path);
        byte[] part = new byte[1 << 16];
        while (content.Read(part) is > 0 and int count)
        {
            cancellation.ThrowIfCancellationRequested();
            left -= count;
            if (left < 0) throw new InvalidDataException("The archive holds too much.");
            file.Write(part, 0, count);
        }
    }
}
