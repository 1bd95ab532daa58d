namespace SemSpace.Orbit.Windows;

/// <summary>A signed function of time that is cheaper by the dozen. One thread at a time.</summary>
internal interface IMarginBatch
{
    /// <summary>The function at many instants.</summary>
    /// <param name="seconds">Seconds after the start of the grid that is searched.</param>
    /// <param name="margins">Receives a number for each; NaN where there is none.</param>
    void Evaluate(ReadOnlySpan<double> seconds, Span<double> margins);
}
