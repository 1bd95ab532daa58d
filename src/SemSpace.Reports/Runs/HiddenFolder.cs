using SemSpace.Files;
using SemSpace.Reports.Output;
using SemSpace.Reports.Tables;

namespace SemSpace.Reports.Runs;

/// <summary>
/// A hidden folder beside a run's: the run while it is written, or the one before while it is replaced. While it is written it bears a
/// mark, by which the next process knows that a killed one left it; a folder without mark that holds anything but a run is not deleted.
/// </summary>
/// <param name="Path">Where.</param>
internal sealed record HiddenFolder(string Path)
{
    private const string Mark = ".made-by-semspace";

    /// <summary>Whether a finished run is in it.</summary>
    public bool HoldsRun => Directory.Exists(Path) && !IsEmpty && RunFiles.Objection(Path) is null;

    private bool IsEmpty => !Directory.EnumerateFileSystemEntries(Path).Any();

    /// <summary>Makes it, empty but for the mark.</summary>
    public void Make()
    {
        Directory.CreateDirectory(Path);
        using FileStream mark = new(System.IO.Path.Combine(Path, Mark), FileMode.CreateNew);
    }

    /// <summary>Brings all that was written to the disk and takes the mark away.</summary>
    public void Seal()
    {
        foreach (FileInfo file in new DirectoryInfo(Path).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            using FileStream written = new(file.FullName, FileMode.Open, FileAccess.ReadWrite);
            written.Flush(flushToDisk: true);
        }

        File.Delete(System.IO.Path.Combine(Path, Mark));
        foreach (string folder in Directory.EnumerateDirectories(Path).Append(Path)) Unix.FlushFolder(folder);
    }

    /// <summary>Deletes it if it is there.</summary>
    /// <exception cref="ResultsException">It is not SemSpace's.</exception>
    public void Clear()
    {
        if (!System.IO.Path.Exists(Path)) return;
        DirectoryInfo folder = new(Path);
        bool isOurs = folder.Exists && folder.LinkTarget is null;
        if (isOurs && (IsEmpty || File.Exists(System.IO.Path.Combine(Path, Mark)))) folder.Delete(recursive: true);
        else if (isOurs && RunFiles.Objection(Path) is null) RunFiles.Delete(Path, Manifest.Read(Path).Inputs);
        else throw new ResultsException($"Results cannot be written beside {Path}: it is not a folder of SemSpace's. Give it another name.");
    }
}
