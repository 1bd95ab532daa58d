using SemSpace.Orbit.Elements;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation.TwoBody;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Tests.Reference;

/// <summary>Two-body states from Skyfield 1.45 by <c>Data/two-body-states.py</c>: circles, ellipses to e = 0.98, up to three days.</summary>
public sealed class TwoBodyReferenceTests(ITestOutputHelper output)
{
    /// <summary>Rounding of tens of radians of mean anomaly, more at the perigee of long ellipses. Measured 7.4e-6 m.</summary>
    private const double PositionToleranceMetres = 1e-5;

    private const double VelocityToleranceKmPerS = 1e-11;

    private static readonly Epoch Start = Epoch.FromUtc(2024, 4, 14, 16);

    private static IEnumerable<double[]> Rows => DataFile.Rows("two-body-states.csv");

    [Fact]
    public void States_from_elements_equal_an_independent_program()
        => Compare((row, seconds) => new KeplerPropagator(ElementsOf(row)).At(Start + Duration.FromSeconds(seconds)));

    [Fact]
    public void States_from_a_state_equal_an_independent_program()
        => Compare((row, seconds) =>
        {
            double[] first = Rows.First(other => other.Take(6).SequenceEqual(row.Take(6)) && other[6] == 0);
            return new KeplerPropagator(Start, Gap.StateOf(first, 7)).At(Start + Duration.FromSeconds(seconds));
        });

    private void Compare(Func<double[], double, TemeState> propagate)
    {
        double metres = 0, kmPerS = 0;
        foreach (double[] row in Rows)
        {
            TemeState state = propagate(row, row[6]), expected = Gap.StateOf(row, 7);
            metres = Math.Max(metres, 1e3 * Gap.Km(state, expected));
            kmPerS = Math.Max(kmPerS, Gap.KmPerS(state, expected));
        }

        output.WriteLine(FormattableString.Invariant($"{Rows.Count()} points: position {metres:0.00e0} m, velocity {kmPerS:0.00e0} km/s"));
        Assert.Equal(35, Rows.Count());
        Assert.InRange(metres, 0, PositionToleranceMetres);
        Assert.InRange(kmPerS, 0, VelocityToleranceKmPerS);
    }

    private static OrbitalElements ElementsOf(double[] row) => Orbits.Of(row[0], row[1], row[2], row[3], row[4], row[5]) with { Epoch = Start };
}
