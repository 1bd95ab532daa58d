using System.Text;
using CsvHelper;
using SemSpace.Files;
using SemSpace.Reports.Output;
using SemSpace.Sim.Records;

namespace SemSpace.Reports.Tables;

/// <summary>The table of transfers while it is written, row by row: memory does not grow with it. Not thread-safe.</summary>
public sealed class LinkFile : IDisposable
{
    private readonly string _name;
    private readonly StreamWriter _file;
    private readonly CsvWriter _csv;

    /// <summary>Begins the table.</summary>
    /// <param name="path">Where.</param>
    /// <param name="name">What faults call it.</param>
    /// <exception cref="ResultsException">The disk is full, or writing is not allowed.</exception>
    internal LinkFile(string path, string name)
    {
        _name = name;
        _file = Guarded(() => new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)));
        _csv = ResultTables.Links.Begin(_file);
    }

    /// <summary>What has been written, for figures.</summary>
    public LinkTally Tally { get; } = new();

    /// <summary>Writes a row; those of a transfer come together, in order of time.</summary>
    /// <exception cref="ResultsException">The disk is full.</exception>
    public void Add(LinkRecord record)
    {
        Tally.Add(record);
        _ = Guarded(() =>
        {
            ResultTables.Links.WriteRow(_csv, record);
            return true;
        });
    }

    /// <summary>Brings all rows to the file.</summary>
    /// <exception cref="ResultsException">The disk is full.</exception>
    public void Complete() => Guarded(() =>
    {
        _csv.Flush();
        _file.Flush();
        return true;
    });

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        try
        {
            _csv.Dispose();
            _file.Dispose();
        }
        catch (Exception fault) when (FileTrouble.Is(fault))
        {
            // What is not complete is deleted; the fault that ended it is worth more to the user.
        }
    }

    private T Guarded<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception fault) when (FileTrouble.Is(fault))
        {
            throw ResultsException.Writing(_name, fault);
        }
    }
}
