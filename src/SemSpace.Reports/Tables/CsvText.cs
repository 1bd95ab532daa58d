using System.Globalization;
using SemSpace.Orbit.Time;

namespace SemSpace.Reports.Tables;

/// <summary>Values as CSV text.</summary>
internal static class CsvText
{
    /// <summary>The shortest text that reads back as the same number.</summary>
    public static string Of(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A whole number.</summary>
    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A whole number, empty where there is none.</summary>
    public static string Of(int? value) => value is { } number ? Of((long)number) : "";

    /// <summary>ISO 8601 UTC with milliseconds.</summary>
    public static string Of(Epoch value) => value.ToString();

    /// <summary>ISO 8601 UTC with milliseconds, empty where there is none.</summary>
    public static string Of(Epoch? value) => value is { } time ? Of(time) : "";

    /// <summary>True or false.</summary>
    public static string Of(bool value) => value ? "true" : "false";
}
