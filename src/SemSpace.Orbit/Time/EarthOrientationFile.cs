using SemSpace.Files;

namespace SemSpace.Orbit.Time;

/// <summary>
/// Reads Earth orientation from files of two formats, told apart by the first line: IERS finals2000A (all, data and daily alike: fixed
/// columns as in readme.finals2000A; Bulletin A) and CelesTrak's EOP-All.csv or EOP-Last5Years.csv (columns found by their
/// names in the header). Days that the IERS has listed but not filled are left out, and those before 1972, when UTC ran at rates of its own.
/// </summary>
public static class EarthOrientationFile
{
    /// <summary>What UT1 gains or loses in a day is below 5 ms; a step above this is a leap second or a slip of the pen.</summary>
    private const double GreatestChangeSeconds = 0.1;

    private const string Neither
        = "begins neither as IERS finals2000A nor with CelesTrak's header; must have the MJD in columns 8 to 15, or a header with MJD, X, Y and UT1-UTC";

    /// <summary>Reads a file. All faults are found at once.</summary>
    /// <exception cref="IOException">The file is missing or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static EarthOrientationReadResult Read(string path)
    {
        if (InputText.Read(path, FileLimits.EarthOrientation, out string text) is { } fault) return new(null, [new(path, fault.Line, fault.Problem)]);
        using StringReader reader = new(text);
        return Parse(reader, path);
    }

    /// <summary>Reads the text of a file; bad data gives faults, never exceptions.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="fileName">Name used in faults.</param>
    public static EarthOrientationReadResult Parse(TextReader reader, string fileName)
    {
        ArgumentNullException.ThrowIfNull(reader);
        List<EarthOrientationFault> faults = [];
        List<EarthOrientationDay> days = [];
        EarthOrientationLine? format = null;
        int number = 0;
        long untold = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            if (format is null)
            {
                format = EarthOrientationLine.FormatOf(line);
                if (format is null) return new(null, [new(fileName, number, Neither)]);
                if (format.HasHeader) continue;
            }

            if (format.Read(line, out string problem) is { } day) Add(day, number);
            else if (problem.Length > 0) Report(number, problem);
        }

        if (faults.Count == 0 && days.Count < 2)
            faults.Add(new(fileName, Math.Max(number, 1), $"holds {Counted.Of(days.Count, "day")} of Earth orientation; must hold two or more, as IERS finals2000A or CelesTrak EOP CSV"));
        if (untold > 0) faults.Add(new(fileName, faults[^1].Line, FaultLimit.More(untold)));
        return new(faults.Count == 0 ? new EarthOrientation(days) : null, faults);

        void Add(EarthOrientationDay day, int line)
        {
            if (days.Count > 0 && Broken(days[^1], day) is { } problem) Report(line, problem);
            days.Add(day);
        }

        void Report(int line, string problem)
        {
            if (faults.Count < FaultLimit.Most) faults.Add(new(fileName, line, FaultLimit.Shorten(problem)));
            else untold++;
        }
    }

    private static string? Broken(EarthOrientationDay before, EarthOrientationDay day)
    {
        int next = before.ModifiedJulianDate + 1;
        if (day.ModifiedJulianDate != next)
            return FormattableString.Invariant($"MJD is {day.ModifiedJulianDate}; must be {next}, the day after the line before");
        double change = day.Ut1MinusTaiSeconds - before.Ut1MinusTaiSeconds;
        return Math.Abs(change) <= GreatestChangeSeconds
            ? null
            : FormattableString.Invariant($"UT1-UTC is {day.Ut1MinusUtcSeconds}, {change:0.###} s from the day before without a leap second; ")
                + FormattableString.Invariant($"must be within {GreatestChangeSeconds} s");
    }
}
