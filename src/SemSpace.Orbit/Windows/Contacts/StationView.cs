using System.Runtime.Intrinsics;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Windows.Stations;

namespace SemSpace.Orbit.Windows.Contacts;

/// <summary>One satellite after the other over one site after the other, over one stretch of time. Not for several threads at once.</summary>
internal sealed class StationView(EarthTurn turn, TimeGrid grid) : IMarginBatch
{
    private readonly StateTable _ephemeris = new(grid.Count);
    private readonly double[] _margins = new double[grid.Count];
    private StateTable _scratch = new(64);
    private IPropagator _satellite = null!;
    private GroundSite _site = null!;
    private Reach _reach;

    /// <summary>The margin over the current site at the grid's instants, km.</summary>
    public ReadOnlySpan<double> Margins => _margins;

    /// <summary>Moves on to a satellite: propagates it once for all sites.</summary>
    public void SelectSatellite(IPropagator satellite)
    {
        _satellite = satellite;
        PlaceOverGround(grid.Seconds, _ephemeris);
        if (Vector512.IsHardwareAccelerated) _reach = Reach.Of(EarthFixed512.Extent(_ephemeris, grid.Count));
        else if (Vector256.IsHardwareAccelerated) _reach = Reach.Of(EarthFixed256.Extent(_ephemeris, grid.Count));
        else _reach = Reach.Of(EarthFixed128.Extent(_ephemeris, grid.Count));
    }

    /// <summary>Moves on to a site; false if the satellite stays too far north or south to be seen from it.</summary>
    public bool SelectSite(GroundSite site)
    {
        if (!_reach.MayBeSeenFrom(site)) return false;
        _site = site;
        Measure(_ephemeris, _margins);
        return true;
    }

    public void Evaluate(ReadOnlySpan<double> seconds, Span<double> margins)
    {
        EnsureScratch(seconds.Length);
        PlaceOverGround(seconds, _scratch);
        Measure(_scratch, margins[..seconds.Length]);
    }

    /// <summary>What the site's limits leave at any instants, by <see cref="GroundSite.SignedMargin"/>.</summary>
    public void LimitMargins(ReadOnlySpan<double> seconds, Span<double> margins)
    {
        EnsureScratch(seconds.Length);
        PlaceOverGround(seconds, _scratch);
        for (int i = 0; i < seconds.Length; i++) margins[i] = _site.SignedMargin(Position(_scratch, i));
    }

    /// <summary>Sine of the elevation at a grid point.</summary>
    public double SineAt(int index) => _site.SinElevation(Position(_ephemeris, index));

    /// <summary>Sines of the elevation at any instants.</summary>
    public void Sines(ReadOnlySpan<double> seconds, Span<double> sines)
    {
        EnsureScratch(seconds.Length);
        PlaceOverGround(seconds, _scratch);
        if (Vector512.IsHardwareAccelerated) EarthFixed512.Sines(_scratch, _site, sines[..seconds.Length]);
        else if (Vector256.IsHardwareAccelerated) EarthFixed256.Sines(_scratch, _site, sines[..seconds.Length]);
        else EarthFixed128.Sines(_scratch, _site, sines[..seconds.Length]);
    }

    /// <summary>Elevations at any instants, degrees.</summary>
    public void ElevationsDeg(ReadOnlySpan<double> seconds, Span<double> elevations)
    {
        EnsureScratch(seconds.Length);
        PlaceOverGround(seconds, _scratch);
        for (int i = 0; i < seconds.Length; i++) elevations[i] = _site.ElevationDeg(Position(_scratch, i));
    }

    private static EcefPosition Position(StateTable table, int row) => new(table.XKm[row], table.YKm[row], table.ZKm[row]);

    private void EnsureScratch(int rows)
    {
        if (_scratch.Capacity < rows) _scratch = new(2 * rows);
    }

    private void PlaceOverGround(ReadOnlySpan<double> seconds, StateTable table)
    {
        _satellite.Fill(grid.Start, seconds, table);
        if (Vector512.IsHardwareAccelerated) EarthFixed512.Turn(table, seconds, turn);
        else if (Vector256.IsHardwareAccelerated) EarthFixed256.Turn(table, seconds, turn);
        else EarthFixed128.Turn(table, seconds, turn);
        if (!turn.Pole.IsNone) Wander(table, seconds.Length);
    }

    private void Wander(StateTable table, int rows)
    {
        Span<double> x = table.PaddedX, y = table.PaddedY, z = table.PaddedZ;
        for (int i = 0; i < rows; i++) (x[i], y[i], z[i]) = turn.Pole.Apply(new(x[i], y[i], z[i]));
    }

    private void Measure(StateTable table, Span<double> margins)
    {
        if (Vector512.IsHardwareAccelerated) EarthFixed512.Margins(table, _site, margins);
        else if (Vector256.IsHardwareAccelerated) EarthFixed256.Margins(table, _site, margins);
        else EarthFixed128.Margins(table, _site, margins);
    }
}
