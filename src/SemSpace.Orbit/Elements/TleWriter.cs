using System.Globalization;
using System.Text;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Elements;

/// <summary>
/// Writes elements within <see cref="ElementLimits"/> as three-line element sets: "0 NAME", then the two element lines, catalogue numbers from
/// 100,000 to 339,999 as Alpha-5. Values are rounded to the format's digits: angles to 0.0001 degrees, eccentricity to 1e-7, mean motion to 1e-8 revolutions a day, B* to five
/// digits, the epoch to 1e-8 days (0.864 ms).
/// </summary>
internal sealed class TleWriter(List<string> faults)
{
    private const int LargestCatalogNumber = 339_999, FirstAlpha = 100_000, PerLetter = 10_000;
    private const int FirstYear = 1957, LastYear = 2056;
    private const long EpochUnit = 864_000, UnitsPerDay = Epoch.NanosecondsPerDay / EpochUnit;
    private const int RevolutionsKept = 100_000;
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    private string _name = "";

    public static string Write(IEnumerable<OrbitalElements> satellites, List<string> faults)
    {
        TleWriter writer = new(faults);
        StringBuilder text = new();
        foreach (OrbitalElements satellite in satellites) writer.Add(satellite, text);
        return text.ToString();
    }

    private void Add(OrbitalElements s, StringBuilder text)
    {
        _name = s.Name;
        string number = Number(s.CatalogNumber);
        string first = $"1 {number}{s.Classification} {InternationalDesignator.ToTle(s.InternationalDesignator),-8} {EpochColumns(s.Epoch)} {Dot(s.MeanMotionDot)} "
            + $"{Exponential("second derivative of the mean motion", s.MeanMotionDdot, " 00000-0")} {Exponential("B*", s.BStar, " 00000+0")} "
            + $"{s.EphemerisType} {s.ElementSetNumber,4}";
        string second = $"2 {number} {Angle(s.InclinationDeg),8} {Angle(Angles.WrapDeg(s.RaanDeg)),8} {Eccentricity(s.Eccentricity)} "
            + $"{Angle(Angles.WrapDeg(s.ArgumentOfPerigeeDeg)),8} {Angle(Angles.WrapDeg(s.MeanAnomalyDeg)),8} {Fixed(s.MeanMotionRevPerDay, "F8"),11}"
            + $"{s.RevolutionAtEpoch % RevolutionsKept,5}";
        text.Append(Plain, $"0 {s.Name}\n{Sealed(first)}\n{Sealed(second)}\n");
    }

    private static string Sealed(string line) => line + new TleLine(line + "0", 0).Checksum().ToString(Plain);

    private string Refuse(string problem, string blank)
    {
        faults.Add($"{_name}: {problem}.");
        return blank;
    }

    private string Number(int number)
    {
        if (number > LargestCatalogNumber)
            return Refuse(string.Create(Plain, $"the catalogue number is {number}; a two-line element set holds 0 to {LargestCatalogNumber}"), "00000");
        return number < FirstAlpha ? number.ToString("00000", Plain) : $"{Letters[(number / PerLetter) - 10]}{(number % PerLetter).ToString("0000", Plain)}";
    }

    /// <summary>Year and day of the year; rounding may carry into the next day and year. The part of a day in a leap second becomes the next midnight.</summary>
    private string EpochColumns(Epoch epoch)
    {
        (long day, long ofDay) = epoch.ToUtcDay();
        long units = Math.Min((ofDay + (EpochUnit / 2)) / EpochUnit, UnitsPerDay);
        DateOnly date = Epoch.ToDate(day + (units == UnitsPerDay ? 1 : 0));
        if (date.Year is < FirstYear or > LastYear)
            return Refuse($"the epoch is {epoch}; a two-line element set holds years {FirstYear} to {LastYear}", new string(' ', 14));
        return string.Create(Plain, $"{date.Year % 100:00}{date.DayOfYear:000}.{units % UnitsPerDay:00000000}");
    }

    private static string Angle(double degrees) => Fixed(degrees, "F4") is "360.0000" ? "0.0000" : Fixed(degrees, "F4");

    private static string Fixed(double value, string format) => value.ToString(format, Plain);

    /// <summary>Seven decimals; what would round to 1 is the largest eccentricity below it.</summary>
    private static string Eccentricity(double value) => Fixed(value, "F7") is ['1', ..] ? "9999999" : Fixed(value, "F7")[2..];

    private string Dot(double value)
    {
        string text = Fixed(Math.Abs(value), "F8");
        return text[0] == '0'
            ? (value < 0 && text != "0.00000000" ? "-" : " ") + text[1..]
            : Refuse(string.Create(Plain, $"half the derivative of the mean motion is {value}; a two-line element set holds values between -1 and 1"), new string(' ', 10));
    }

    /// <summary>
    /// Sign, five digits behind an assumed point, signed exponent of one digit, which is <c>-0</c> for 0; values below 1e-10 lose digits.
    /// Zero has a text of its own in each field, as Space-Track writes it.
    /// </summary>
    private string Exponential(string key, double value, string zero)
    {
        string[] parts = Math.Abs(value).ToString("E4", Plain).Split('E');
        int exponent = int.Parse(parts[1], NumberStyles.AllowLeadingSign, Plain) + 1;
        string digits = parts[0].Remove(1, 1);
        if (exponent < -9) (digits, exponent) = (Math.Round(Math.Abs(value) * 1e14).ToString("00000", Plain), -9);
        if (exponent > 9) return Refuse(string.Create(Plain, $"{key} is {value}; a two-line element set holds values below 1e9"), new string(' ', 8));
        if (digits == "00000") return zero;
        return string.Create(Plain, $"{(value < 0 ? '-' : ' ')}{digits}{(exponent > 0 ? '+' : '-')}{Math.Abs(exponent)}");
    }
}
