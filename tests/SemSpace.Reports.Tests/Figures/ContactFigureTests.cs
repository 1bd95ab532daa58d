using System.Text;
using SemSpace.Experiments.Tests.Golden;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows;
using SemSpace.Orbit.Windows.Contacts;
using SemSpace.Reports.Contacts;
using SemSpace.Reports.Figures.Contacts;
using SemSpace.Reports.Figures.Drawing;
using SkiaSharp;

namespace SemSpace.Reports.Tests.Figures;

public sealed class ContactFigureTests
{
    /// <summary>Constellations and stations that a map or a chart may stumble over.</summary>
    public static TheoryData<string> Cases => [.. Samples.Keys];

    private static Dictionary<string, Func<ContactScene>> Samples { get; } = new()
    {
        ["small"] = SampleScenes.Small,
        ["iridium"] = SampleScenes.Iridium,
        ["star"] = () => SampleScenes.Star(100, 10, 12, ("Tromso", 69.65, 18.95), ("Sanya", 18.25, 109.5), ("Fairbanks", 64.8, -147.7), ("Suva", -18.1, 178.4)),
        ["crowded"] = () => SampleScenes.Star(1000, 20, 3, ("Tromso", 69.65, 18.95), ("Sanya", 18.25, 109.5)),
        ["crowded-40"] = () => SampleScenes.Star(1000, 20, 3, [.. Enumerable.Range(0, 40).Select(i => ($"G{i}", -80 + (4.0 * i), 9.0 * i))]),
        ["poles"] = () => SampleScenes.Star(1, 1, 12, ("North Pole", 90, 0), ("South Pole", -90, 0), ("Date Line", 0, 180), ("A station with a name that is far longer than a map has room for it anywhere", 10, -180), ("McMurdo", -77.85, 166.67)),
        ["never"] = () => SampleScenes.Star(2, 1, 0.01, ("Sanya", 18.25, 109.5)),
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Figures_are_two_columns_wide_the_same_bytes_each_time_with_nothing_cut_off_at_an_edge(string name)
    {
        using TestFolder folder = new();
        ContactScene scene = Samples[name]();
        IReadOnlyList<string> first = Draw(scene, folder.In("first")), second = Draw(scene, folder.In("second"));
        Assert.Equal(6, first.Count);
        Assert.All(first.Zip(second), pair => Assert.Equal(File.ReadAllBytes(pair.First), File.ReadAllBytes(pair.Second)));
        foreach (string file in first.Where(file => file.EndsWith(".png", StringComparison.Ordinal))) FigureTests.AssertEdgeIsWhite(file);
        foreach (string file in first.Where(file => file.EndsWith(".pdf", StringComparison.Ordinal)))
            Assert.Contains("/MediaBox [0 0 515.5", Encoding.Latin1.GetString(File.ReadAllBytes(file)), StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("KEEP_FIGURES") is { Length: > 0 } kept) Draw(scene, Path.Combine(kept, $"contacts-{name}"));
    }

    [Fact]
    public void A_chart_of_few_satellites_has_a_row_each_and_a_lane_a_gateway()
    {
        GanttRows rows = Rows(SampleScenes.Small());
        Assert.True(rows.BySatellite);
        Assert.Equal(24, rows.Rows.Count);
        Assert.All(rows.Bars, bar => Assert.Equal(bar.Gateway, bar.Lane));
    }

    [Fact]
    public void In_a_chart_of_many_satellites_bars_of_a_lane_do_not_overlap()
    {
        GanttRows rows = Rows(SampleScenes.Iridium());
        Assert.False(rows.BySatellite);
        Assert.Equal(5, rows.Rows.Count);
        Assert.InRange(rows.Bars.Count, 1000, 20_000);
        foreach (GanttBar[] lane in rows.Bars.GroupBy(bar => (bar.Row, bar.Lane)).Select(lane => lane.ToArray()))
            Assert.All(lane.Zip(lane.Skip(1)), pair => Assert.True(pair.First.ToH <= pair.Second.FromH));
    }

    [Fact]
    public void A_chart_of_gateways_that_see_many_satellites_at_once_counts_them_by_the_minute()
    {
        ContactScene scene = SampleScenes.Star(1000, 20, 3, ("Tromso", 69.65, 18.95), ("Sanya", 18.25, 109.5));
        ContactWindow[] found = SampleScenes.Windows(scene);
        GanttRows rows = Rows(scene);
        Assert.True(rows.IsCrowded);
        Assert.Equal(3, rows.EndH);
        int[] counts = rows.CountsOf(1);
        Assert.Equal(181, counts.Length);
        Assert.All(Enumerable.Range(0, 180), minute =>
        {
            Epoch time = scene.Start + Duration.FromMinutes(minute);
            Assert.Equal(found.Count(window => window.Gateway == 1 && window.Aos <= time && time < window.Los), counts[minute]);
        });
    }

    /// <summary>Rows of 40 px are those of up to 12 gateways, of 25 those of 20, of 12.5 those of 40. Digits of 7 pt are 6.3 px high.</summary>
    [Theory]
    [InlineData(40, 23, 20, true)]
    [InlineData(40, 46, 40, true)]
    [InlineData(40, 13, 10, true)]
    [InlineData(40, 990, 500, true)]
    [InlineData(25, 23, 10, true)]
    [InlineData(25, 200, 100, true)]
    [InlineData(12.5f, 23, 20, false)]
    [InlineData(12.5f, 15, 10, false)]
    public void A_row_of_counts_has_a_zero_only_where_no_number_touches_it(float height, int most, int line, bool hasZeros)
    {
        Assert.Equal((line, hasZeros), GanttFigure.ScaleOf(height, most));
        float above = line * (height - 3) / most;
        if (hasZeros) Assert.All([above, height - above], gap => Assert.InRange(gap, 7, height));
    }

    [Fact]
    public void A_chart_of_more_bars_than_can_be_drawn_shows_the_first_hours()
    {
        GanttRows rows = Rows(SampleScenes.Star(160, 16, 36, [.. Enumerable.Range(0, 40).Select(i => ($"G{i}", -45 + (2.25 * i), 9.0 * i))]));
        Assert.False(rows.IsCrowded);
        Assert.Equal(20_000, rows.Bars.Count);
        Assert.Equal(18, rows.EndH);
        Assert.True(rows.Bars[^1].FromH > rows.EndH);
    }

    [Theory]
    [InlineData(50, 5, 12)]
    [InlineData(-18.1, 178.4, 20)]
    [InlineData(78.2, 15.4, 20)]
    [InlineData(90, 0, 17)]
    [InlineData(-90, 40, 17)]
    public void A_footprint_is_everywhere_as_far_from_its_station(double latitudeDeg, double longitudeDeg, double radiusDeg)
        => Assert.All(
            GlobeCurve.Circle(latitudeDeg, longitudeDeg, radiusDeg),
            point => Assert.Equal(radiusDeg, AngleDeg(latitudeDeg, longitudeDeg, point.LatitudeDeg, point.LongitudeDeg), 1e-6));

    [Fact]
    public void A_footprint_is_what_a_station_sees()
    {
        // A satellite above the rim stands at the mask, seen from a sphere.
        CircularOrbit orbit = new(550);
        double angle = double.DegreesToRadians(orbit.CoverageAngleDeg(10));
        double up = (orbit.RadiusKm * Math.Cos(angle)) - CircularOrbit.EarthRadiusKm, out_ = orbit.RadiusKm * Math.Sin(angle);
        Assert.Equal(10, double.RadiansToDegrees(Math.Atan2(up, out_)), 1e-9);
    }

    [Fact]
    public void Names_on_a_map_cover_neither_each_other_nor_markers_nor_the_edge()
    {
        SKRect map = SKRect.Create(50, 10, 600, 300);
        SKPoint[] markers = [.. Enumerable.Range(0, 60).Select(i => new SKPoint(50 + (i * 37 % 600), 10 + (i * 71 % 300)))];
        string[] names = [.. markers.Select((_, i) => $"Station {i}")];
        SKPoint?[] places = MapLabels.Place(names, markers, map);
        SKRect[] boxes = [.. places.Index().Where(place => place.Item is not null).Select(place => SKRect.Create(
            place.Item!.Value.X, place.Item.Value.Y - 7, TextSizeOf(names[place.Index]), 8))];
        Assert.InRange(boxes.Length, 30, 60);
        Assert.All(boxes, box => Assert.True(map.Contains(box)));
        for (int i = 0; i < boxes.Length; i++) Assert.DoesNotContain(boxes[..i], box => box.IntersectsWith(boxes[i]));
        Assert.All(boxes, box => Assert.DoesNotContain(markers, marker => box.Contains(marker)));
    }

    private static float TextSizeOf(string text) => TextSize.Width(text, PaperStyle.SmallSize);

    private static double AngleDeg(double latitudeA, double longitudeA, double latitudeB, double longitudeB)
    {
        (double a, double b) = (double.DegreesToRadians(latitudeA), double.DegreesToRadians(latitudeB));
        double cos = (Math.Sin(a) * Math.Sin(b)) + (Math.Cos(a) * Math.Cos(b) * Math.Cos(double.DegreesToRadians(longitudeA - longitudeB)));
        return double.RadiansToDegrees(Math.Acos(Math.Clamp(cos, -1, 1)));
    }

    private static GanttRows Rows(ContactScene scene)
    {
        GanttRows rows = new(scene);
        foreach (ContactWindow window in SampleScenes.Windows(scene)) rows.Add(window);
        return rows;
    }

    private static IReadOnlyList<string> Draw(ContactScene scene, string folder)
    {
        ContactChart chart = new(scene);
        foreach (ContactWindow window in SampleScenes.Windows(scene)) chart.Add(window);
        return chart.Write(folder);
    }
}
