using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SemSpace.Reports.Tables;

/// <summary>
/// Tables as a database of SQLite: INTEGER (true is 1), REAL or TEXT by column; what is not there, and what is no number, is NULL. Made in memory, so that a file can appear whole;
/// the same tables always give the same bytes.
/// </summary>
internal sealed class SqliteFile : IDisposable
{
    /// <summary>What SQLite has room for in a row.</summary>
    public const int MostColumns = 2000;

    private readonly SqliteConnection _database = new("Data Source=:memory:");

    /// <summary>An empty database.</summary>
    public SqliteFile() => _database.Open();

    /// <summary>Adds a table.</summary>
    public SqliteFile With<T>(Table<T> table, IReadOnlyList<T> records)
    {
        IReadOnlyList<TypedColumn> columns = TypedColumn.Of(table, records);
        string[] names = Names(columns);
        Do($"CREATE TABLE {table.Name} ({string.Join(", ", columns.Zip(names, (column, name) => $"{name} {TypeOf(column.Kind)}"))})");
        using SqliteTransaction all = _database.BeginTransaction();
        using SqliteCommand insert = _database.CreateCommand();
        insert.CommandText = $"INSERT INTO {table.Name} VALUES ({string.Join(", ", columns.Index().Select(column => Place(column.Index)))})";
        SqliteParameter[] places = [.. columns.Index().Select(column => insert.Parameters.Add(new SqliteParameter(Place(column.Index), null)))];
        for (int row = 0; row < records.Count; row++)
        {
            foreach ((SqliteParameter place, TypedColumn column) in places.Zip(columns)) place.Value = column.Fields[row] is { } value and not double.NaN ? value : DBNull.Value;
            insert.ExecuteNonQuery();
        }

        all.Commit();
        return this;
    }

    /// <summary>Makes rows findable by a column.</summary>
    public SqliteFile IndexedBy<T>(Table<T> table, string column)
    {
        Do($"CREATE INDEX {table.Name}_by_{column} ON {table.Name} ({column})");
        return this;
    }

    /// <summary>The file's bytes.</summary>
    public byte[] Bytes()
    {
        nint content = raw.sqlite3_serialize(_database.Handle, "main", out long size, 0);
        byte[] bytes = new byte[size];
        Marshal.Copy(content, bytes, 0, bytes.Length);
        raw.sqlite3_free(content);
        return bytes;
    }

    /// <inheritdoc/>
    public void Dispose() => _database.Dispose();

    private void Do(string command)
    {
        using SqliteCommand one = _database.CreateCommand();
        one.CommandText = command;
        one.ExecuteNonQuery();
    }

    /// <summary>Headers in quotes. SQLite takes large letters for small ones: of names that differ in no more, the later ones are numbered.</summary>
    private static string[] Names(IReadOnlyList<TypedColumn> columns)
    {
        HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);
        return [.. columns.Select(column => $"\"{Free(column.Name).Replace("\"", "\"\"", StringComparison.Ordinal)}\"")];

        string Free(string name)
        {
            string free = name;
            for (int number = 2; !taken.Add(free); number++) free = string.Create(CultureInfo.InvariantCulture, $"{name}-{number}");
            return free;
        }
    }

    private static string Place(int index) => string.Create(CultureInfo.InvariantCulture, $"$v{index}");

    private static string TypeOf(FieldKind kind) => kind switch
    {
        FieldKind.Flag or FieldKind.Whole => "INTEGER",
        FieldKind.Number => "REAL",
        FieldKind.Text => "TEXT",
    };
}
