namespace SemSpace.Orbit.Windows;

/// <summary>Any visibility, counted from a grid's start.</summary>
internal sealed class VisibilityBatch(IVisibility visibility, TimeGrid grid) : IMarginBatch
{
    public void Evaluate(ReadOnlySpan<double> seconds, Span<double> margins) => visibility.SignedMargins(grid.Start, seconds, margins);
}
