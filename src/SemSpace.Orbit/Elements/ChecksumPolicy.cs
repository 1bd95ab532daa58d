namespace SemSpace.Orbit.Elements;

/// <summary>What the checksums of two-line element sets are for.</summary>
public enum ChecksumPolicy
{
    /// <summary>A line whose checksum is wrong or missing is a fault.</summary>
    Required,

    /// <summary>Such a line is taken all the same, with a warning.</summary>
    Optional,
}
