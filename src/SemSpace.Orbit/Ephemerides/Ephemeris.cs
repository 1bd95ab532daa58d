using SemSpace.Orbit.Elements;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows;

namespace SemSpace.Orbit.Ephemerides;

/// <summary>Where one satellite is at the first instants of a grid, for tools that interpolate between them.</summary>
/// <param name="Satellite">Its elements, under its name.</param>
/// <param name="Times">The instants, in order.</param>
/// <param name="States">The states in TEME of date, one an instant; km and km/s.</param>
public sealed record Ephemeris(OrbitalElements Satellite, IReadOnlyList<Epoch> Times, IReadOnlyList<TemeState> States)
{
    /// <summary>The highest degree of the polynomial to interpolate with.</summary>
    public const int MostDegree = 7;

    /// <summary>The degree of the Lagrange polynomial to interpolate with: <see cref="MostDegree"/>, or as many instants as there are, less 1.</summary>
    public int Degree => Math.Min(MostDegree, States.Count - 1);

    /// <summary>The ephemeris of a satellite, up to the last instant before the first at which its model has no position.</summary>
    /// <param name="satellite">Its elements, under its name.</param>
    /// <param name="propagator">Where it is.</param>
    /// <param name="grid">The instants.</param>
    public static Ephemeris Of(OrbitalElements satellite, IPropagator propagator, TimeGrid grid)
    {
        ArgumentNullException.ThrowIfNull(propagator);
        ArgumentNullException.ThrowIfNull(grid);
        StateTable table = new(grid.Count);
        propagator.Fill(grid.Start, grid.Seconds, table);
        int count = 0;
        while (count < grid.Count && !double.IsNaN(table.XKm[count])) count++;
        return new(satellite, [.. Enumerable.Range(0, count).Select(grid.At)], [.. Enumerable.Range(0, count).Select(table.TemeAt)]);
    }
}
