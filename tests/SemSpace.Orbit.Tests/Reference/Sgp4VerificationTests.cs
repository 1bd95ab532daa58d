using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation.Sgp4;

namespace SemSpace.Orbit.Tests.Reference;

/// <summary>
/// The cases of SGP4-VER.TLE against tcppver.out (see Data/README.md): Vallado's C++ program, WGS72, mode 'i'.
/// </summary>
public sealed class Sgp4VerificationTests(ITestOutputHelper output)
{
    /// <summary>The file prints 1e-8 km: each coordinate may be off by half of that, so by 8.7e-6 m in all.</summary>
    private const double NearEarthToleranceMetres = 1e-5;

    /// <summary>Beside the print floor, Vallado's program stops Kepler's iteration at 1e-12 rad, which is 8e-5 m for 23333.</summary>
    private const double DeepSpaceToleranceMetres = 1e-4;

    /// <summary>
    /// The second run of 20413 is 3.5 years from epoch, where the last bit of the mean motion is 2e-4 m near perigee: python-sgp4 2.15, whose
    /// formulas are the program's own, is 1.17e-4 m from the same row of the file.
    /// </summary>
    private const double YearsAwayToleranceMetres = 1.2e-4;

    /// <summary>Measured 9.07e-6 m when this was written, nearly all of it the rounding of the file itself.</summary>
    private const double NearEarthRegressionMetres = 9.1e-6;

    /// <summary>Measured 8.13e-5 m, 23333 at 360 min.</summary>
    private const double DeepSpaceRegressionMetres = 8.2e-5;

    /// <summary>The file prints 1e-9 km/s: half of that in each coordinate.</summary>
    private const double VelocityToleranceKmPerS = 9e-10;

    /// <summary>This one fails at once; its row in the file repeats the satellite before.</summary>
    private const int FailsAtOnce = 33334;

    private const double MinutesPerYear = 525_960;

    public static TheoryData<int> NearEarthNumbers => [5, 6251, 22312, 28057, 28350, 28872, 29141, 29238, 88888];

    public static TheoryData<int> DeepSpaceNumbers =>
    [
        4632, 8195, 9880, 9998, 11801, 14128, 16925, 20413, 21897, 22674, 23177, 23333, 23599, 24208, 25954, 26900, 26975, 28129, 28623, 28626,
        33333, FailsAtOnce, 33335,
    ];

    [Fact]
    public void The_set_has_nine_near_earth_and_twenty_three_deep_space_satellites_one_of_them_twice()
    {
        Assert.Equal(NearEarthNumbers.Select(row => row.Data), Sgp4Case.All.Where(c => !c.Elements.IsDeepSpace).Select(c => c.Elements.CatalogNumber));
        Assert.Equal(
            DeepSpaceNumbers.Select(row => row.Data).Append(20413),
            Sgp4Case.All.Where(c => c.Elements.IsDeepSpace).Select(c => c.Elements.CatalogNumber));
    }

    [Theory]
    [MemberData(nameof(NearEarthNumbers))]
    public void Near_the_earth_position_and_velocity_equal_the_published_ones_to_their_last_digit(int number)
        => Check(number, NearEarthToleranceMetres);

    [Theory]
    [MemberData(nameof(DeepSpaceNumbers))]
    public void In_deep_space_position_and_velocity_equal_the_published_ones(int number) => Check(number, DeepSpaceToleranceMetres);

    [Theory]
    [InlineData(false, 158, NearEarthRegressionMetres)]
    [InlineData(true, 438, DeepSpaceRegressionMetres)]
    public void The_largest_position_error_of_all_points_stays_where_it_was(bool deepSpace, int points, double metres)
    {
        Sgp4Case[] cases = [.. Sgp4Case.All.Where(c => c.Elements.IsDeepSpace == deepSpace && c.Elements.CatalogNumber != FailsAtOnce && c.StopMinutes < MinutesPerYear)];
        double worst = cases.Max(c => WorstErrors(c).Metres);
        Report(FormattableString.Invariant($"largest position difference over {cases.Sum(c => c.Rows.Count)} points, deep space {deepSpace}: {worst:0.000e0} m"));
        Assert.Equal(points, cases.Sum(c => c.Rows.Count));
        Assert.InRange(worst, 0, metres);
    }

    [Theory]
    [InlineData(22312, 494.2028672, Sgp4Status.MeanEccentricity)]
    [InlineData(28350, 1560, Sgp4Status.MeanEccentricity)]
    [InlineData(28872, 55, Sgp4Status.Decayed)]
    [InlineData(29141, 440, Sgp4Status.Decayed)]
    [InlineData(33333, 25, Sgp4Status.SemiLatusRectum)]
    [InlineData(FailsAtOnce, 0, Sgp4Status.PerturbedEccentricity)]
    [InlineData(20413, 1844345, Sgp4Status.Decayed)]
    public void The_step_after_the_last_published_row_fails_with_the_code_of_the_reference(int number, double minutes, Sgp4Status expected)
    {
        Sgp4Propagator propagator = new(Sgp4Case.All.First(c => c.Elements.CatalogNumber == number).Elements);
        Assert.Equal(expected, propagator.TryPropagate(minutes, out _));
    }

    [Fact]
    public void Every_other_satellite_reaches_its_stop()
    {
        int[] ended = [22312, 28350, 28872, 29141, 33333, FailsAtOnce];
        Assert.All(
            Sgp4Case.All.SkipLast(1).Where(c => !ended.Contains(c.Elements.CatalogNumber)),
            c => Assert.Equal(Sgp4Status.Ok, new Sgp4Propagator(c.Elements).TryPropagate(c.StopMinutes, out _)));
    }

    private void Check(int number, double toleranceMetres)
    {
        foreach (Sgp4Case reference in Sgp4Case.All.Where(c => c.Elements.CatalogNumber == number && number != FailsAtOnce))
        {
            (double metres, double kmPerS) = WorstErrors(reference);
            Report(FormattableString.Invariant($"{number}: {reference.Rows.Count} points, position {metres:0.00e0} m, velocity {kmPerS:0.00e0} km/s"));
            Assert.InRange(metres, 0, reference.StopMinutes < MinutesPerYear ? toleranceMetres : YearsAwayToleranceMetres);
            Assert.InRange(kmPerS, 0, VelocityToleranceKmPerS);
        }
    }

    private static (double Metres, double KmPerS) WorstErrors(Sgp4Case reference)
    {
        Sgp4Propagator propagator = new(reference.Elements);
        double metres = 0, kmPerS = 0;
        foreach (double[] row in reference.Rows)
        {
            Assert.Equal(Sgp4Status.Ok, propagator.TryPropagate(row[0], out TemeState state));
            TemeState published = Gap.StateOf(row, 1);
            metres = Math.Max(metres, 1e3 * Gap.Km(state, published));
            kmPerS = Math.Max(kmPerS, Gap.KmPerS(state, published));
        }

        return (metres, kmPerS);
    }

    private void Report(string text)
    {
        output.WriteLine(text);
        TestContext.Current.SendDiagnosticMessage(text);
    }
}
