using System.Text;

namespace SemSpace.Files;

/// <summary>
/// Opens files that the user names: regular files only, and no more of them than a limit. A device never ends and a pipe may never
/// begin, so neither is opened. Holds no state.
/// </summary>
public static class UserFile
{
    /// <summary>What the file is, if that is not a file on disk, in words that end in no period; null where it is one or is not there.</summary>
    public static string? NotOnDisk(string path)
    {
        string? kind = Unix.KindOf(path) switch
        {
            PlaceKind.Nothing or PlaceKind.File => null,
            PlaceKind.Folder => "a folder",
            PlaceKind.Device => "a device",
            PlaceKind.Pipe => "a pipe",
            PlaceKind.Socket => "a socket",
            var other => throw new InvalidOperationException($"Bug in SemSpace: no such place as {other}."),
        };
        return kind is null ? null : $"it is {kind}; must be a file on disk";
    }

    /// <summary>Opens a file for reading. What is written to it from now on is not read.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mostBytes">The most it may hold, as in <see cref="FileLimits"/>.</param>
    /// <exception cref="UserFileException">It is no regular file, or it holds more.</exception>
    /// <exception cref="IOException">It is not there or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static Stream Open(string path, long mostBytes)
    {
        if (NotOnDisk(path) is { } problem) throw new UserFileException($"{problem}. Write what it gives to a file first");
        FileInfo file = new(path);
        if (!file.Exists) throw new FileNotFoundException("it is not there", path);
        if (file.LinkTarget is not null) file = (FileInfo?)file.ResolveLinkTarget(returnFinalTarget: true) ?? file;

        // Files that the system makes up hold nothing by their own account, and some never end.
        long length = file.Length;
        if (length == 0) return Stream.Null;
        return length <= mostBytes
            ? new LimitedStream(File.OpenRead(path), length)
            : throw new UserFileException($"it holds {Size(length)}; must hold at most {Size(mostBytes)}");
    }

    /// <summary>All of a file's bytes.</summary>
    /// <inheritdoc cref="Open"/>
    public static byte[] ReadBytes(string path, long mostBytes)
    {
        using Stream file = Open(path, mostBytes);
        using MemoryStream bytes = new();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>All of a file's text: UTF-8, or what its byte order mark says.</summary>
    /// <inheritdoc cref="Open"/>
    public static string ReadText(string path, long mostBytes)
    {
        using StreamReader text = new(Open(path, mostBytes), Encoding.UTF8);
        return text.ReadToEnd();
    }

    private static string Size(long bytes) => bytes >= 1 << 20
        ? FormattableString.Invariant($"{bytes / (double)(1 << 20):0.#} MiB")
        : FormattableString.Invariant($"{bytes} bytes");
}
