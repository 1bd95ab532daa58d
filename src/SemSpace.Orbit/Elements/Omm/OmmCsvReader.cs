namespace SemSpace.Orbit.Elements.Omm;

/// <summary>Reads messages as CSV: a row of keywords, then a row a satellite. Columns may come in any order.</summary>
internal static class OmmCsvReader
{
    public static void Read(string text, ElementCollector found)
    {
        List<CsvRow> rows = CsvRows.Read(text, out int openQuote);
        IReadOnlyList<string> keys = rows[0].Fields;
        string[] missing = [.. OmmKeys.Required.Except(keys)];
        foreach (string key in missing) found.Faults.Add(new(found.FileName, rows[0].Line, $"{key} is missing; must be one of the columns"));
        if (missing.Length > 0) return;
        OmmRecordParser parser = new(found, namesFrame: false);
        foreach (CsvRow row in rows.Skip(1))
        {
            if (row.Fields.Count == keys.Count) parser.Parse(Record(keys, row));
            else found.AddBroken(row.Line, FormattableString.Invariant($"row has {Counted.Of(row.Fields.Count, "field")}; must have {keys.Count}, one a column"));
        }

        if (openQuote > 0) found.Faults.Add(new(found.FileName, openQuote, "a quote opens here; must be closed"));
    }

    private static OmmRecord Record(IReadOnlyList<string> keys, CsvRow row)
    {
        OmmRecord record = new(row.Line);
        for (int i = 0; i < keys.Count; i++) record.Add(keys[i], new(row.Fields[i], row.Line));
        return record;
    }
}
