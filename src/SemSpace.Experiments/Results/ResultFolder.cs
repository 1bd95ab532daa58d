using System.Text;
using SemSpace.Experiments.Scenarios;

namespace SemSpace.Experiments.Results;

/// <summary>
/// The folder of one run while it is written. Everything goes into a hidden folder beside it, which is renamed into place at the
/// end: a results folder is whole or not there. One process at a time writes a run; an earlier result of the same name is
/// replaced at the end. Not thread-safe.
/// </summary>
public sealed class ResultFolder : IDisposable
{
    /// <summary>File name of the fully expanded scenario.</summary>
    public const string ScenarioFile = "scenario.yaml";

    private const string InputFolder = "inputs";

    private readonly FileStream _lock;
    private readonly string _partial;
    private bool _isComplete;

    private ResultFolder(string path, string partial, FileStream @lock) => (FullPath, _partial, _lock) = (path, partial, @lock);

    /// <summary>Where the results will be, an absolute path.</summary>
    public string FullPath { get; }

    /// <summary>Starts a results folder.</summary>
    /// <param name="path">Where the results are to be; parents are made.</param>
    /// <exception cref="ResultsException">
    /// The place cannot be written to, another process writes there, or a folder is there that holds something else.
    /// </exception>
    public static ResultFolder Begin(string path)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        string parent = Path.GetDirectoryName(full) ?? throw new ResultsException($"Results cannot be written to {full}: it is the root folder.");
        string hidden = Path.Combine(parent, "." + Path.GetFileName(full));
        if (HoldsSomethingElse(full))
            throw new ResultsException($"Results cannot be written to {full}: it holds something else (no {Manifest.FileName}). Choose another folder.");

        FileStream claim = Guarded(full, () => Claim(full, parent, hidden + ".lock"));
        try
        {
            return Guarded(full, () => new ResultFolder(full, Emptied(hidden + ".partial"), claim));
        }
        catch
        {
            claim.Dispose();
            throw;
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
                write(Path.Combine(_partial, name));
                return true;
            });
        }
        catch (ResultsException fault) when (fault.InnerException is { } cause && ResultsException.IsFileTrouble(cause))
        {
            throw ResultsException.Writing(path, cause); // names the user's folder, not the hidden one
        }
    }

    /// <summary>Writes a text file, UTF-8 without byte order mark.</summary>
    /// <exception cref="ResultsException">The disk is full, or writing is not allowed.</exception>
    public void WriteText(string name, string text) => Write(name, path => File.WriteAllBytes(path, Encoding.UTF8.GetBytes(text)));

    /// <summary>
    /// Writes the fully expanded scenario and copies of the files it reads, which it then names by relative paths: the folder
    /// alone is enough to run the scenario again, on any machine.
    /// </summary>
    /// <exception cref="ResultsException">The disk is full, or a file cannot be read or written.</exception>
    public void WriteScenario(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        Dictionary<InputFile, string> copies = [];
        foreach (InputFile file in ScenarioWriter.InputFiles(scenario))
        {
            string name = Path.GetFileName(file.FullPath);
            string copy = $"{InputFolder}/{(copies.ContainsValue($"{InputFolder}/{name}") ? $"{copies.Count}-{name}" : name)}";
            copies[file] = copy;
            Write(copy, path =>
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.Copy(file.FullPath, path);
            });
        }

        WriteText(ScenarioFile, ScenarioWriter.Expand(scenario, file => copies[file]));
    }

    /// <summary>Puts the folder in its place.</summary>
    /// <exception cref="ResultsException">It cannot be put there.</exception>
    public void Complete() => Guarded(FullPath, () =>
    {
        string old = Path.ChangeExtension(_partial, ".old");
        if (Directory.Exists(old)) Directory.Delete(old, recursive: true);
        if (Directory.Exists(FullPath)) Directory.Move(FullPath, old);
        Directory.Move(_partial, FullPath);
        if (Directory.Exists(old)) Directory.Delete(old, recursive: true);
        return _isComplete = true;
    });

    /// <summary>Ends the writing; what is not complete is deleted.</summary>
    public void Dispose()
    {
        try
        {
            if (!_isComplete && Directory.Exists(_partial)) Directory.Delete(_partial, recursive: true);
        }
        catch (Exception fault) when (ResultsException.IsFileTrouble(fault))
        {
            // The next run of the same name deletes it; what made this one fail is worth more to the user.
        }

        _lock.Dispose();
    }

    private static bool HoldsSomethingElse(string path)
        => File.Exists(path) || (Directory.Exists(path)
            && Directory.EnumerateFileSystemEntries(path).Any()
            && !File.Exists(Path.Combine(path, Manifest.FileName)));

    private static string Emptied(string folder)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        return Directory.CreateDirectory(folder).FullName;
    }

    private static FileStream Claim(string path, string parent, string lockFile)
    {
        Directory.CreateDirectory(parent);
        try
        {
            return new(lockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException fault) when (File.Exists(lockFile))
        {
            throw new ResultsException($"Results cannot be written to {path}: another run is writing there.", fault);
        }
    }

    private static T Guarded<T>(string path, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception fault) when (ResultsException.IsFileTrouble(fault))
        {
            throw ResultsException.Writing(path, fault);
        }
    }
}
