using System.Text;
using SemSpace.Files;
using SemSpace.Reports.Output;
using SemSpace.Reports.Tables;

namespace SemSpace.Reports.Runs;

/// <summary>
/// The folder of one run while it is written. Everything goes into a hidden folder beside it, which is brought to the disk and
/// renamed into place at the end: a results folder is whole or not there. One process at a time writes a run; an earlier run of
/// the same name is replaced at the end, and nothing but a run ever is. Not thread-safe.
/// </summary>
public sealed class ResultFolder : IDisposable
{
    /// <summary>File name of the fully expanded scenario.</summary>
    public const string ScenarioFile = "scenario.yaml";

    private readonly FolderLock _lock;
    private readonly HiddenFolder _partial;
    private readonly HiddenFolder _old;
    private bool _isComplete;

    private ResultFolder(string path, string stem, FolderLock @lock)
        => (FullPath, _partial, _old, _lock) = (path, new(stem + ".partial"), new(stem + ".old"), @lock);

    /// <summary>Where the results will be, an absolute path.</summary>
    public string FullPath { get; }

    /// <summary>Names in the folder of inputs: copies of the files that the scenario names.</summary>
    public IReadOnlyList<string> Inputs { get; private set; } = [];

    /// <summary>Starts a results folder, and clears away what a killed process left of it.</summary>
    /// <param name="path">Where the results are to be; parents are made.</param>
    /// <exception cref="ResultsException">
    /// The place cannot be written to, another process writes there, or a folder is there that holds something else.
    /// </exception>
    public static ResultFolder Begin(string path)
    {
        string full = OutputPlace.Follow(path);
        string parent = Path.GetDirectoryName(full) ?? throw new ResultsException($"Results cannot be written to {full}: it is the root folder.");
        return Guarded(full, () =>
        {
            Refuse(full);
            Directory.CreateDirectory(parent);
            string stem = Path.Combine(parent, ".semspace-" + Path.GetFileName(full));
            ResultFolder folder = new(full, stem, FolderLock.Take(stem + ".lock", full));
            try
            {
                folder.Prepare();
                return folder;
            }
            catch
            {
                folder._lock.Dispose();
                throw;
            }
        });
    }

    /// <summary>Clears away what a killed process left of a run, as far as that can be done.</summary>
    /// <param name="path">Where its results were to be.</param>
    public static void ClearAway(string path)
    {
        try
        {
            Begin(path).Dispose();
        }
        catch (ResultsException)
        {
            // The next run says why.
        }
    }

    /// <summary>Writes a file or several.</summary>
    /// <param name="name">File name inside the folder.</param>
    /// <param name="write">Gets the path to write to.</param>
    /// <exception cref="ResultsException">The disk is full, or writing is not allowed.</exception>
    public void Write(string name, Action<string> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        string path = Path.Combine(FullPath, name);
        try
        {
            _ = Guarded(path, () =>
            {
                write(Path.Combine(_partial.Path, name));
                return true;
            });
        }
        catch (ResultsException fault) when (fault.InnerException is { } cause && FileTrouble.Is(cause))
        {
            throw ResultsException.Writing(path, cause); // names the user's folder, not the hidden one
        }
    }

    /// <summary>Writes a text file, UTF-8 without byte order mark.</summary>
    /// <exception cref="ResultsException">The disk is full, or writing is not allowed.</exception>
    public void WriteText(string name, string text) => Write(name, path => File.WriteAllBytes(path, Encoding.UTF8.GetBytes(text)));

    /// <summary>Room for what a run does not hold in memory.</summary>
    public Scratch Scratch() => new(_partial.Path, FullPath);

    /// <summary>Begins the table of transfers, which is written while a run goes on.</summary>
    /// <exception cref="ResultsException">The disk is full, or writing is not allowed.</exception>
    public LinkFile BeginLinks() => new(Path.Combine(_partial.Path, RunRecords.LinksFile), Path.Combine(FullPath, RunRecords.LinksFile));

    /// <summary>Writes the tables of a run.</summary>
    /// <exception cref="ResultsException">The disk is full, or writing is not allowed.</exception>
    public void Write(RunRecords records)
    {
        ArgumentNullException.ThrowIfNull(records);
        foreach ((string name, Action<string> write) in records.Files) Write(name, write);
    }

    /// <summary>
    /// Writes the fully expanded scenario and copies of the files it reads, which it names by paths within the folder: the folder
    /// alone is enough to run the scenario again, on any machine.
    /// </summary>
    /// <param name="text">The scenario; it names its files as <see cref="InputPath"/> says.</param>
    /// <param name="inputs">The files, each with the name of its copy.</param>
    /// <exception cref="ResultsException">The disk is full, or a file cannot be read or written.</exception>
    public void WriteScenario(string text, IReadOnlyList<(string Path, string Name)> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        foreach ((string path, string name) in inputs)
        {
            Write(InputPath(name), copy =>
            {
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(path, copy);
            });
        }

        Inputs = [.. inputs.Select(input => input.Name)];
        WriteText(ScenarioFile, text);
    }

    /// <summary>The path within the folder of an input's copy.</summary>
    public static string InputPath(string name) => $"{RunFiles.InputFolder}/{name}";

    /// <summary>Puts the folder in its place.</summary>
    /// <exception cref="ResultsException">It cannot be put there, or something else has been put there meanwhile.</exception>
    public void Complete() => Guarded(FullPath, () =>
    {
        Refuse(FullPath);
        _partial.Seal();
        bool replaces = Directory.Exists(FullPath);
        if (replaces && !OperatingSystem.IsWindows()) File.SetUnixFileMode(_partial.Path, File.GetUnixFileMode(FullPath));
        if (replaces) Directory.Move(FullPath, _old.Path);
        try
        {
            Directory.Move(_partial.Path, FullPath);
        }
        catch when (replaces)
        {
            Directory.Move(_old.Path, FullPath);
            throw;
        }

        _isComplete = true;
        Unix.FlushFolder(Path.GetDirectoryName(FullPath)!);
        if (replaces) _old.Clear();
        return true;
    });

    /// <summary>Ends the writing; what is not complete is deleted.</summary>
    public void Dispose()
    {
        try
        {
            if (!_isComplete) _partial.Clear();
            _lock.Dispose();
        }
        catch (Exception fault) when (FileTrouble.Is(fault) || fault is ResultsException)
        {
            // The next run of the same name deletes it; what made this one fail is worth more to the user.
        }
    }

    /// <summary>Puts back the run that a process was killed over while it replaced it, clears away what else was left, and makes a new hidden folder.</summary>
    private void Prepare()
    {
        if (_old.HoldsRun && !Path.Exists(FullPath)) Directory.Move(_old.Path, FullPath);
        _old.Clear();
        _partial.Clear();
        _partial.Make();
    }

    private static void Refuse(string folder)
    {
        if (RunFiles.Objection(folder) is { } problem) throw new ResultsException($"Results cannot be written to {folder}: {problem}. Choose another folder.");
    }

    private static T Guarded<T>(string path, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception fault) when (FileTrouble.Is(fault))
        {
            throw ResultsException.Writing(path, fault);
        }
    }
}
