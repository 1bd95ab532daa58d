using System.Text;
using SemSpace.Files;

namespace SemSpace.Reports.Output;

/// <summary>
/// A file that appears whole or not at all: it is written under a hidden name of its own in its place's folder, brought to the disk
/// and renamed at the end. What is not completed is deleted, and an earlier file of the name stays as it was. Of two processes
/// that write one file, each puts its whole content there, and the last one's stays. Not thread-safe.
/// </summary>
public sealed class WholeFile : IDisposable
{
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

    private readonly OutputPlace _place;
    private readonly string _target;
    private readonly FileStream? _file;
    private bool _isComplete;

    private WholeFile(OutputPlace place, string target, FileStream? file)
    {
        (_place, _target, _file) = (place, target, file);
        Text = place.Open ?? new StreamWriter(file!, Encoding, leaveOpen: true);
    }

    /// <summary>Takes the file's text: UTF-8 without byte order mark.</summary>
    public TextWriter Text { get; }

    /// <summary>Starts a file; its folder is made if needed, and what killed processes left in it is swept up.</summary>
    /// <exception cref="ResultsException">The folder cannot be made, or what has the file's name cannot be replaced.</exception>
    public static WholeFile Begin(OutputPlace place)
    {
        if (place.Open is not null) return new(place, "", null);
        return Guarded(place, () =>
        {
            string target = place.Target(), folder = Path.GetDirectoryName(target)!;
            Directory.CreateDirectory(folder);
            TemporaryFile.SweepUp(folder);
            return new WholeFile(place, target, TemporaryFile.Create(folder));
        });
    }

    /// <summary>Writes a file.</summary>
    /// <param name="place">Where.</param>
    /// <param name="write">Gets what takes the text.</param>
    /// <exception cref="ResultsException">The file cannot be written.</exception>
    public static void Write(OutputPlace place, Action<TextWriter> write)
    {
        using WholeFile file = Begin(place);
        file.Guarded(() => write(file.Text));
        file.Complete();
    }

    /// <summary>Writes a file of bytes.</summary>
    /// <param name="path">Where.</param>
    /// <param name="write">Gets what takes them.</param>
    /// <exception cref="ResultsException">The file cannot be written.</exception>
    public static void WriteBytes(string path, Action<Stream> write)
    {
        using WholeFile file = Begin(path);
        file.Guarded(() => write(file._file!));
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
                file.Guarded(() => file._file!.Write(bytes));
            }

            foreach (WholeFile file in files) file.Guarded(file.Flush);
            foreach (WholeFile file in files) file.Complete();
        }
        finally
        {
            foreach (WholeFile file in files) file.Dispose();
        }
    }

    /// <summary>Does a piece of the writing.</summary>
    /// <exception cref="ResultsException">The system refuses it.</exception>
    public void Guarded(Action action) => Guarded(_place, () =>
    {
        action();
        return true;
    });

    /// <summary>Puts the file in its place.</summary>
    /// <exception cref="ResultsException">The disk is full, or the file cannot be put there.</exception>
    public void Complete()
    {
        Guarded(() =>
        {
            Flush();
            if (_file is not null) PutInPlace(_file);
        });
        _isComplete = true;
    }

    /// <summary>Ends the writing; what is not complete is deleted.</summary>
    public void Dispose()
    {
        if (_file is null) return;
        try
        {
            // Deleted before it is closed: closing would write what is left in the buffer, to a disk that may be full.
            if (!_isComplete) File.Delete(_file.Name);
            _file.Dispose();
        }
        catch (Exception fault) when (FileTrouble.Is(fault))
        {
            // The next file in the folder sweeps it up; what made this one fail is worth more to the user.
        }
    }

    private void Flush()
    {
        Text.Flush();
        _file?.Flush(flushToDisk: true);
    }

    /// <summary>Renames the file while it is still held, so that no other process takes it for a killed one's, and lets go of it.</summary>
    private void PutInPlace(FileStream file)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(_target)) File.SetUnixFileMode(file.SafeFileHandle, File.GetUnixFileMode(_target));
        File.Move(file.Name, _target, overwrite: true);
        file.Dispose();
        Unix.FlushFolder(Path.GetDirectoryName(_target)!);
    }

    private static T Guarded<T>(OutputPlace place, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception fault) when (FileTrouble.Is(fault))
        {
            throw ResultsException.Writing(place.Name, fault);
        }
    }
}
