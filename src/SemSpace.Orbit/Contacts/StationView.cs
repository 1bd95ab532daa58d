using System.Runtime.Intrinsics;
using SemSpace.Orbit.Frames;

namespace SemSpace.Orbit.Contacts;

/// <summary>One satellite after the other over one site after the other, over one stretch of time. Not for several threads at once.</summary>
internal sealed class StationView(EarthTurn turn, TimeGrid grid) : IMarginBatch
{
    private readonly StateTable _ephemeris = new(grid.Count);
    private readonly double[] _margins = new double[grid.Count];
    private StateTable _scratch = new(64);
    private IPropagator _satellite = null!;
    private GroundSite _site = null!;

    /// <summary>The margin over the current site at the grid's instants, km.</summary>
    public ReadOnlySpan<double> Margins => _margins;

    /// <summary>Moves on to a satellite: propagates it once for all sites.</summary>
    public void SelectSatellite(IPropagator satellite)
    {
        _satellite = satellite;
        PlaceOverGround(grid.Seconds, _ephemeris);
    }

    /// <summary>Moves on to a site.</summary>
    public void SelectSite(GroundSite site)
    {
        _site = site;
        Measure(_ephemeris, _margins);
    }

    public void Evaluate(ReadOnlySpan<double> seconds, Span<double> margins)
    {
        EnsureScratch(seconds.Length);
        PlaceOverGround(seconds, _scratch);
        Measure(_scratch, margins[..seconds.Length]);
    }

    /// <summary>Elevation at a grid point, degrees.</summary>
    public double ElevationDegAt(int index) => _site.ElevationDeg(Position(_ephemeris, index));

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
        else EarthFixed256.Turn(table, seconds, turn);
    }

    private void Measure(StateTable table, Span<double> margins)
    {
        if (Vector512.IsHardwareAccelerated) EarthFixed512.Margins(table, _site, margins);
        else EarthFixed256.Margins(table, _site, margins);
    }
}
