namespace SemSpace.Fl.Data;

/// <summary>What one pixel of a map shows in one month.</summary>
internal enum Surface : byte
{
    Water,
    Snow,
    Bare,
    Green,
    Mixed,
}

/// <summary>
/// The surface of each pixel in each month, judged by the colours of all months and by the land mask. The thresholds fit NASA's
/// Blue Marble; they were set by looking at sample places (Sahara, Atacama, Sahel, Amazon, taiga, tundra, Tibet, Iowa in all four
/// months) and at sheets of images of each class.
/// </summary>
internal static class SurfaceRaster
{
    private const int SnowDarkestChannel = 110, LakeBrightestChannel = 20, BareRed = 90;
    private const double SnowSaturation = 0.15, BareGreenness = 0.08, LushGreenness = 0.25;

    /// <summary>One raster for each map, in the same order. All maps have the mask's size.</summary>
    public static Surface[][] Judge(IReadOnlyList<EarthMap> months, LandMask land)
    {
        Surface[][] rasters = [.. months.Select(_ => new Surface[land.Width * land.Height])];
        _ = Parallel.For(0, land.Height, row =>
        {
            for (int pixel = row * land.Width; pixel < (row + 1) * land.Width; pixel++) JudgePixel(months, land[pixel], pixel, rasters);
        });
        return rasters;
    }

    private static void JudgePixel(IReadOnlyList<EarthMap> months, bool isLand, int pixel, Surface[][] rasters)
    {
        Surface yearly = isLand ? YearlySurface(months, pixel) : Surface.Water;
        for (int i = 0; i < months.Count; i++) rasters[i][pixel] = new Colour(months[i], pixel).IsSnow ? Surface.Snow : yearly;
    }

    private static Surface YearlySurface(IReadOnlyList<EarthMap> months, int pixel)
    {
        bool bare = true;
        double greenest = double.NegativeInfinity;
        int darkest = byte.MaxValue;
        for (int i = 0; i < months.Count; i++)
        {
            Colour colour = new(months[i], pixel);
            darkest = Math.Min(darkest, colour.Brightest);
            if (colour.IsSnow) continue;
            greenest = Math.Max(greenest, colour.Greenness);
            bare &= colour.Red >= BareRed && colour.Greenness <= BareGreenness;
        }

        if (darkest < LakeBrightestChannel) return Surface.Water;
        if (greenest >= LushGreenness) return Surface.Green;
        return bare ? Surface.Bare : Surface.Mixed;
    }

    private readonly struct Colour
    {
        public Colour(EarthMap map, int pixel)
        {
            ReadOnlySpan<byte> rgb = map.Pixels.Slice(EarthMap.BytesPerPixel * pixel, 3);
            (Red, Green, Blue) = (rgb[0], rgb[1], rgb[2]);
        }

        public int Red { get; }

        public int Brightest => Math.Max(Red, Math.Max(Green, Blue));

        public bool IsSnow => Darkest >= SnowDarkestChannel && Brightest - Darkest <= SnowSaturation * Brightest;

        /// <summary>Excess green, (2G - R - B) / (R + G + B) (Woebbecke, Meyer, Von Bargen, Mortensen, Trans. ASAE 38(1), 1995).</summary>
        public double Greenness => ((2.0 * Green) - Red - Blue) / Math.Max(1, Red + Green + Blue);

        private int Green { get; }

        private int Blue { get; }

        private int Darkest => Math.Min(Red, Math.Min(Green, Blue));
    }
}
