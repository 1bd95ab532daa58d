using System.Globalization;

namespace SemSpace.Orbit.Elements.Omm;

/// <summary>The parts of a message that hold elements.</summary>
internal enum OmmPart
{
    Metadata,
    MeanElements,
    TleParameters,
}

/// <summary>A keyword with its value, as it is written.</summary>
/// <param name="Part">Where it belongs.</param>
/// <param name="Key">The keyword.</param>
/// <param name="Text">The value.</param>
/// <param name="IsNumber">Whether the value is a number.</param>
internal readonly record struct OmmEntry(OmmPart Part, string Key, string Text, bool IsNumber)
{
    public const string Originator = "SEMSPACE", VersionNumber = "3.0";

    /// <summary>The keywords that name what SGP4's elements are given in; JSON and CSV leave them out.</summary>
    public static readonly OmmEntry[] Frame =
    [
        new(OmmPart.Metadata, OmmKeys.Center, "EARTH", false), new(OmmPart.Metadata, OmmKeys.Frame, "TEME", false),
        new(OmmPart.Metadata, OmmKeys.TimeSystem, "UTC", false), new(OmmPart.Metadata, OmmKeys.Theory, "SGP4", false),
    ];

    /// <summary>The elements' keywords in the order of the standard; numbers read back as the same numbers.</summary>
    public static OmmEntry[] Of(OrbitalElements s) =>
    [
        Words(OmmPart.Metadata, OmmKeys.Name, s.Name),
        Words(OmmPart.Metadata, OmmKeys.Designator, s.InternationalDesignator.Length == 0 ? OmmKeys.Unknown : s.InternationalDesignator),
        Words(OmmPart.MeanElements, OmmKeys.Epoch, OmmTime.Write(s.Epoch)),
        Number(OmmPart.MeanElements, OmmKeys.MeanMotion, s.MeanMotionRevPerDay),
        Number(OmmPart.MeanElements, OmmKeys.Eccentricity, s.Eccentricity),
        Number(OmmPart.MeanElements, OmmKeys.Inclination, s.InclinationDeg),
        Number(OmmPart.MeanElements, OmmKeys.Raan, s.RaanDeg),
        Number(OmmPart.MeanElements, OmmKeys.ArgumentOfPerigee, s.ArgumentOfPerigeeDeg),
        Number(OmmPart.MeanElements, OmmKeys.MeanAnomaly, s.MeanAnomalyDeg),
        Number(OmmPart.TleParameters, OmmKeys.EphemerisType, s.EphemerisType),
        Words(OmmPart.TleParameters, OmmKeys.Classification, s.Classification.ToString()),
        Number(OmmPart.TleParameters, OmmKeys.CatalogNumber, s.CatalogNumber),
        Number(OmmPart.TleParameters, OmmKeys.ElementSet, s.ElementSetNumber),
        Number(OmmPart.TleParameters, OmmKeys.Revolution, s.RevolutionAtEpoch),
        Number(OmmPart.TleParameters, OmmKeys.BStar, s.BStar),
        Number(OmmPart.TleParameters, OmmKeys.MeanMotionDot, s.MeanMotionDot),
        Number(OmmPart.TleParameters, OmmKeys.MeanMotionDdot, s.MeanMotionDdot),
    ];

    private static OmmEntry Words(OmmPart part, string key, string text) => new(part, key, text, false);

    private static OmmEntry Number(OmmPart part, string key, double value) => new(part, key, value.ToString("R", CultureInfo.InvariantCulture), true);
}
