using SemSpace.Orbit.Elements;

namespace SemSpace.Orbit.Tests.Reference;

/// <summary>Vallado's verification sets, read and written again.</summary>
public sealed class TleTextTests
{
    /// <summary>
    /// The columns that are not canonical: a blank ephemeris type is written as 0, a blank classification as U (11801), and the exponent
    /// of a B* of 0 as +0, where older sets have -0 (25954).
    /// </summary>
    private static readonly string[] NotCanonical = ["11801", "25954"];

    [Fact]
    public void The_verification_sets_are_written_as_they_were_read()
    {
        string[] lines = [.. File.ReadLines(DataFile.PathOf("SGP4-VER.TLE")).Where(line => line[0] is '1' or '2')];
        List<string> different = [];
        for (int i = 0; i < lines.Length; i += 2)
        {
            string first = Sgp4Case.Repair(lines[i]), second = Sgp4Case.Repair(lines[i + 1]);
            ElementReadResult read = ElementFile.Parse($"{first}\n{second}\n", "f", lenient: false);
            string[] written = ElementFile.Write(read.Satellites, ElementFormat.Tle).Split('\n');
            if (written[1] != first) different.Add(written[1][2..7]);
            if (written[2] != second) different.Add(written[2][2..7]);
        }

        Assert.Equal(NotCanonical, different);
    }
}
