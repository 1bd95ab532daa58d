using System.Globalization;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Sgp4;

namespace SemSpace.Orbit.Tests.Reference;

/// <summary>
/// Near-Earth states with all digits, from python-sgp4 2.15 (pure Python) by <c>Data/near-earth-states.py</c> with its
/// Kepler iteration driven to 1e-15 rad: the tight guard
/// against changes that the print floor of tcppver.out would hide.
/// </summary>
public sealed class Sgp4FullPrecisionTests(ITestOutputHelper output)
{
    /// <summary>Rounding of hundreds of radians of mean anomaly, about 1e-13 rad at 7000 km. Measured 6.1e-7 m.</summary>
    private const double PositionToleranceMetres = 1e-6;

    /// <summary>The same angle at 7.5 km/s.</summary>
    private const double VelocityToleranceKmPerS = 1e-12;

    [Fact]
    public void States_equal_an_independent_program_to_rounding()
    {
        Dictionary<int, Sgp4Propagator> propagators = Sgp4Case.All.Where(c => !c.Elements.IsDeepSpace)
            .ToDictionary(c => c.Elements.CatalogNumber, c => new Sgp4Propagator(c.Elements));
        double[][] rows = [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Data", "near-earth-states.csv")).Skip(1)
            .Select(line => line.Split(',').Select(t => double.Parse(t, CultureInfo.InvariantCulture)).ToArray())];
        double metres = 0, kmPerS = 0;
        foreach (double[] row in rows)
        {
            Assert.Equal(Sgp4Status.Ok, propagators[(int)row[0]].TryPropagate(row[1], out TemeState state));
            metres = Math.Max(metres, 1e3 * Norm(state.XKm - row[2], state.YKm - row[3], state.ZKm - row[4]));
            kmPerS = Math.Max(kmPerS, Norm(state.VxKmPerS - row[5], state.VyKmPerS - row[6], state.VzKmPerS - row[7]));
        }

        output.WriteLine(FormattableString.Invariant($"{rows.Length} points: position {metres:0.00e0} m, velocity {kmPerS:0.00e0} km/s"));
        Assert.Equal(158, rows.Length);
        Assert.InRange(metres, 0, PositionToleranceMetres);
        Assert.InRange(kmPerS, 0, VelocityToleranceKmPerS);
    }

    private static double Norm(double x, double y, double z) => Math.Sqrt((x * x) + (y * y) + (z * z));
}
