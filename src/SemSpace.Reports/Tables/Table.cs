using System.Numerics;
using System.Text;
using CsvHelper;
using SemSpace.Files;
using SemSpace.Orbit;
using SemSpace.Orbit.Time;
using SemSpace.Reports.Output;

namespace SemSpace.Reports.Tables;

/// <summary>A table as its documentation sees it.</summary>
/// <param name="Name">Its name: the file's, where that is always the same.</param>
/// <param name="Rows">What a row stands for.</param>
internal abstract record Table(string Name, string Rows)
{
    /// <summary>The columns in order.</summary>
    public abstract IReadOnlyList<Column> Columns { get; }
}

/// <summary>
/// A kind of CSV file, declared a column a line: UTF-8 without byte order mark, LF line ends, a header row. The same records always give the
/// same bytes. A record is read by its constructor, which takes the fields in the order of the columns.
/// </summary>
/// <typeparam name="T">Type of the records.</typeparam>
internal sealed record Table<T>(string Name, string Rows) : Table(Name, Rows)
{
    private static readonly CsvWriterOptions Writing = new() { NewLine = "\n", HasHeader = false };
    private static readonly CsvReaderOptions Reading = new() { Separator = ',', HasHeader = false };

    /// <inheritdoc/>
    public override IReadOnlyList<Column<T>> Columns => Declared;

    private Column<T>[] Declared { get; init; } = [];

    private string[] Headers => [.. Declared.Select(column => column.Name)];

    /// <summary>Adds a column.</summary>
    public Table<T> With(Column<T> column) => this with { Declared = [.. Declared, column] };

    /// <summary>Adds a column of a format.</summary>
    public Table<T> With<V>(string name, Format<V> format, Func<T, V> value, string meaning, string unit = "")
        => With(new Column<T, V>(name, unit, meaning, format, value));

    /// <summary>Adds a column of texts.</summary>
    public Table<T> Text(string name, Func<T, string> value, string meaning) => With(name, Formats.Text, value, meaning);

    /// <summary>Adds a column of settings, typed by what their texts are where a file has types.</summary>
    public Table<T> Setting(string name, Func<T, string> value, string meaning) => With(name, Formats.Setting, record => new Setting(value(record)), meaning);

    /// <summary>Adds a column of numbers.</summary>
    public Table<T> Number(string name, Func<T, double> value, string meaning, string unit = "") => With(name, Formats.Number, value, meaning, unit);

    /// <summary>Adds a column of numbers that may be missing.</summary>
    public Table<T> Number(string name, Func<T, double?> value, string meaning, string unit = "") => With(name, Formats.OrNothing(Formats.Number), value, meaning, unit);

    /// <summary>Adds a column of whole numbers.</summary>
    public Table<T> Whole<V>(string name, Func<T, V> value, string meaning, string unit = "")
        where V : struct, IBinaryInteger<V>
        => With(name, Formats.Whole<V>(), value, meaning, unit);

    /// <summary>Adds a column of whole numbers that may be missing.</summary>
    public Table<T> Whole(string name, Func<T, int?> value, string meaning) => With(name, Formats.OrNothing(Formats.Whole<int>()), value, meaning);

    /// <summary>Adds a column of times.</summary>
    public Table<T> Time(string name, Func<T, Epoch> value, string meaning) => With(name, Formats.Time, value, meaning, "UTC");

    /// <summary>Adds a column of times that may be missing.</summary>
    public Table<T> Time(string name, Func<T, Epoch?> value, string meaning) => With(name, Formats.OrNothing(Formats.Time), value, meaning, "UTC");

    /// <summary>Adds a column of flags.</summary>
    public Table<T> Flag(string name, Func<T, bool> value, string meaning) => With(name, Formats.Flag, value, meaning);

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
        using CsvWriter csv = Begin(file);
        foreach (T record in records) WriteRow(csv, record);
        csv.Flush();
    }

    /// <summary>Begins what is open already; rows follow by <see cref="WriteRow"/>.</summary>
    public CsvWriter Begin(TextWriter file)
    {
        CsvWriter csv = CsvWriter.Create(file, Writing, leaveOpen: true);
        WriteHeader(csv);
        return csv;
    }

    /// <summary>Writes a row.</summary>
    public void WriteRow(CsvWriter csv, T record)
    {
        foreach (Column<T> column in Declared) csv.WriteField(column.Text(record));
        csv.EndRecord();
    }

    /// <summary>Reads a file that <see cref="Write(string, IEnumerable{T})"/> wrote; times come back to the millisecond.</summary>
    /// <exception cref="ResultsException">The file is not there, has other columns, or holds a value that is none.</exception>
    public IReadOnlyList<T> Read(string path)
    {
        List<T> records = [];
        Read(path, records.Add);
        return records;
    }

    /// <summary>Reads a file row by row, so that it need not fit into memory.</summary>
    /// <exception cref="ResultsException">The file is not there, has other columns, or holds a value that is none.</exception>
    public void Read(string path, Action<T> take, long limit = FileLimits.ResultTable)
    {
        try
        {
            using StreamReader file = new(UserFile.Open(path, limit), Encoding.UTF8);
            using CsvReader csv = CsvReader.Create(file, Reading, leaveOpen: true);
            if (!csv.Read() || !Fields(csv).SequenceEqual(Headers))
                throw new ResultsException($"{path}:1: the columns must be {string.Join(',', Headers)}.");

            Dictionary<string, string> texts = [];
            for (int row = 2; csv.Read(); row++) take(Record(path, row, Fields(csv), texts));
        }
        catch (Exception fault) when (FileTrouble.Is(fault) || fault is CsvFormatException)
        {
            throw ResultsException.Reading(path, fault);
        }
    }

    private void WriteHeader(CsvWriter csv)
    {
        foreach (Column<T> column in Declared) csv.WriteField(column.Name);
        csv.EndRecord();
    }

    /// <summary>The record of a row.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="row">Row number from 1, the header being 1.</param>
    /// <param name="fields">The fields.</param>
    /// <param name="texts">Texts of rows before: names come in every row, and one of each is enough.</param>
    private T Record(string path, int row, string[] fields, Dictionary<string, string> texts)
    {
        object?[] values = new object?[Declared.Length];
        for (int i = 0; i < values.Length; i++)
        {
            if (i >= fields.Length) throw new ResultsException($"{path}: row {row} has {Counted.Of(fields.Length, "field")}; must have {values.Length}.");
            if (!Declared[i].TryParse(fields[i], out values[i])) throw new ResultsException($"{path}: row {row}, {Declared[i].Name} is {fields[i]}; must be {Declared[i].Rule}.");
            if (values[i] is string text && !texts.TryAdd(text, text)) values[i] = texts[text];
        }

        return RecordMaker.Make<T>(values);
    }

    private static string[] Fields(CsvReader csv) => [.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)];
}
