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

    /// <summary>How far the interpolated position is from the model's where that is worst, km: in the middle of the first step, which has instants at one side only, and of the one at the lowest point of the orbit.</summary>
    /// <param name="propagator">The model; it has positions at all instants.</param>
    public double InterpolationErrorKm(IPropagator propagator)
    {
        ArgumentNullException.ThrowIfNull(propagator);
        if (States.Count < 2) return 0;
        int lowest = Enumerable.Range(0, States.Count - 1).MinBy(i => States[i].RadiusKm);
        return new[] { 0, lowest }.Max(ErrorKm);

        double ErrorKm(int step)
        {
            Epoch middle = Times[step] + ((Times[step + 1] - Times[step]) / 2);
            TemeState model = propagator.At(middle), found = At(middle, step);
            return new TemeState(model.XKm - found.XKm, model.YKm - found.YKm, model.ZKm - found.ZKm, 0, 0, 0).RadiusKm;
        }
    }

    /// <summary>The position by Lagrange's polynomial over the instants around a step; without velocity.</summary>
    private TemeState At(Epoch time, int step)
    {
        int first = Math.Clamp(step - (Degree / 2), 0, States.Count - 1 - Degree);
        (double x, double y, double z) = (0, 0, 0);
        for (int i = first; i <= first + Degree; i++)
        {
            double weight = 1;
            for (int j = first; j <= first + Degree; j++)
            {
                if (j != i) weight *= (time - Times[j]).TotalSeconds / (Times[i] - Times[j]).TotalSeconds;
            }

            (x, y, z) = (x + (weight * States[i].XKm), y + (weight * States[i].YKm), z + (weight * States[i].ZKm));
        }

        return new(x, y, z, 0, 0, 0);
    }
}
