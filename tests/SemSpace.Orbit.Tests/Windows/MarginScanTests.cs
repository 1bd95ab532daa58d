using CsCheck;
using SemSpace.Orbit.Windows;

namespace SemSpace.Orbit.Tests.Windows;

public sealed class MarginScanTests
{
    /// <summary>Coarse numbers, so that equal neighbours, zeros and missing values are frequent.</summary>
    private static readonly Gen<double> Margin = Gen.Frequency((9, Gen.Int[-3, 3].Select(i => (double)i)), (1, Gen.Const(double.NaN)));

    [Fact]
    public void Crossings_and_extremes_are_those_found_one_by_one() => Margin.Array[1, 60].Sample(margins =>
    {
        List<int> crossings = [], extremes = [], middleCrossings = [], middleExtremes = [], narrowCrossings = [], narrowExtremes = [];
        MarginScan512.Run(margins, crossings, extremes);
        MarginScan256.Run(margins, middleCrossings, middleExtremes);
        MarginScan128.Run(margins, narrowCrossings, narrowExtremes);
        int[] places = [.. Enumerable.Range(0, margins.Length)];
        Assert.Equal(places.Where(i => i > 0 && margins[i] > 0 != margins[i - 1] > 0), crossings);
        Assert.Equal(places.Where(i => IsExtreme(margins, i)), extremes);
        Assert.Equal(crossings, middleCrossings);
        Assert.Equal(extremes, middleExtremes);
        Assert.Equal(crossings, narrowCrossings);
        Assert.Equal(extremes, narrowExtremes);
    });

    private static bool IsExtreme(double[] margins, int i)
    {
        bool above = margins[i] > 0;
        bool MoreExtreme(double other) => above ? other < margins[i] : other > margins[i];
        bool leftFits = i == 0 || (!double.IsNaN(margins[i - 1]) && !double.IsNaN(margins[i]) && !MoreExtreme(margins[i - 1]));
        bool rightFits = i == margins.Length - 1 || (!double.IsNaN(margins[i + 1]) && !double.IsNaN(margins[i]) && margins[i + 1] != margins[i] && !MoreExtreme(margins[i + 1]));
        return leftFits && rightFits && (i > 0 || i < margins.Length - 1 || !double.IsNaN(margins[i]));
    }
}
