using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation.Sgp4;

namespace SemSpace.Orbit.Tests.Reference;

/// <summary>
/// States with all digits, from python-sgp4 2.15 (pure Python) by <c>Data/sgp4-states.py</c> with its Kepler iteration driven
/// to 1e-15 rad: the tight guard against changes that the print floor of tcppver.out would hide.
/// </summary>
public sealed class Sgp4FullPrecisionTests(ITestOutputHelper output)
{
    /// <summary>Rounding of hundreds of radians of mean anomaly, about 1e-13 rad at 7000 km. Measured 6.1e-7 m.</summary>
    private const double NearEarthMetres = 1e-6;

    /// <summary>The same angle at 7.5 km/s.</summary>
    private const double NearEarthKmPerS = 1e-12;

    /// <summary>
    /// Within eight days of epoch. Measured 1.4e-6 m for 33333, an ellipse of eccentricity 0.995 through the Earth whose short-period terms
    /// turn by a radian.
    /// </summary>
    private const double DeepSpaceMetres = 2e-6;

    private const double DeepSpaceKmPerS = 1e-12;

    /// <summary>20413 three and a half years from epoch: rounding of 2000 radians. Measured 3.6e-5 m.</summary>
    private const double YearsAwayMetres = 5e-5;

    private const double YearsAwayKmPerS = 2e-12;

    private const double MinutesPerYear = 525_960;

    [Theory]
    [InlineData(false, false, 158, NearEarthMetres, NearEarthKmPerS)]
    [InlineData(true, false, 439, DeepSpaceMetres, DeepSpaceKmPerS)]
    [InlineData(true, true, 69, YearsAwayMetres, YearsAwayKmPerS)]
    public void States_equal_an_independent_program_to_rounding(bool deepSpace, bool yearsAway, int points, double metres, double kmPerS)
    {
        (double[] Row, double Metres, double KmPerS)[] errors = [.. Rows()
            .Where(row => row[2] == 0 && Propagators[(int)row[0]].Elements.IsDeepSpace == deepSpace && row[1] > MinutesPerYear == yearsAway)
            .Select(Compare)];
        (double[] worst, double worstMetres, _) = errors.MaxBy(e => e.Metres);
        output.WriteLine(FormattableString.Invariant(
            $"{errors.Length} points: position {worstMetres:0.00e0} m ({worst[0]} at {worst[1]} min), velocity {errors.Max(e => e.KmPerS):0.00e0} km/s"));
        Assert.Equal(points, errors.Length);
        Assert.InRange(worstMetres, 0, metres);
        Assert.InRange(errors.Max(e => e.KmPerS), 0, kmPerS);
    }

    [Fact]
    public void Errors_are_those_of_an_independent_program()
        => Assert.All(Rows(), row => Assert.Equal((Sgp4Status)(int)row[2], Propagators[(int)row[0]].TryPropagate(row[1], out _)));

    private static Dictionary<int, Sgp4Propagator> Propagators { get; } = Sgp4Case.All.DistinctBy(c => c.Elements.CatalogNumber)
        .ToDictionary(c => c.Elements.CatalogNumber, c => new Sgp4Propagator(c.Elements));

    private static IEnumerable<double[]> Rows() => DataFile.Rows("sgp4-states.csv");

    private static (double[] Row, double Metres, double KmPerS) Compare(double[] row)
    {
        Assert.Equal(Sgp4Status.Ok, Propagators[(int)row[0]].TryPropagate(row[1], out TemeState state));
        TemeState expected = Gap.StateOf(row, 3);
        return (row, 1e3 * Gap.Km(state, expected), Gap.KmPerS(state, expected));
    }
}
