namespace SemSpace.Fl.Data;

/// <summary>The square that an image shows.</summary>
public sealed record PatchSize
{
    /// <summary>A square of the given size.</summary>
    /// <param name="pixels">Rows and columns, 8 or more.</param>
    /// <param name="km">Side, km on the plane that touches the Earth at the image's centre; above 0, up to 4000.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public PatchSize(int pixels, double km)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pixels, 8);
        if (!(km is > 0 and <= 4000)) throw new ArgumentOutOfRangeException(nameof(km), km, "The side lies above 0 and up to 4000 km.");
        (Pixels, Km) = (pixels, km);
    }

    /// <summary>32 x 32 pixels over 512 km x 512 km, close to the embedded maps' own resolution of 19.6 km at the equator.</summary>
    public static PatchSize Default { get; } = new(32, 512);

    /// <summary>Rows and columns.</summary>
    public int Pixels { get; }

    /// <summary>Side, km.</summary>
    public double Km { get; }

    /// <summary>Angle at the Earth's centre between the middle and a corner, deg.</summary>
    public double CornerDeg => double.RadiansToDegrees(Math.Atan(Km / Math.Sqrt(2) / TangentPlane.EarthRadiusKm));
}
