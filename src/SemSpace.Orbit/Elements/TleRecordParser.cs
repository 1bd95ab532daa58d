using System.Globalization;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Elements;

/// <summary>Reads the two element lines of one record column by column; every fault found goes to the list.</summary>
/// <param name="fileName">Name used in faults.</param>
/// <param name="faults">Where faults go.</param>
/// <param name="checksumWarnings">Where wrong and missing checksums go; null where they are faults.</param>
internal sealed class TleRecordParser(string fileName, List<ElementFault> faults, List<ElementFault>? checksumWarnings)
{
    private const int FirstYearOfCentury = 57;

    private static readonly int[] BlankColumnsOfFirst = [2, 9, 18, 33, 44, 53, 62, 64];
    private static readonly int[] BlankColumnsOfSecond = [2, 8, 17, 26, 34, 43, 52];

    /// <summary>The elements of a record; meaningful only if no fault was added.</summary>
    public OrbitalElements Parse(string? name, TleLine first, TleLine second)
    {
        TleFields one = new(first, fileName, faults), two = new(second, fileName, faults);
        bool whole = IsWhole(first) & IsWhole(second);
        if (!whole) return Nothing;
        CheckFrame(first, one, BlankColumnsOfFirst);
        CheckFrame(second, two, BlankColumnsOfSecond);
        int number = one.CatalogNumber();
        if (two.CatalogNumber() != number) two.Report($"catalogue number is '{two.Text(3, 7)}'; must be '{one.Text(3, 7)}' as in line 1");
        return new()
        {
            Name = string.IsNullOrEmpty(name) ? one.Text(3, 7).Trim() : name,
            CatalogNumber = number,
            Epoch = ReadEpoch(one),
            BStar = one.Exponential("drag term", 54, 61),
            InternationalDesignator = one.InternationalDesignator(),
            Classification = one.Text(8, 8) == " " ? 'U' : one.Text(8, 8)[0],
            MeanMotionDot = one.Number("first derivative of mean motion", 34, 43, double.NegativeInfinity, double.PositiveInfinity),
            MeanMotionDdot = one.Exponential("second derivative of mean motion", 45, 52),
            EphemerisType = ReadEphemerisType(one),
            ElementSetNumber = one.Digits("element set number", 65, 68),
            RevolutionAtEpoch = two.Digits("revolution number", 64, 68),
            InclinationDeg = two.Number("inclination", 9, 16, 0, ElementLimits.LargestInclinationDeg, "degrees"),
            RaanDeg = two.Number("right ascension of the node", 18, 25, 0, ElementLimits.LargestAngleDeg, "degrees"),
            Eccentricity = two.DecimalDigits("eccentricity", 27, 33),
            ArgumentOfPerigeeDeg = two.Number("argument of perigee", 35, 42, 0, ElementLimits.LargestAngleDeg, "degrees"),
            MeanAnomalyDeg = two.Number("mean anomaly", 44, 51, 0, ElementLimits.LargestAngleDeg, "degrees"),
            MeanMotionRevPerDay = two.Number("mean motion", 53, 63, ElementLimits.LeastMeanMotion, ElementLimits.LargestMeanMotion, "revolutions a day"),
        };
    }

    private static OrbitalElements Nothing { get; } = new()
    {
        Name = string.Empty,
        CatalogNumber = 0,
        Epoch = default,
        InclinationDeg = 0,
        RaanDeg = 0,
        Eccentricity = 0,
        ArgumentOfPerigeeDeg = 0,
        MeanAnomalyDeg = 0,
        MeanMotionRevPerDay = 1,
    };

    /// <summary>A line cut short is one fault, whatever else it lacks.</summary>
    private bool IsWhole(TleLine line)
    {
        if (line.Text.Length == TleLine.FullLength || (line.LacksChecksum && checksumWarnings is not null)) return true;
        string last = line.LacksChecksum ? ", the last one the checksum" : "";
        faults.Add(new(fileName, line.Number, FormattableString.Invariant($"line has {Counted.Of(line.Text.Length, "column")}; must be {TleLine.FullLength}{last}")) { IsChecksum = line.LacksChecksum });
        return false;
    }

    private void CheckFrame(TleLine line, TleFields fields, int[] blankColumns)
    {
        foreach (int column in blankColumns)
        {
            string there = fields.Text(column, column);
            if (there != " ") fields.Report(FormattableString.Invariant($"column {column} is '{there}'; must be blank"));
        }

        if (line.ChecksumProblem() is not { } problem) return;
        ElementFault fault = new(fileName, line.Number, problem) { IsChecksum = true };
        if (checksumWarnings is null) faults.Add(fault);
        else checksumWarnings.Add(fault);
    }

    private static int ReadEphemerisType(TleFields fields)
    {
        int type = fields.Digits("ephemeris type", 63, 63);
        if (type == ElementLimits.XpType) fields.Report($"ephemeris type is '{type}'; {ElementLimits.XpRefusal}");
        return type;
    }

    /// <summary>The columns are decimals of a day, which a double does not hold to the nanosecond; a decimal does.</summary>
    private static Epoch ReadEpoch(TleFields fields)
    {
        int twoDigits = (int)fields.Number("epoch year", 19, 20, 0, 99);
        int year = twoDigits + (twoDigits < FirstYearOfCentury ? 2000 : 1900);
        int days = DateTime.IsLeapYear(year) ? 366 : 365;
        decimal day = (decimal)fields.Number("epoch day", 21, 32, 1, days + 1);
        bool isDecimal = decimal.TryParse(fields.Text(21, 32), TleFields.Decimal, CultureInfo.InvariantCulture, out decimal exact);
        if (isDecimal && exact >= 1 && exact <= days + 1) day = exact;
        DateOnly date = new DateOnly(year, 1, 1).AddDays((int)day - 1);
        return Epoch.FromUtc(date.Year, date.Month, date.Day) + new Duration((long)decimal.Round((day - decimal.Floor(day)) * Epoch.NanosecondsPerDay));
    }
}
