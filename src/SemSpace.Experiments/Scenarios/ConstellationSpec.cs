namespace SemSpace.Experiments.Scenarios;

/// <summary>Where the satellites fly: a <see cref="WalkerSpec"/> or a <see cref="TleSpec"/>.</summary>
public abstract record ConstellationSpec
{
    private protected ConstellationSpec()
    {
    }
}

/// <summary>How a Walker constellation spreads the nodes of its planes.</summary>
public enum WalkerPattern
{
    /// <summary>Over 360 degrees.</summary>
    Delta,

    /// <summary>Over 180 degrees.</summary>
    Star,
}

/// <summary>A Walker constellation i:t/p/f of circular orbits.</summary>
public sealed record WalkerSpec : ConstellationSpec
{
    /// <summary>Delta or star.</summary>
    public WalkerPattern Pattern { get; init; }

    /// <summary>Satellites t in all planes together.</summary>
    public int Satellites { get; init; }

    /// <summary>Planes p, a divisor of t.</summary>
    public int Planes { get; init; } = 1;

    /// <summary>Phasing f between neighbouring planes, 0 to p - 1, in units of 360/t degrees.</summary>
    public int Phasing { get; init; }

    /// <summary>Inclination, degrees.</summary>
    public double InclinationDeg { get; init; }

    /// <summary>Height above the equatorial radius, km.</summary>
    public double AltitudeKm { get; init; }

    /// <summary>Right ascension of the first plane's ascending node at the start, degrees.</summary>
    public double RaanOffsetDeg { get; init; }
}

/// <summary>Satellites read from a file of two-line or three-line element sets.</summary>
public sealed record TleSpec : ConstellationSpec
{
    /// <summary>The element file.</summary>
    public InputFile File { get; init; } = new("");

    /// <summary>Whether a truncated last record is a warning instead of an error.</summary>
    public bool Lenient { get; init; }

    /// <summary>Which satellites to take by name, with * for any text; <c>*</c> takes all.</summary>
    public string NamePattern { get; init; } = "*";
}

/// <summary>A file that a scenario names.</summary>
/// <param name="FullPath">Its absolute path.</param>
public sealed record InputFile(string FullPath);
