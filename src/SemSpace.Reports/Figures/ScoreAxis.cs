using ScottPlot;
using SemSpace.Reports.Figures.Drawing;
using SemSpace.Reports.Tables;

namespace SemSpace.Reports.Figures;

/// <summary>The axis of a task's score.</summary>
internal static class ScoreAxis
{
    private const double Margin = 0.06;

    /// <summary>A metric's name as a label: accuracy, psnr_db, ssim.</summary>
    public static string Label(string metric)
        => metric.EndsWith("_db", StringComparison.Ordinal) ? $"test {Words(metric[..^3])} (dB)" : $"test {Words(metric)}";

    /// <summary>Sets limits so that all values are inside with a margin; shares of 1 stay within 0 to 1.</summary>
    public static void Apply(IAxis axis, string metric, IEnumerable<double> values)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        double low = finite.DefaultIfEmpty(0).Min(), high = finite.DefaultIfEmpty(1).Max();
        double margin = Math.Max((high - low) * Margin, Math.Max(Math.Abs(high) * 1e-3, 1e-3));
        bool isShare = Summary.IsShare(metric);
        Ticks.Plain(axis, isShare ? Math.Max(0, low - margin) : low - margin, isShare ? Math.Min(1, high + margin) : high + margin);
    }

    private static string Words(string name) => name.Length <= 5 ? name.ToUpperInvariant() : name.Replace('_', ' ');
}
