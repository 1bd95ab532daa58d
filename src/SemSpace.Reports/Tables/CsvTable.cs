using System.Text;
using CsvHelper;
using SemSpace.Files;
using SemSpace.Reports.Output;

namespace SemSpace.Reports.Tables;

/// <summary>A column: its header, with unit, and the text of a record's value.</summary>
/// <typeparam name="T">Type of the records.</typeparam>
/// <param name="Header">The header.</param>
/// <param name="Text">The value as text.</param>
internal sealed record CsvColumn<T>(string Header, Func<T, string> Text);

/// <summary>
/// A kind of CSV file: UTF-8 without byte order mark, LF line ends, a header row, numbers and times that do not depend on the
/// machine's culture. The same records always give the same bytes.
/// </summary>
/// <typeparam name="T">Type of the records.</typeparam>
/// <param name="read">Makes a record from the fields of a row, taken in column order.</param>
/// <param name="columns">The columns in order.</param>
internal sealed class CsvTable<T>(Func<CsvFields, T> read, params CsvColumn<T>[] columns)
{
    private static readonly CsvWriterOptions Writing = new() { NewLine = "\n", HasHeader = false };
    private static readonly CsvReaderOptions Reading = new() { Separator = ',', HasHeader = false };

    /// <summary>The headers in order.</summary>
    public IReadOnlyList<string> Headers => [.. columns.Select(column => column.Header)];

    /// <summary>Writes a file.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Write(string path, IEnumerable<T> records)
    {
        using StreamWriter file = new(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        Write(file, records);
    }

    /// <summary>Writes to what is open already.</summary>
    public void Write(TextWriter file, IEnumerable<T> records)
    {
        using CsvWriter csv = CsvWriter.Create(file, Writing, leaveOpen: true);
        foreach (CsvColumn<T> column in columns) csv.WriteField(column.Header);
        csv.EndRecord();
        foreach (T record in records)
        {
            foreach (CsvColumn<T> column in columns) csv.WriteField(column.Text(record));
            csv.EndRecord();
        }

        csv.Flush();
    }

    /// <summary>Reads a file that <see cref="Write(string, IEnumerable{T})"/> wrote; times come back to the millisecond.</summary>
    /// <exception cref="ResultsException">The file is not there, has other columns, or holds a value that is none.</exception>
    public IReadOnlyList<T> Read(string path)
    {
        try
        {
            using StreamReader file = new(UserFile.Open(path, FileLimits.ResultTable), Encoding.UTF8);
            using CsvReader csv = CsvReader.Create(file, Reading, leaveOpen: true);
            string[] headers = [.. Headers];
            if (!csv.Read() || !Fields(csv).SequenceEqual(headers))
                throw new ResultsException($"{path}:1: the columns must be {string.Join(',', headers)}.");

            List<T> records = [];
            while (csv.Read()) records.Add(read(new(path, headers, Fields(csv), records.Count + 2)));
            return records;
        }
        catch (Exception fault) when (FileTrouble.Is(fault) || fault is CsvFormatException)
        {
            throw ResultsException.Reading(path, fault);
        }
    }

    private static string[] Fields(CsvReader csv) => [.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)];
}
