using System.Diagnostics;
using SemSpace.Files;
using SemSpace.Reports.Output;

namespace SemSpace.Reports.Runs;

/// <summary>Lets one process at a time write a run's folder: a hidden file that is locked while the process lives, and gone afterwards.</summary>
internal sealed class FolderLock : IDisposable
{
    /// <summary>A stopped sweep's last workers need a moment to end; whoever goes on with the sweep waits for them.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5), BetweenLooks = TimeSpan.FromMilliseconds(50);

    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    /// <summary>Takes the lock.</summary>
    /// <param name="path">The lock's file.</param>
    /// <param name="folder">The folder that it stands for, for messages.</param>
    /// <exception cref="ResultsException">Another process has it and keeps it.</exception>
    public static FolderLock Take(string path, string folder)
    {
        Stopwatch waited = Stopwatch.StartNew();
        while (true)
        {
            if (TryOpen(path) is { } file) return file.Length == 0 ? new FolderLock(file) : throw Foreign(file, folder);
            if (waited.Elapsed > Patience) throw new ResultsException($"Results cannot be written to {folder}: another run is writing there.");
            Thread.Sleep(BetweenLooks);
        }
    }

    /// <summary>Gives the lock back; its file goes while it is still held.</summary>
    public void Dispose()
    {
        File.Delete(_file.Name);
        _file.Dispose();
    }

    /// <summary>A lock is empty; what is not is somebody's file, and stays.</summary>
    private static ResultsException Foreign(FileStream file, string folder)
    {
        file.Dispose();
        return new ResultsException($"Results cannot be written to {folder}: {file.Name} is not SemSpace's. Take it away, or choose another folder.");
    }

    private static FileStream? TryOpen(string path)
    {
        try
        {
            FileStream file = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, OperatingSystem.IsWindows() ? FileShare.Delete : FileShare.None);
            if (IsInPlace(file)) return file;
            file.Dispose();
            return null;
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    /// <summary>Whether the file is still the one of its name: the process before may have deleted it between opening and locking.</summary>
    private static bool IsInPlace(FileStream file)
        => !OperatingSystem.IsLinux() || Unix.IdentityOf(file.Name) is { } there && there == Unix.IdentityOf($"/proc/self/fd/{file.SafeFileHandle.DangerousGetHandle()}");
}
