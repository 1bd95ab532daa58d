using System.Globalization;
using SemSpace.Orbit.Elements;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Sgp4;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.TwoBody;

namespace SemSpace.Orbit.Tests.Reference;

/// <summary>Two-body states from Skyfield 1.45 by <c>Data/two-body-states.py</c>: circles, ellipses to e = 0.98, up to three days.</summary>
public sealed class TwoBodyReferenceTests(ITestOutputHelper output)
{
    /// <summary>Rounding of tens of radians of mean anomaly, more at the perigee of long ellipses. Measured 7.4e-6 m.</summary>
    private const double PositionToleranceMetres = 1e-5;

    private const double VelocityToleranceKmPerS = 1e-11;

    private static readonly Epoch Start = Epoch.FromUtc(2024, 4, 14, 16);

    private static IEnumerable<double[]> Rows => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Data", "two-body-states.csv")).Skip(1)
        .Select(line => line.Split(',').Select(t => double.Parse(t, CultureInfo.InvariantCulture)).ToArray());

    [Fact]
    public void States_from_elements_equal_an_independent_program()
        => Compare((row, seconds) => new KeplerPropagator(ElementsOf(row)).At(Start + Duration.FromSeconds(seconds)));

    [Fact]
    public void States_from_a_state_equal_an_independent_program()
        => Compare((row, seconds) =>
        {
            double[] first = Rows.First(other => other.Take(6).SequenceEqual(row.Take(6)) && other[6] == 0);
            return new KeplerPropagator(Start, new(first[7], first[8], first[9], first[10], first[11], first[12])).At(Start + Duration.FromSeconds(seconds));
        });

    private void Compare(Func<double[], double, TemeState> propagate)
    {
        double metres = 0, kmPerS = 0;
        foreach (double[] row in Rows)
        {
            TemeState state = propagate(row, row[6]);
            metres = Math.Max(metres, 1e3 * Norm(state.XKm - row[7], state.YKm - row[8], state.ZKm - row[9]));
            kmPerS = Math.Max(kmPerS, Norm(state.VxKmPerS - row[10], state.VyKmPerS - row[11], state.VzKmPerS - row[12]));
        }

        output.WriteLine(FormattableString.Invariant($"{Rows.Count()} points: position {metres:0.00e0} m, velocity {kmPerS:0.00e0} km/s"));
        Assert.Equal(35, Rows.Count());
        Assert.InRange(metres, 0, PositionToleranceMetres);
        Assert.InRange(kmPerS, 0, VelocityToleranceKmPerS);
    }

    private static OrbitalElements ElementsOf(double[] row) => new()
    {
        Name = "REFERENCE",
        CatalogNumber = 1,
        Epoch = Start,
        Eccentricity = row[1],
        InclinationDeg = row[2],
        RaanDeg = row[3],
        ArgumentOfPerigeeDeg = row[4],
        MeanAnomalyDeg = row[5],
        MeanMotionRevPerDay = BrouwerMotion.KozaiRevPerDay(row[0], row[1], row[2]),
    };

    private static double Norm(double x, double y, double z) => Math.Sqrt((x * x) + (y * y) + (z * z));
}
