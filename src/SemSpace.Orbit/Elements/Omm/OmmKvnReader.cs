using SemSpace.Files;

namespace SemSpace.Orbit.Elements.Omm;

/// <summary>
/// Reads messages in key-value notation (CCSDS 502.0-B-3, section 7): a line <c>KEYWORD = value [unit]</c> each, the first of a message
/// being its version, so that one file may hold several.
/// </summary>
internal static class OmmKvnReader
{
    public static void Read(string text, ElementCollector found)
    {
        OmmRecordParser parser = new(found, namesFrame: true);
        OmmRecord? record = null;
        using StringReader lines = new(text);
        for (int number = 1; lines.ReadLine() is { } line; number++)
        {
            string[] sides = line.Split('=', 2, StringSplitOptions.TrimEntries);
            if (line.Trim().Length == 0 || sides[0].Split(' ')[0] == OmmKeys.Comment) continue;
            if (record is null || sides[0] == OmmKeys.Version)
            {
                Finish();
                record = new OmmRecord(number);
            }

            if (sides.Length == 2) record.Add(sides[0], Value(sides[0], sides[1], number));
            else record.AddProblem(number, $"line is '{FaultLimit.Shorten(line.Trim())}'; must be KEYWORD = value");
        }

        Finish();

        void Finish()
        {
            if (record is not null) parser.Parse(record);
        }
    }

    /// <summary>Takes the unit off a number; text may end in a bracket.</summary>
    private static OmmValue Value(string key, string text, int line)
    {
        int unit = text.EndsWith(']') ? text.LastIndexOf('[') : -1;
        return unit < 0 || key is OmmKeys.Name or OmmKeys.Designator or OmmKeys.Originator
            ? new(text, line)
            : new(text[..unit].TrimEnd(), line, text[(unit + 1)..^1].Trim());
    }
}
