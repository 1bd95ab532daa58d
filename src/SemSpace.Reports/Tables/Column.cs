namespace SemSpace.Reports.Tables;

/// <summary>What is declared of a column, or of a number in a record, once for writing, reading and documentation.</summary>
/// <param name="Name">Its header, with unit.</param>
/// <param name="Unit">Its unit; empty where it has none.</param>
/// <param name="Meaning">What it says, in one sentence.</param>
internal abstract record Column(string Name, string Unit, string Meaning)
{
    /// <summary>Type of the values.</summary>
    public abstract Type ValueType { get; }

    /// <summary>What a field must be.</summary>
    public abstract string Rule { get; }

    /// <summary>Reads a field; false where it is no value of the column.</summary>
    public abstract bool TryParse(string text, out object? value);
}

/// <summary>A column of records.</summary>
/// <typeparam name="T">Type of the records.</typeparam>
internal abstract record Column<T>(string Name, string Unit, string Meaning) : Column(Name, Unit, Meaning)
{
    /// <summary>The record's value.</summary>
    public abstract object? Value(T record);

    /// <summary>The record's field.</summary>
    public abstract string Text(T record);

    /// <summary>The same column of records that hold such a record.</summary>
    public abstract Column<TOuter> Of<TOuter>(Func<TOuter, T> inner);
}

/// <summary>A column of records, with the type of its values.</summary>
/// <typeparam name="T">Type of the records.</typeparam>
/// <typeparam name="V">Type of the values.</typeparam>
internal sealed record Column<T, V>(string Name, string Unit, string Meaning, Format<V> Format, Func<T, V> Get) : Column<T>(Name, Unit, Meaning)
{
    /// <inheritdoc/>
    public override Type ValueType => typeof(V);

    /// <inheritdoc/>
    public override string Rule => Format.Rule;

    /// <inheritdoc/>
    public override object? Value(T record) => Get(record);

    /// <inheritdoc/>
    public override string Text(T record) => Format.Text(Get(record));

    /// <inheritdoc/>
    public override Column<TOuter> Of<TOuter>(Func<TOuter, T> inner) => new Column<TOuter, V>(Name, Unit, Meaning, Format, outer => Get(inner(outer)));

    /// <inheritdoc/>
    public override bool TryParse(string text, out object? value)
    {
        bool read = Format.TryParse(text, out V typed);
        value = typed;
        return read;
    }
}
