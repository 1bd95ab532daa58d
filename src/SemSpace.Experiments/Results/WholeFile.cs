namespace SemSpace.Experiments.Results;

/// <summary>
/// A file that appears whole or not at all: it is written under a hidden name beside its place and renamed at the end. What is
/// not completed is deleted, and an earlier file of the name stays as it was. Devices such as <c>/dev/stdout</c> are written
/// directly. Not thread-safe.
/// </summary>
internal sealed class WholeFile : IDisposable
{
    private readonly string _path;
    private bool _isComplete;

    private WholeFile(string path, string writePath) => (_path, WritePath) = (path, writePath);

    /// <summary>Where to write until the file is complete.</summary>
    public string WritePath { get; }

    /// <summary>Starts a file; its folder is made if needed.</summary>
    /// <exception cref="ResultsException">The folder cannot be made, or a folder has the file's name.</exception>
    public static WholeFile Begin(string path)
    {
        string full = Path.GetFullPath(path);
        if (Directory.Exists(full)) throw new ResultsException($"Results cannot be written to {path}: it is a folder.");
        if (full.StartsWith("/dev/", StringComparison.Ordinal) && File.Exists(full)) return new(full, full);
        string folder = Path.GetDirectoryName(full)!;
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception fault) when (ResultsException.IsFileTrouble(fault))
        {
            throw ResultsException.Writing(path, fault);
        }

        return new(full, Path.Combine(folder, $".{Path.GetFileName(full)}.partial"));
    }

    /// <summary>Writes a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Gets the path to write to.</param>
    /// <exception cref="ResultsException">The file cannot be written.</exception>
    public static void Write(string path, Action<string> write)
    {
        using WholeFile file = Begin(path);
        file.Guarded(() => write(file.WritePath));
        file.Complete();
    }

    /// <summary>Writes files that belong together: none is put in its place before all are written.</summary>
    /// <exception cref="ResultsException">A file cannot be written.</exception>
    public static void WriteTogether(IEnumerable<(string Path, byte[] Bytes)> contents)
    {
        List<WholeFile> files = [];
        try
        {
            foreach ((string path, byte[] bytes) in contents)
            {
                WholeFile file = Begin(path);
                files.Add(file);
                file.Guarded(() => File.WriteAllBytes(file.WritePath, bytes));
            }

            foreach (WholeFile file in files) file.Complete();
        }
        finally
        {
            foreach (WholeFile file in files) file.Dispose();
        }
    }

    /// <summary>Does a piece of the writing.</summary>
    /// <exception cref="ResultsException">The system refuses it.</exception>
    public void Guarded(Action action)
    {
        try
        {
            action();
        }
        catch (Exception fault) when (ResultsException.IsFileTrouble(fault))
        {
            throw ResultsException.Writing(_path, fault);
        }
    }

    /// <summary>Puts the file, which must be closed, in its place.</summary>
    /// <exception cref="ResultsException">It cannot be put there.</exception>
    public void Complete()
    {
        if (WritePath != _path) Guarded(() => File.Move(WritePath, _path, overwrite: true));
        _isComplete = true;
    }

    /// <summary>Ends the writing; what is not complete is deleted.</summary>
    public void Dispose()
    {
        if (_isComplete || WritePath == _path) return;
        try
        {
            File.Delete(WritePath);
        }
        catch (Exception fault) when (ResultsException.IsFileTrouble(fault))
        {
            // The next file of the same name replaces it; what made this one fail is worth more to the user.
        }
    }
}
