using System.Collections.Frozen;

namespace SemSpace.Orbit.Elements.Omm;

/// <summary>The keywords of CCSDS 502.0-B-3, section 4, that matter for SGP4.</summary>
internal static class OmmKeys
{
    public const string Version = "CCSDS_OMM_VERS", Comment = "COMMENT", Created = "CREATION_DATE", Originator = "ORIGINATOR";
    public const string Name = "OBJECT_NAME", Designator = "OBJECT_ID";
    public const string Center = "CENTER_NAME", Frame = "REF_FRAME", TimeSystem = "TIME_SYSTEM", Theory = "MEAN_ELEMENT_THEORY";
    public const string Epoch = "EPOCH", MeanMotion = "MEAN_MOTION", Eccentricity = "ECCENTRICITY", Inclination = "INCLINATION";
    public const string Raan = "RA_OF_ASC_NODE", ArgumentOfPerigee = "ARG_OF_PERICENTER", MeanAnomaly = "MEAN_ANOMALY";
    public const string EphemerisType = "EPHEMERIS_TYPE", Classification = "CLASSIFICATION_TYPE", CatalogNumber = "NORAD_CAT_ID";
    public const string ElementSet = "ELEMENT_SET_NO", Revolution = "REV_AT_EPOCH", BStar = "BSTAR";
    public const string MeanMotionDot = "MEAN_MOTION_DOT", MeanMotionDdot = "MEAN_MOTION_DDOT";

    /// <summary>What stands for a designator that is not known.</summary>
    public const string Unknown = "UNKNOWN";

    /// <summary>The keywords without which there is no orbit.</summary>
    public static readonly string[] Required =
        [Name, Epoch, MeanMotion, Eccentricity, Inclination, Raan, ArgumentOfPerigee, MeanAnomaly, CatalogNumber, BStar];

    /// <summary>All keywords that are read; the others are passed over.</summary>
    public static readonly FrozenSet<string> Known = new[]
    {
        Version, Created, Originator, Name, Designator, Center, Frame, TimeSystem, Theory, Epoch, MeanMotion, Eccentricity, Inclination,
        Raan, ArgumentOfPerigee, MeanAnomaly, EphemerisType, Classification, CatalogNumber, ElementSet, Revolution, BStar, MeanMotionDot, MeanMotionDdot,
    }.ToFrozenSet();
}
