namespace SemSpace.Fl.Data;

/// <summary>The size of an image.</summary>
/// <param name="Channels">Colour channels C.</param>
/// <param name="Height">Rows H.</param>
/// <param name="Width">Columns W.</param>
public readonly record struct ImageSize(int Channels, int Height, int Width)
{
    /// <summary>Values in one image, C * H * W.</summary>
    public int Values => Channels * Height * Width;
}
