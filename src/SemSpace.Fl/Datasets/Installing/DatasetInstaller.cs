using SemSpace.Files;

namespace SemSpace.Fl.Datasets.Installing;

/// <summary>How far a file has come.</summary>
/// <param name="File">Its name.</param>
/// <param name="Bytes">Bytes that have come.</param>
/// <param name="AllBytes">Its size.</param>
public readonly record struct FetchProgress(string File, long Bytes, long AllBytes);

/// <summary>
/// Puts data sets where <see cref="DataRoot"/> looks for them. What is to be there is made under another name, read from end to end, and renamed, so
/// that a data set is there whole or not at all.
/// </summary>
/// <param name="network">Reaches the network; null for the usual way.</param>
public sealed class DatasetInstaller(HttpMessageHandler? network = null)
{
    private const string Unfinished = ".part";

    /// <summary>Fetches a data set from its makers' address, and compares the SHA-256 of each file.</summary>
    /// <param name="source">Which.</param>
    /// <param name="folder">Where it is to be; nothing may be there.</param>
    /// <param name="progress">Told how far it has come.</param>
    /// <param name="cancellation">Stops; nothing is left then.</param>
    /// <exception cref="DatasetException">It has no address, a file cannot be fetched or is another than it must be, or the folder is in use.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public StoredImages Fetch(StoredSource source, string folder, IProgress<FetchProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (source.Official.Count == 0) throw new DatasetException($"{source.Name} is {source.Title}: there is no address to fetch it from. Give its place with --from.");
        return Put(source, folder, part =>
        {
            using Download download = new(network);
            foreach (DatasetFile file in source.Official)
            {
                string path = Path.Combine(part, file.Name);
                download.Get(file, path, progress, cancellation);
                if (!Archive.Is(path)) continue;
                Archive.Unpack(path, part, cancellation);
                File.Delete(path);
            }
        });
    }

    /// <summary>Installs a data set that is on this machine already.</summary>
    /// <param name="source">Which.</param>
    /// <param name="from">A folder with its files, or an archive of them: .tar.gz, .tgz, .zip.</param>
    /// <param name="folder">Where it is to be; nothing may be there.</param>
    /// <param name="cancellation">Stops; nothing is left then.</param>
    /// <exception cref="DatasetException">There is no such file or folder, it does not hold the data set, or the folder is in use.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static StoredImages Install(StoredSource source, string from, string folder, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        bool isFolder = Directory.Exists(from);
        if (!isFolder && !File.Exists(from)) throw new DatasetException($"--from is {from}; must be a file or folder that is there.");
        if (!isFolder && !Archive.Is(from)) throw new DatasetException($"--from is {from}; must be a folder, or an archive whose name ends in {Archive.Endings}.");
        return Put(source, folder, part =>
        {
            if (isFolder) Copy(from, part, cancellation);
            else Archive.Unpack(from, part, cancellation);
        });
    }

    private static StoredImages Put(StoredSource source, string folder, Action<string> fill)
    {
        string whole = Path.GetFullPath(folder), part = whole + Unfinished;
        try
        {
            if (Directory.Exists(whole) || File.Exists(whole)) throw new DatasetException($"{whole} is there already; must be free. Remove it to install {source.Name} again.");
            if (Directory.Exists(part)) Directory.Delete(part, recursive: true);
            _ = Directory.CreateDirectory(part);
            fill(part);
            string root = Root(part);
            if (!source.IsIn(root)) throw new DatasetException($"What was given does not hold {source.Name}: {source.Title}.");
            StoredImages images = source.Read(root, new ExamSplit(1, 0.2, 0));
            Directory.Move(root, whole);
            return images;
        }
        catch (Exception fault) when (FileTrouble.Is(fault) || fault is InvalidDataException)
        {
            throw new DatasetException($"{source.Name} cannot be put into {whole}: {(fault is InvalidDataException ? "the archive is damaged" : $"{FileTrouble.Words(fault)}. The variable {DataRoot.Variable} may name another folder")}.", fault);
        }
        finally
        {
            if (Directory.Exists(part)) Directory.Delete(part, recursive: true);
        }
    }

    /// <summary>Archives hold one folder with all the rest.</summary>
    private static string Root(string folder)
    {
        string[] inside = Directory.GetFileSystemEntries(folder);
        return inside.Length == 1 && Directory.Exists(inside[0]) ? Root(inside[0]) : folder;
    }

    private static void Copy(string from, string to, CancellationToken cancellation)
    {
        foreach (string path in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            cancellation.ThrowIfCancellationRequested();
            string target = Path.Combine(to, Path.GetRelativePath(from, path));
            _ = Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            using Stream source = UserFile.Open(path, FileLimits.Dataset);
            using FileStream copy = File.Create(target);
            source.CopyTo(copy);
        }
    }
}
