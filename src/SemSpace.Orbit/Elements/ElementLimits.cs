namespace SemSpace.Orbit.Elements;

/// <summary>The ranges of elements in files, which readers and the writer hold to alike.</summary>
internal static class ElementLimits
{
    public const int LargestCatalogNumber = 999_999_999, LargestRevolution = 999_999_999;
    public const int LargestSetNumber = 9_999, LargestEphemerisType = 9;

    /// <summary>The ephemeris type of SGP4-XP, whose elements SGP4 misreads.</summary>
    public const int XpType = 4;

    public const string XpRefusal = "must not be: these are elements of SGP4-XP, which SGP4 misreads";

    /// <summary>A revolution in 274 years, as long as <see cref="Time.Duration"/> counts; the slowest of SGP4's verification set.</summary>
    public const double LeastMeanMotion = 1e-5;

    /// <summary>An orbit at the Earth's surface makes 17 revolutions a day.</summary>
    public const double LargestMeanMotion = 20;

    public const double LargestInclinationDeg = 180, LargestAngleDeg = 360;

    /// <summary>What no format can carry, or no reader accepts: <c>the key is VALUE; must be RULE</c> each.</summary>
    public static IEnumerable<string> Problems(OrbitalElements s)
    {
        (string Key, double Value, double Least, double Most, string Unit)[] numbers =
        [
            ("the inclination", s.InclinationDeg, 0, LargestInclinationDeg, " degrees"),
            ("the right ascension of the node", s.RaanDeg, -LargestAngleDeg, LargestAngleDeg, " degrees"),
            ("the argument of perigee", s.ArgumentOfPerigeeDeg, -LargestAngleDeg, LargestAngleDeg, " degrees"),
            ("the mean anomaly", s.MeanAnomalyDeg, -LargestAngleDeg, LargestAngleDeg, " degrees"),
            ("the mean motion", s.MeanMotionRevPerDay, LeastMeanMotion, LargestMeanMotion, " revolutions a day"),
            ("the catalogue number", s.CatalogNumber, 0, LargestCatalogNumber, ""),
            ("the revolution number", s.RevolutionAtEpoch, 0, LargestRevolution, ""),
            ("the element set number", s.ElementSetNumber, 0, LargestSetNumber, ""),
            ("the ephemeris type", s.EphemerisType, 0, LargestEphemerisType, ""),
        ];
        foreach ((string key, double value, double least, double most, string unit) in numbers)
        {
            if (!(value >= least && value <= most)) yield return FormattableString.Invariant($"{key} is {value}; must be from {least:0.#####} to {most}{unit}");
        }

        if (!(s.Eccentricity is >= 0 and < 1)) yield return FormattableString.Invariant($"the eccentricity is {s.Eccentricity}; must be from 0 to below 1");
        if (s.EphemerisType == XpType) yield return $"the ephemeris type is {XpType}; {XpRefusal}";
        (string Key, double Value)[] unbounded =
            [("B*", s.BStar), ("half the derivative of the mean motion", s.MeanMotionDot), ("a sixth of its second derivative", s.MeanMotionDdot)];
        foreach ((string key, double value) in unbounded)
        {
            if (!double.IsFinite(value)) yield return FormattableString.Invariant($"{key} is {value}; must be a number");
        }
    }
}
