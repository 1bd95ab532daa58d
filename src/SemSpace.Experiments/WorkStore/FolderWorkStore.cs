using System.Text.RegularExpressions;
using SemSpace.Files;
using SemSpace.Reports.Output;

namespace SemSpace.Experiments.WorkStore;

/// <summary>
/// Keeps results as files of a folder, which any number of processes may share. A file is written under a hidden name and renamed, so
/// that it is whole unless power fails; nothing is waited for to reach the disk, since every file is proved by its hash when it is
/// read. What the system refuses costs the memory of the work, and one warning.
/// Above the limit, results that were not used since the store was opened go, the longest unused first. A run does not throw out its own: where
/// only those are left, no more is kept, so that a run that is larger than the limit still finds its beginning again.
/// </summary>
public sealed partial class FolderWorkStore : IWorkStore
{
    private const int BlockSize = 4096, LooksPerLimit = 16, RoomInPercent = 10, BytesPerMib = 1 << 20;

    private readonly string _folder;
    private readonly long _limit;
    private readonly DateTime _opened = DateTime.UtcNow;
    private readonly Lock _gate = new();
    private long _found, _added = long.MaxValue / 2;
    private bool _isFull;
    private string? _trouble;

    /// <summary>Opens the store and clears away what killed processes have left in it; its folder is made when the first result is kept.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="limitMib">The most that it may take, MiB, 1 or more; other processes that write at the same time may each exceed it by a sixteenth.</param>
    public FolderWorkStore(string folder, int limitMib)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limitMib, 1);
        (_folder, _limit) = (Path.GetFullPath(folder), (long)limitMib * BytesPerMib);
        TemporaryFile.SweepUp(_folder);
    }

    /// <summary>What the user is to be warned of, in a sentence; null where nothing is.</summary>
    public string? Warning => _trouble is { } trouble ? $"The work store {_folder} {trouble}." : null;

    /// <summary>Makes the folder if it is not there; <see cref="Warning"/> says then whether it can be used.</summary>
    public void Prepare() => _ = Tried(() =>
    {
        lock (_gate) LookAround(0);
        return null;
    });

    /// <inheritdoc/>
    public byte[]? TryGet(string key)
    {
        string path = PathOf(key);
        return File.Exists(path) ? Tried(() => WorkEntry.Read(key, UserFile.ReadBytes(path, _limit)) is { } result ? Touched(path, result) : null) : null;
    }

    /// <inheritdoc/>
    public void Put(string key, byte[] result)
    {
        byte[] entry = WorkEntry.Write(key, result);
        _ = Tried(() => MakeRoom(SizeOnDisk(entry.Length)) ? Written(PathOf(key), entry) : null);
    }

    private string PathOf(string key) => Path.Combine(_folder, key[..2], key);

    /// <summary>The time of a file's last change is that of its last use.</summary>
    private static byte[] Touched(string path, byte[] result)
    {
        try
        {
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow);
        }
        catch (Exception fault) when (FileTrouble.Is(fault))
        {
            // Another process has thrown it out meanwhile, or the store may be read only: the result is there all the same.
        }

        return result;
    }

    private byte[] Written(string path, byte[] entry)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using FileStream file = TemporaryFile.Create(_folder);
        try
        {
            file.Write(entry);
            file.Flush();
            File.Move(file.Name, path, overwrite: true);
            return entry;
        }
        catch
        {
            File.Delete(file.Name);
            throw;
        }
    }

    /// <summary>Sees to it that so many bytes more keep to the limit.</summary>
    /// <returns>Whether they do.</returns>
    private bool MakeRoom(long bytes)
    {
        lock (_gate)
        {
            if (_isFull) return false;
            if (_added > _limit / LooksPerLimit || _found + _added + bytes > _limit) LookAround(bytes);
            if (_found + bytes > _limit) (_isFull, _trouble) = (true, $"is full of this run's own work at {_limit / BytesPerMib} MiB; what follows is not kept. Set a higher limit");
            if (!_isFull) _added += bytes;
            return !_isFull;
        }
    }

    /// <summary>Counts what is there, other processes' results too, and makes room where that is too much.</summary>
    private void LookAround(long bytes)
    {
        Directory.CreateDirectory(_folder);
        FileInfo[] entries = [.. Entries().OrderBy(file => file.LastWriteTimeUtc)];
        (_found, _added) = (entries.Sum(file => SizeOnDisk(file.Length)), 0);
        if (_found + bytes <= _limit) return;
        foreach (FileInfo file in entries.TakeWhile(file => file.LastWriteTimeUtc < _opened))
        {
            if (_found + bytes <= _limit / 100 * (100 - RoomInPercent)) return;
            _found -= SizeOnDisk(file.Length);
            file.Delete();
        }
    }

    /// <summary>The store's own files; what else is in the folder is left alone.</summary>
    private IEnumerable<FileInfo> Entries()
        => from folder in new DirectoryInfo(_folder).EnumerateDirectories("??")
           where folder.LinkTarget is null
           from file in folder.EnumerateFiles(folder.Name + "*")
           where EntryName().IsMatch(file.Name) && file.Exists
           select file;

    private static long SizeOnDisk(long length) => (length + BlockSize - 1) / BlockSize * BlockSize;

    /// <summary>Reads or writes; what the system refuses is told, and gives nothing.</summary>
    private byte[]? Tried(Func<byte[]?> action)
    {
        try
        {
            return action();
        }
        catch (Exception fault) when (FileTrouble.Is(fault))
        {
            if (fault is not FileNotFoundException) _trouble ??= $"cannot be used: {FileTrouble.Words(fault)}. The run does without";
            return null;
        }
    }

    [GeneratedRegex("^[0-9a-f]{64}$", RegexOptions.CultureInvariant)]
    private static partial Regex EntryName();
}
