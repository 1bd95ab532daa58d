namespace SemSpace.Orbit.Windows.Links;

/// <summary>What a link between two satellites needs.</summary>
public sealed record LinkLimits
{
    /// <summary>
    /// Height above the WGS84 ellipsoid that the line of sight must clear, km, from 0: the atmosphere bends and absorbs below about 80 km. What is
    /// cleared is the ellipsoid whose axes are that much longer.
    /// </summary>
    public double GrazingAltitudeKm { get; init; } = 80;

    /// <summary>Longest distance, km, above 0; infinite for none.</summary>
    public double MaxRangeKm { get; init; } = double.PositiveInfinity;

    /// <summary>How near to the Sun neither terminal may look, degrees, 0 to 90; 0 for no such limit.</summary>
    public double SunKeepOutDeg { get; init; }

    /// <summary>Throws where a limit is out of range.</summary>
    internal void Check()
    {
        if (!(GrazingAltitudeKm >= 0) || !double.IsFinite(GrazingAltitudeKm))
            throw new ArgumentOutOfRangeException(nameof(GrazingAltitudeKm), GrazingAltitudeKm, "The grazing altitude must be at least 0 km.");
        if (!(MaxRangeKm > 0)) throw new ArgumentOutOfRangeException(nameof(MaxRangeKm), MaxRangeKm, "The longest range must be above 0 km.");
        if (!(SunKeepOutDeg is >= 0 and <= 90))
            throw new ArgumentOutOfRangeException(nameof(SunKeepOutDeg), SunKeepOutDeg, "The Sun keep-out angle must be in [0, 90] degrees.");
    }
}
