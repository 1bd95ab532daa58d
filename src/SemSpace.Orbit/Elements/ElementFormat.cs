namespace SemSpace.Orbit.Elements;

/// <summary>The formats of element files.</summary>
public enum ElementFormat
{
    /// <summary>Two-line element sets, with or without a name line before each.</summary>
    Tle,

    /// <summary>Orbit mean-elements messages (CCSDS 502.0-B-3) in XML.</summary>
    OmmXml,

    /// <summary>The keywords of orbit mean-elements messages as JSON objects, as CelesTrak and Space-Track serve them.</summary>
    OmmJson,

    /// <summary>The keywords of orbit mean-elements messages as the columns of a CSV file, as CelesTrak and Space-Track serve them.</summary>
    OmmCsv,

    /// <summary>Orbit mean-elements messages (CCSDS 502.0-B-3) in key-value notation.</summary>
    OmmKvn,
}
