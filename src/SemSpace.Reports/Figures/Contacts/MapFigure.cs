using ScottPlot;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows;
using SemSpace.Orbit.Windows.Stations;
using SemSpace.Reports.Contacts;
using SemSpace.Reports.Figures.Drawing;
using SkiaSharp;

namespace SemSpace.Reports.Figures.Contacts;

/// <summary>
/// The map, two columns wide: coastlines, where the satellites are at the start, the ground track of one satellite of each plane over one
/// revolution, and around each gateway the circle from which it sees a satellite. Gateways have colour, dashes and name.
/// Not modelled: the Earth's oblateness in the circles (below 0.2 degrees), different altitudes (their mean counts).
/// </summary>
internal static class MapFigure
{
    private const int MostTracks = 6, MostDots = 400, MostFills = 12;
    private const double TrackStepSeconds = 10, CoastToleranceDeg = 0.2, HeightIn = 3.62, FillOpacity = 0.1;

    /// <summary>Of orbits slower than any real one, no more is drawn.</summary>
    private const double LongestTrackSeconds = 4 * 86_400;
    private const float TrackWidth = 0.5f * PaperStyle.Point, CoastWidth = 0.3f * PaperStyle.Point, DotRadius = 1.1f * PaperStyle.Point, MarkerRadius = 2f * PaperStyle.Point;

    private static readonly Color Land = Color.FromHex("#EAEAEA");
    private static readonly Color Coast = Color.FromHex("#B5B5B5");
    private static readonly Color Dark = Color.FromHex("#404040");

    /// <summary>The figure.</summary>
    public static Figure Of(ContactScene scene)
    {
        Track[] tracks = [.. Tracks(scene)];
        int satellites = scene.Satellites.Count, shown = Math.Min(satellites, MostDots);
        Epoch start = scene.Start;
        (double, double)[] dots = [.. Enumerable.Range(0, shown)
            .Select(i => StateAt(scene.Satellites[i * satellites / shown], start)).OfType<TemeState>().Select(state => Below(scene.Earth, state, start))];
        double altitudeKm = tracks.Length == 0 ? 0 : tracks.Average(track => track.MeanAltitudeKm);
        Plot plot = PaperStyle.NewPlot("", "");
        plot.PlottableList.Add(new SkiaLayer(DrawLand));
        if (tracks.Length > 0) plot.PlottableList.Add(new SkiaLayer(area => DrawFootprints(area, scene.Sites, new CircularOrbit(altitudeKm))));
        plot.PlottableList.Add(new SkiaLayer(area => DrawTracks(area, tracks, dots)));
        plot.PlottableList.Add(new SkiaLayer(area => DrawGateways(area, scene.Sites)));
        Ticks.Named(plot.Axes.Bottom, -180, 180, Degrees(180, 60, "W", "E"));
        Ticks.Named(plot.Axes.Left, -90, 90, Degrees(90, 30, "S", "N"));
        return new(HeightIn, Entries(scene, tracks.Length, shown, altitudeKm), [new(plot, (0, 0, 1, 1))], PaperStyle.DoubleColumnIn);
    }

    private static FigureLegend Entries(ContactScene scene, int tracks, int dots, double altitudeKm)
    {
        int satellites = scene.Satellites.Count, planes = scene.Satellites.Select(satellite => satellite.Plane).Distinct().Count();
        string whose = tracks < planes ? $"in {tracks} of {planes} planes" : planes == 1 ? "in the plane" : $"in each of {planes} planes";
        string which = dots < satellites ? $"{dots} of {satellites} satellites" : "satellites";
        double aboveEquatorKm = altitudeKm + CircularOrbit.EarthRadiusKm - FrameTransforms.Wgs84EquatorialRadiusKm;
        return new(
        [
            new($"{which} at the start", LegendMark.Dot, Dark, default, DotRadius),
            new($"one revolution of a satellite {whose}", LegendMark.Line, Dark, default, TrackWidth),
            new(FormattableString.Invariant($"where a satellite {aboveEquatorKm:0} km high is above the gateway's mask"), LegendMark.Line, PaperStyle.Grey),
        ]);
    }

    private static IEnumerable<Track> Tracks(ContactScene scene)
    {
        SceneSatellite[] first = [.. scene.Satellites.GroupBy(satellite => satellite.Plane).OrderBy(plane => plane.Key).Select(plane => plane.First())];
        int count = Math.Min(first.Length, MostTracks);
        return Enumerable.Range(0, count).Select(i => TrackOf(first[i * first.Length / count], scene.Earth, scene.Start)).OfType<Track>();
    }

    /// <summary>The track over one revolution or a few days, as far as the satellite has a position; null where it has none at the start.</summary>
    private static Track? TrackOf(SceneSatellite satellite, EarthRotation earth, Epoch start)
    {
        double span = Math.Min(satellite.PeriodSeconds, LongestTrackSeconds);
        int steps = (int)Math.Ceiling(span / TrackStepSeconds);
        List<(double, double)> points = [];
        double radiusKm = 0;
        for (int i = 0; i <= steps; i++)
        {
            Epoch time = start + Duration.FromSeconds(span * i / steps);
            if (StateAt(satellite, time) is not { } state) break;
            points.Add(Below(earth, state, time));
            radiusKm += RadiusKm(state);
        }

        return points.Count == 0 ? null : new([.. points], (radiusKm / points.Count) - CircularOrbit.EarthRadiusKm);
    }

    private static double RadiusKm(TemeState state) => Math.Sqrt((state.XKm * state.XKm) + (state.YKm * state.YKm) + (state.ZKm * state.ZKm));

    private static TemeState? StateAt(SceneSatellite satellite, Epoch time)
    {
        try
        {
            return satellite.Propagator.At(time);
        }
        catch (PropagationException)
        {
            return null; // decayed: it is not on the map
        }
    }

    private static (double LongitudeDeg, double LatitudeDeg) Below(EarthRotation earth, TemeState state, Epoch time)
    {
        Geodetic place = FrameTransforms.EcefToGeodetic(earth.At(time).Position(state));
        return (place.LongitudeDeg, place.LatitudeDeg);
    }

    private static IEnumerable<(double At, string Text)> Degrees(int most, int step, string negative, string positive)
    {
        for (int at = -most; at <= most; at += step) yield return (at, $"{Math.Abs(at)}°{(at == 0 ? "" : at < 0 ? negative : positive)}");
    }

    private static void DrawLand(SkiaLayer.Area area)
    {
        using SKPath land = GlobeCurve.Filled(area, GlobeCurve.Land(CoastToleranceDeg));
        Fill(area, land, Land);
        Stroke(area, land, Coast, CoastWidth);
    }

    private static void DrawFootprints(SkiaLayer.Area area, IReadOnlyList<GroundSite> sites, CircularOrbit orbit)
    {
        for (int i = 0; i < sites.Count; i++)
        {
            Geodetic place = sites[i].Position;
            (double, double)[] circle = GlobeCurve.Circle(place.LatitudeDeg, place.LongitudeDeg, orbit.CoverageAngleDeg(sites[i].MinElevationDeg, place.AltitudeKm));
            using SKPath inside = GlobeCurve.Inside(area, circle, place.LatitudeDeg);
            if (sites.Count <= MostFills) Fill(area, inside, PaperStyle.ColorOf(i).WithAlpha(FillOpacity));
            using SKPath outline = GlobeCurve.Outline(area, circle);
            Stroke(area, outline, PaperStyle.ColorOf(i), PaperStyle.LineWidth, PaperStyle.PatternOf(i));
        }
    }

    private static void DrawTracks(SkiaLayer.Area area, Track[] tracks, (double LongitudeDeg, double LatitudeDeg)[] dots)
    {
        foreach (Track track in tracks)
        {
            using SKPath line = GlobeCurve.Lines(area, track.Points);
            Stroke(area, line, Dark, TrackWidth);
        }

        using SKPaint paint = new() { Color = Dark.ToSKColor(), IsAntialias = true };
        foreach ((double longitudeDeg, double latitudeDeg) in dots) area.Canvas.DrawCircle(area.At(longitudeDeg, latitudeDeg), DotRadius, paint);
    }

    private static void DrawGateways(SkiaLayer.Area area, IReadOnlyList<GroundSite> sites)
    {
        SKPoint[] markers = [.. sites.Select(site => area.At(Math.IEEERemainder(site.Position.LongitudeDeg, 360), site.Position.LatitudeDeg))];
        SKPoint?[] places = MapLabels.Place([.. sites.Select(site => site.Name)], markers, area.Rect);
        using SKFont font = TextSize.Font(PaperStyle.SmallSize);
        using SKPaint halo = new() { Color = SKColors.White, IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = 2.5f, StrokeJoin = SKStrokeJoin.Round };
        using SKPaint ink = new() { Color = SKColors.Black, IsAntialias = true };
        for (int i = 0; i < sites.Count; i++)
        {
            using SKPath triangle = new();
            triangle.AddPoly([markers[i] + new SKSize(0, -MarkerRadius), markers[i] + new SKSize(MarkerRadius, MarkerRadius), markers[i] + new SKSize(-MarkerRadius, MarkerRadius)], close: true);
            Stroke(area, triangle, Colors.White, 2.5f);
            Fill(area, triangle, PaperStyle.ColorOf(i));
            if (places[i] is not { } place) continue;
            area.Canvas.DrawText(sites[i].Name, place, font, halo);
            area.Canvas.DrawText(sites[i].Name, place, font, ink);
        }
    }

    private static void Fill(SkiaLayer.Area area, SKPath path, Color color)
    {
        using SKPaint paint = new() { Color = color.ToSKColor(), IsAntialias = true };
        area.Canvas.DrawPath(path, paint);
    }

    private static void Stroke(SkiaLayer.Area area, SKPath path, Color color, float width, LinePattern pattern = default)
    {
        using SKPathEffect? dashes = pattern.Intervals is { Length: > 0 } intervals ? SKPathEffect.CreateDash(intervals, 0) : null;
        using SKPaint paint = new() { Color = color.ToSKColor(), IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = width, PathEffect = dashes };
        area.Canvas.DrawPath(path, paint);
    }

    /// <summary>A ground track and the mean height above the sphere along it.</summary>
    private sealed record Track((double LongitudeDeg, double LatitudeDeg)[] Points, double MeanAltitudeKm);
}
