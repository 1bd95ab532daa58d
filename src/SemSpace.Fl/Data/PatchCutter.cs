namespace SemSpace.Fl.Data;

/// <summary>Resamples a square of the Earth from an equirectangular map.</summary>
internal static class PatchCutter
{
    private const float FromByte = 1f / byte.MaxValue;

    /// <summary>See <see cref="EarthImagery.Cut"/>.</summary>
    public static LandCover Cut(MonthOfEarth month, CapturePoint point, PatchSize size, Span<float> pixels)
    {
        int plane = size.Pixels * size.Pixels;
        TangentPlane ground = new(point.LatitudeDeg, point.LongitudeDeg, point.HeadingDeg);
        SurfaceCount surfaces = default;
        for (int i = 0; i < plane; i++)
        {
            (double latitudeDeg, double longitudeDeg) = PlaceOf(i, ground, size);
            SourcePixels source = new(month.Map, latitudeDeg, longitudeDeg);
            surfaces.Add(month.Surfaces[source.Nearest]);
            source.Interpolate(month.Map.Pixels, out pixels[i], out pixels[i + plane], out pixels[i + (2 * plane)]);
        }

        return surfaces.Judge();
    }

    /// <summary>The class alone, the same as <see cref="Cut"/> finds, in less time.</summary>
    public static LandCover Classify(MonthOfEarth month, CapturePoint point, PatchSize size)
    {
        TangentPlane ground = new(point.LatitudeDeg, point.LongitudeDeg, point.HeadingDeg);
        SurfaceCount surfaces = default;
        for (int i = 0; i < size.Pixels * size.Pixels; i++)
        {
            (double latitudeDeg, double longitudeDeg) = PlaceOf(i, ground, size);
            surfaces.Add(month.Surfaces[new SourcePixels(month.Map, latitudeDeg, longitudeDeg).Nearest]);
        }

        return surfaces.Judge();
    }

    private static (double LatitudeDeg, double LongitudeDeg) PlaceOf(int pixel, TangentPlane ground, PatchSize size)
    {
        int side = size.Pixels;
        double kmPerPixel = size.Km / side;
        return ground.At(((pixel % side) - ((side - 1) / 2.0)) * kmPerPixel, (((side - 1) / 2.0) - (pixel / side)) * kmPerPixel);
    }

    /// <summary>
    /// The four map pixels around a place with their bilinear weights. Columns wrap at the date line; beyond a pole the map
    /// goes on at the same row on the opposite meridian.
    /// </summary>
    private readonly struct SourcePixels
    {
        private readonly int _northWest, _northEast, _southWest, _southEast;
        private readonly float _east, _south;

        public SourcePixels(EarthMap map, double latitudeDeg, double longitudeDeg)
        {
            double x = ((longitudeDeg + 180) / map.PixelDeg) - 0.5, y = ((90 - latitudeDeg) / map.PixelDeg) - 0.5;
            int column = (int)Math.Floor(x), row = (int)Math.Floor(y);
            (_east, _south) = ((float)(x - column), (float)(y - row));
            (_northWest, _northEast) = (Index(map, column, row), Index(map, column + 1, row));
            (_southWest, _southEast) = (Index(map, column, row + 1), Index(map, column + 1, row + 1));
        }

        /// <summary>The pixel that contains the place.</summary>
        public int Nearest => (_south < 0.5f, _east < 0.5f) switch
        {
            (true, true) => _northWest,
            (true, false) => _northEast,
            (false, true) => _southWest,
            (false, false) => _southEast,
        };

        public void Interpolate(ReadOnlySpan<byte> map, out float red, out float green, out float blue)
        {
            float northEast = (1 - _south) * _east, northWest = 1 - _south - northEast, southEast = _south * _east, southWest = _south - southEast;
            ReadOnlySpan<byte> a = map.Slice(EarthMap.BytesPerPixel * _northWest, 3), b = map.Slice(EarthMap.BytesPerPixel * _northEast, 3);
            ReadOnlySpan<byte> c = map.Slice(EarthMap.BytesPerPixel * _southWest, 3), d = map.Slice(EarthMap.BytesPerPixel * _southEast, 3);
            red = FromByte * ((northWest * a[0]) + (northEast * b[0]) + (southWest * c[0]) + (southEast * d[0]));
            green = FromByte * ((northWest * a[1]) + (northEast * b[1]) + (southWest * c[1]) + (southEast * d[1]));
            blue = FromByte * ((northWest * a[2]) + (northEast * b[2]) + (southWest * c[2]) + (southEast * d[2]));
        }

        private static int Index(EarthMap map, int column, int row)
        {
            bool overPole = row < 0 || row >= map.Height;
            int turned = column + (overPole ? map.Width / 2 : 0), wrapped = turned < 0 ? turned + map.Width : turned % map.Width;
            return (Math.Clamp(row, 0, map.Height - 1) * map.Width) + wrapped;
        }
    }
}
