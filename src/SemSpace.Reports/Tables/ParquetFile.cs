using Parquet;
using Parquet.Schema;

namespace SemSpace.Reports.Tables;

/// <summary>
/// Tables as Apache Parquet: a column a column, each nullable, as BOOLEAN, INT64, DOUBLE or UTF-8 text, in one row group, not compressed. The same records always
/// give the same bytes.
/// </summary>
internal static class ParquetFile
{
    /// <summary>The file's bytes.</summary>
    public static byte[] Bytes<T>(Table<T> table, IReadOnlyList<T> records)
    {
        using MemoryStream file = new();
        Write(file, TypedColumn.Of(table, records)).GetAwaiter().GetResult(); // a stream in memory is never waited for
        return file.ToArray();
    }

    private static async Task Write(Stream file, IReadOnlyList<TypedColumn> columns)
    {
        DataField[] fields = [.. columns.Select(column => new DataField(column.Name, TypeOf(column.Kind), isNullable: true))];
        await using ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), file, new ParquetOptions { CompressionMethod = CompressionMethod.None });
        using ParquetRowGroupWriter rows = writer.CreateRowGroup();
        foreach ((TypedColumn column, DataField field) in columns.Zip(fields)) await Write(rows, field, column);
        rows.CompleteValidate();
    }

    private static Task Write(ParquetRowGroupWriter rows, DataField field, TypedColumn column) => column.Kind switch
    {
        FieldKind.Flag => rows.WriteAsync<bool>(field, Values<bool>(column)),
        FieldKind.Whole => rows.WriteAsync<long>(field, Values<long>(column)),
        FieldKind.Number => rows.WriteAsync<double>(field, Values<double>(column)),
        FieldKind.Text => rows.WriteAsync(field, [.. column.Fields.Select(value => (string)value!)]),
    };

    private static ReadOnlyMemory<V?> Values<V>(TypedColumn column)
        where V : struct
        => column.Fields.Select(value => (V?)value).ToArray();

    private static Type TypeOf(FieldKind kind) => kind switch
    {
        FieldKind.Flag => typeof(bool),
        FieldKind.Whole => typeof(long),
        FieldKind.Number => typeof(double),
        FieldKind.Text => typeof(string),
    };
}
