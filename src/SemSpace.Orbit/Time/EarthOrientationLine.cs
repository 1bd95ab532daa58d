using System.Globalization;

namespace SemSpace.Orbit.Time;

/// <summary>A format of Earth orientation, one day a line.</summary>
internal abstract class EarthOrientationLine
{
    private const int EarliestDay = 37_665; // 1962-01-01, where the IERS series begin
    private const int FirstLeapDay = 41_317; // 1972-01-01: before, UTC was not TAI less whole seconds
    private const int LatestDay = 88_069; // 2100-01-01

    /// <summary>Whether the line that tells the format is a header.</summary>
    public virtual bool HasHeader => false;

    /// <summary>The format of a file by its first line; null if it is neither.</summary>
    public static EarthOrientationLine? FormatOf(string firstLine)
        => CelesTrakLine.FromHeader(firstLine) ?? (FinalsLine.Fits(firstLine) ? new FinalsLine() : (EarthOrientationLine?)null);

    /// <summary>The day on a line; null with a problem in words, or without one where the line is not filled.</summary>
    public abstract EarthOrientationDay? Read(string line, out string problem);

    /// <summary>The day, if its fields are numbers in their range and it lies after 1971.</summary>
    protected static EarthOrientationDay? Check(string day, string ut1MinusUtc, string xp, string yp, out string problem)
    {
        List<string> problems = [];
        double mjd = Number("MJD", day, EarliestDay, LatestDay, problems);
        double dut1 = Number("UT1-UTC", ut1MinusUtc, -1, 1, problems);
        double x = Number("x of the pole", xp, -1, 1, problems), y = Number("y of the pole", yp, -1, 1, problems);
        if (problems.Count == 0 && mjd != Math.Floor(mjd)) problems.Add($"MJD is {day}; must be a whole day");
        problem = string.Join("; ", problems);
        return problems.Count == 0 && mjd >= FirstLeapDay ? new((int)mjd, dut1, x, y) : null;
    }

    private static double Number(string name, string text, double min, double max, List<string> problems)
    {
        bool legal = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value >= min && value <= max;
        if (!legal) problems.Add(string.Create(CultureInfo.InvariantCulture, $"{name} is {(text.Length == 0 ? "empty" : text)}; must be a number from {min} to {max}"));
        return value;
    }
}

/// <summary>A line of IERS finals2000A: columns 8-15 MJD, 19-27 and 38-46 pole, 59-68 UT1-UTC, of Bulletin A.</summary>
internal sealed class FinalsLine : EarthOrientationLine
{
    /// <summary>Whether a line has a number where the MJD belongs.</summary>
    public static bool Fits(string line) => double.TryParse(Columns(line, 8, 15), NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    /// <inheritdoc/>
    public override EarthOrientationDay? Read(string line, out string problem)
    {
        problem = "";
        (string mjd, string xp, string yp, string dut1) = (Columns(line, 8, 15), Columns(line, 19, 27), Columns(line, 38, 46), Columns(line, 59, 68));
        bool unfilled = mjd.Length > 0 && xp.Length == 0 && yp.Length == 0 && dut1.Length == 0;
        return unfilled ? null : Check(mjd, dut1, xp, yp, out problem);
    }

    private static string Columns(string line, int first, int last)
        => line.Length < first ? "" : line[(first - 1)..Math.Min(last, line.Length)].Trim();
}

/// <summary>A line of CelesTrak's CSV, whose header names the columns.</summary>
internal sealed class CelesTrakLine : EarthOrientationLine
{
    private readonly int _mjd, _dut1, _x, _y;

    private CelesTrakLine(int mjd, int dut1, int x, int y) => (_mjd, _dut1, _x, _y) = (mjd, dut1, x, y);

    /// <inheritdoc/>
    public override bool HasHeader => true;

    /// <summary>The format that a header describes; null if the line is no header.</summary>
    public static CelesTrakLine? FromHeader(string line)
    {
        string[] names = Fields(line);
        int mjd = Array.IndexOf(names, "MJD"), dut1 = Array.IndexOf(names, "UT1-UTC");
        int x = Array.IndexOf(names, "X"), y = Array.IndexOf(names, "Y");
        return mjd < 0 || dut1 < 0 || x < 0 || y < 0 ? null : new(mjd, dut1, x, y);
    }

    /// <inheritdoc/>
    public override EarthOrientationDay? Read(string line, out string problem)
    {
        string[] fields = Fields(line);
        string Field(int index) => index < fields.Length ? fields[index] : "";
        return Check(Field(_mjd), Field(_dut1), Field(_x), Field(_y), out problem);
    }

    private static string[] Fields(string line) => line.Split(',', StringSplitOptions.TrimEntries);
}
