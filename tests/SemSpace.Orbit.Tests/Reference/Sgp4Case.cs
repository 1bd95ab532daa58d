using System.Globalization;
using SemSpace.Orbit.Elements;

namespace SemSpace.Orbit.Tests.Reference;

/// <summary>One satellite of Vallado's verification set with the published states.</summary>
internal sealed record Sgp4Case(OrbitalElements Elements, double StepMinutes, double StopMinutes, IReadOnlyList<double[]> Rows)
{
    private const int LineLength = 69;

    /// <summary>All cases in the order of the files; the second of two with one number follows the first.</summary>
    public static IReadOnlyList<Sgp4Case> All { get; } = Load();

    private static List<Sgp4Case> Load()
    {
        string[] lines = [.. File.ReadLines(DataFile.PathOf("SGP4-VER.TLE"))
            .Where(l => l.StartsWith("1 ", StringComparison.Ordinal) || l.StartsWith("2 ", StringComparison.Ordinal))];
        List<List<double[]>> rows = LoadRows();
        List<Sgp4Case> cases = [];
        for (int i = 0; i < lines.Length; i += 2)
        {
            double[] span = Numbers(lines[i + 1][LineLength..]);
            cases.Add(new(Parse(lines[i], lines[i + 1]), span[2], span[1], rows[i / 2]));
        }

        return cases;
    }

    private static OrbitalElements Parse(string first, string second)
    {
        ElementReadResult result = ElementFile.Parse($"{Repair(first)}\n{Repair(second)}\n", "SGP4-VER.TLE", lenient: false);
        Assert.Empty(result.Faults);
        return result.Satellites.Single();
    }

    /// <summary>The first 69 columns with the checksum put right.</summary>
    public static string Repair(string line)
    {
        string body = line.PadRight(LineLength)[..(LineLength - 1)];
        return body + new TleLine(body + "0", 0).Checksum().ToString(CultureInfo.InvariantCulture);
    }

    private static List<List<double[]>> LoadRows()
    {
        List<List<double[]>> all = [];
        foreach (string line in File.ReadLines(DataFile.PathOf("tcppver.out")).Where(l => l.Trim().Length > 0))
        {
            if (line.Contains("xx", StringComparison.Ordinal)) all.Add([]);
            else all[^1].Add(Numbers(line[..107]));
        }

        return all;
    }

    private static double[] Numbers(string text)
        => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(t => double.Parse(t, CultureInfo.InvariantCulture))];
}
