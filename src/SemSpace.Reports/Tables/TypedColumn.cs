using System.Globalization;

namespace SemSpace.Reports.Tables;

/// <summary>What the fields of a column are, to programs that have types.</summary>
internal enum FieldKind
{
    /// <summary>True or false.</summary>
    Flag,

    /// <summary>Whole numbers of 64 bits with a sign.</summary>
    Whole,

    /// <summary>Numbers of double precision.</summary>
    Number,

    /// <summary>Texts, times and choices among them.</summary>
    Text,
}

/// <summary>
/// A column with its fields as values. They are read from the fields' texts, so that a table is the same in every kind of file; an empty field is null.
/// </summary>
/// <param name="Name">Its header.</param>
/// <param name="Kind">What its fields are.</param>
/// <param name="Fields">The fields by row: <see cref="bool"/>, <see cref="long"/>, <see cref="double"/> or <see cref="string"/>, by kind.</param>
internal sealed record TypedColumn(string Name, FieldKind Kind, IReadOnlyList<object?> Fields)
{
    /// <summary>The columns of some records.</summary>
    public static IReadOnlyList<TypedColumn> Of<T>(Table<T> table, IReadOnlyList<T> records)
        => [.. table.Columns.Select(column => Of(column, [.. records.Select(column.Text)]))];

    private static TypedColumn Of(Column column, string[] texts)
    {
        string[] given = [.. texts.Where(text => text.Length > 0)];
        FieldKind kind = Candidates(column.ValueType, given).First(kind => given.All(text => Field(kind, text) is not null));
        return new(column.Name, kind, [.. texts.Select(text => text.Length == 0 ? null : Field(kind, text))]);
    }

    /// <summary>What fields of a type may be, the first that all can be read as. A setting's own text tells what it is; numbers too large for their kind are texts.</summary>
    private static FieldKind[] Candidates(Type type, string[] given)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(Setting)) return given.Length > 0 && given.All(text => text.Any(char.IsAsciiDigit)) ? [FieldKind.Whole, FieldKind.Number, FieldKind.Text] : given.Length > 0 ? [FieldKind.Flag, FieldKind.Text] : [FieldKind.Text];
        if (plain == typeof(bool)) return [FieldKind.Flag];
        if (plain == typeof(double)) return [FieldKind.Number];
        return plain == typeof(int) || plain == typeof(long) || plain == typeof(ulong) ? [FieldKind.Whole, FieldKind.Text] : [FieldKind.Text];
    }

    /// <summary>A field; null where it is none of its kind.</summary>
    private static object? Field(FieldKind kind, string text) => kind switch
    {
        FieldKind.Flag => text is "true" ? true : text is "false" ? false : null,
        FieldKind.Whole => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole) && whole.ToString(CultureInfo.InvariantCulture) == text ? whole : null,
        FieldKind.Number => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null,
        FieldKind.Text => text,
    };
}
