using CsCheck;
using SemSpace.Fl.Data;
using SemSpace.Fl.Randomness;

namespace SemSpace.Fl.Tests.Properties;

public class GeographicSplitProperties
{
    private static readonly Gen<double> Latitude = Gen.Double[-1, 1].Select(sine => double.RadiansToDegrees(Math.Asin(sine)));
    private static readonly Gen<double> Longitude = Gen.Double[-400, 400];
    private static readonly Gen<GeographicSplit> Split = Gen.Select(Gen.Double[5, 45], Gen.Double[0.1, 0.4], Gen.Double[0.1, 0.5], Gen.ULong)
        .Select(t => new GeographicSplit(t.Item1, t.Item2, t.Item3, new SeedTree(t.Item4)));

    [Fact]
    public void No_map_pixel_is_read_by_images_of_two_uses()
    {
        Dictionary<PatchUse, int> tried = new() { [PatchUse.Train] = 0, [PatchUse.Validation] = 0, [PatchUse.Test] = 0 };
        Gen.Select(Latitude, Longitude, Gen.Double[0, 360], Gen.ULong[0, 4]).Sample(
            (latitudeDeg, longitudeDeg, headingDeg, seed) =>
            {
                EarthDataset dataset = new(EarthImagery.Embedded, EarthDatasetOptions.Default, new SeedTree(seed));
                CapturePoint point = new(latitudeDeg, longitudeDeg, headingDeg, 7);
                PatchUse use = dataset.UseOf(point);
                if (use == PatchUse.Unused) return true;
                tried[use]++;
                return SourcePlaces(point).All(place => dataset.Split.UseOfPlace(place.LatitudeDeg, place.LongitudeDeg) == use);
            },
            iter: 1000,
            threads: 1);
        Assert.True(tried[PatchUse.Train] > 100 && tried.Values.Min() > 10, $"The property was tried on {string.Join(", ", tried)} images only.");
    }

    [Fact]
    public void A_circle_of_one_use_holds_no_place_of_the_other() => Gen.Select(Split, Latitude, Longitude, Gen.Double[0.1, 15]).Sample(
        (split, latitudeDeg, longitudeDeg, radiusDeg) =>
        {
            PatchUse use = split.UseOf(latitudeDeg, longitudeDeg, radiusDeg);
            return use == PatchUse.Unused
                || Disc(latitudeDeg, longitudeDeg, radiusDeg).All(place => split.UseOfPlace(place.Item1, place.Item2) == use);
        },
        iter: 500);

    [Fact]
    public void A_circle_of_no_use_holds_places_of_several_uses() => Gen.Select(Split, Latitude, Longitude, Gen.Double[1, 15]).Sample(
        (split, latitudeDeg, longitudeDeg, radiusDeg) =>
        {
            // A little wider, because a block may reach into the circle by less than the places tried lie apart.
            if (split.UseOf(latitudeDeg, longitudeDeg, radiusDeg) != PatchUse.Unused) return true;
            return Disc(latitudeDeg, longitudeDeg, radiusDeg * 1.05).Select(place => split.UseOfPlace(place.Item1, place.Item2)).Distinct().Count() > 1;
        },
        iter: 500);

    [Fact]
    public void A_split_has_the_fraction_asked_for_at_all_latitudes() => Gen.ULong.Sample(
        seed =>
        {
            GeographicSplit split = new(20, 0.1, 0.2, new SeedTree(seed));
            (int, int)[] zones = [(-90, -30), (-30, 30), (30, 90)];
            int[] tests = [.. zones.Select(zone => CountBlocks(split, PatchUse.Test, zone))], validations = [.. zones.Select(zone => CountBlocks(split, PatchUse.Validation, zone))];
            return (split.Blocks, split.TestBlocks, split.ValidationBlocks) == (104, 21, 10)
                && tests.Sum() == 21 && tests.Min() >= 4 && validations.Sum() == 10 && validations.Min() >= 1;
        },
        iter: 50);

    [Fact]
    public void The_share_of_a_use_is_that_of_places_drawn_at_random()
    {
        const int places = 20_000;
        const double error = 0.02; // over five standard deviations of a share of so many places
        int drawable = 0;
        Gen.Select(Split, Gen.OneOf(Gen.Const(PatchUse.Train), Gen.Const(PatchUse.Validation), Gen.Const(PatchUse.Test)), Gen.Double[0.01, 90], Gen.Double[0.1, 12], Gen.ULong).Sample(
            (split, use, maxLatitudeDeg, radiusDeg, seed) =>
            {
                RandomStream random = new SeedTree(seed).Stream("places");
                double maxSine = Math.Sin(double.DegreesToRadians(maxLatitudeDeg));
                int hits = Enumerable.Range(0, places).Count(_ => split.UseOf(
                    double.RadiansToDegrees(Math.Asin(maxSine * ((2 * random.NextDouble()) - 1))), 360 * random.NextDouble(), radiusDeg) == use);
                double share = split.Share(use, maxLatitudeDeg, radiusDeg);
                if (share > 0) drawable++;
                return Math.Abs(share - ((double)hits / places)) < error;
            },
            iter: 200,
            threads: 1);
        Assert.InRange(drawable, 50, 190);
    }

    [Fact]
    public void On_the_equator_a_row_that_straddles_it_has_places_and_two_rows_that_meet_there_have_fewer()
    {
        double Share(double blockDeg) => Enumerable.Range(0, 20).Average(seed => new GeographicSplit(blockDeg, 0.1, 0.3, new SeedTree((ulong)seed)).Share(PatchUse.Test, 0, 3));
        Assert.InRange(Share(20), 0.15, 0.3);
        Assert.InRange(Share(22.5), 0.001, 0.1);
    }

    /// <summary>Counts the blocks of a use along the middle of each row of 20°.</summary>
    private static int CountBlocks(GeographicSplit split, PatchUse use, (int SouthDeg, int NorthDeg) zone)
    {
        int blocks = 0;
        for (int latitudeDeg = zone.SouthDeg + 10; latitudeDeg < zone.NorthDeg; latitudeDeg += 20)
        {
            int columns = Math.Max(1, (int)Math.Round(18 * Math.Cos(double.DegreesToRadians(latitudeDeg))));
            blocks += Enumerable.Range(0, columns).Count(column => split.UseOfPlace(latitudeDeg, (column + 0.5) * 360 / columns) == use);
        }

        return blocks;
    }

    /// <summary>Centres of the four map pixels that each image pixel is mixed from, all 32 x 32 of them.</summary>
    private static IEnumerable<(double LatitudeDeg, double LongitudeDeg)> SourcePlaces(CapturePoint point)
    {
        const double mapPixelDeg = 180.0 / 1024, kmPerPixel = 16;
        TangentPlane ground = new(point.LatitudeDeg, point.LongitudeDeg, point.HeadingDeg);
        for (int i = 0; i < 32 * 32; i++)
        {
            (double latitudeDeg, double longitudeDeg) = ground.At(((i % 32) - 15.5) * kmPerPixel, (15.5 - (i / 32)) * kmPerPixel);
            double row = Math.Floor(((90 - latitudeDeg) / mapPixelDeg) - 0.5), column = Math.Floor(((longitudeDeg + 180) / mapPixelDeg) - 0.5);
            for (int corner = 0; corner < 4; corner++)
            {
                double north = 90 - ((row + (corner / 2) + 0.5) * mapPixelDeg), east = ((column + (corner % 2) + 0.5) * mapPixelDeg) - 180;
                yield return Math.Abs(north) <= 90 ? (north, east) : (Math.Sign(north) * (180 - Math.Abs(north)), east + 180);
            }
        }
    }

    /// <summary>Places on 12 rings of a spherical disc, the outermost at its edge.</summary>
    private static IEnumerable<(double, double)> Disc(double latitudeDeg, double longitudeDeg, double radiusDeg)
    {
        TangentPlane ground = new(latitudeDeg, longitudeDeg, 0);
        for (int ring = 1; ring <= 12; ring++)
        {
            double km = TangentPlane.EarthRadiusKm * Math.Tan(double.DegreesToRadians(radiusDeg * ring / 12 * (1 - 1e-9)));
            for (int i = 0; i < 360; i++)
            {
                (double sin, double cos) = Math.SinCos(double.DegreesToRadians(i));
                yield return ground.At(km * sin, km * cos);
            }
        }
    }
}
