using ScottPlot;

namespace SemSpace.Reports.Figures.Drawing;

/// <summary>How rates stand on their axis: from 0 on, or by powers of ten where they differ by a factor of 30 or more, so that the slowest is told from none.</summary>
internal sealed class RateScale
{
    private const double LogarithmicFrom = 30, MostDecades = 6, Least = 1e-9;

    private readonly double _perUnit, _most, _lowEnd;
    private readonly bool _isLogarithmic;

    /// <summary>A scale.</summary>
    /// <param name="typicalBps">Rates that are to be told from each other, bit/s; those that are 0 count as none.</param>
    /// <param name="mostBps">The highest rate, bit/s.</param>
    public RateScale(IEnumerable<double> typicalBps, double mostBps)
    {
        double most = Math.Max(Least, mostBps), least = typicalBps.Where(bps => bps > 0).DefaultIfEmpty(most).Min();
        (_perUnit, Unit) = most >= 2e9 ? (1e9, "Gbit/s") : most >= 2e6 ? (1e6, "Mbit/s") : most >= 2e3 ? (1e3, "kbit/s") : (1, "bit/s");
        _most = most / _perUnit;
        _isLogarithmic = most / least >= LogarithmicFrom;
        _lowEnd = Math.Max(Math.Floor(Math.Log10(least / _perUnit) - 0.1), HighEnd - MostDecades);
    }

    /// <summary>The unit.</summary>
    public string Unit { get; }

    /// <summary>Where a rate stands; one below the axis, such as that of a silent modem, at its end.</summary>
    public double Of(double bps) => _isLogarithmic ? Math.Max(_lowEnd, Math.Log10(bps / _perUnit)) : bps / _perUnit;

    /// <summary>Sets the axis.</summary>
    public void Set(IAxis axis)
    {
        if (_isLogarithmic) Ticks.Powers(axis, _lowEnd, HighEnd);
        else Ticks.Plain(axis, 0, _most * 1.08, 4);
    }

    private double HighEnd => Math.Ceiling(Math.Log10(_most) + 1e-9);
}
