namespace SemSpace.Orbit.Contacts;

/// <summary>Any visibility, one instant after the other.</summary>
internal sealed class VisibilityBatch(IVisibility visibility, TimeGrid grid) : IMarginBatch
{
    public void Evaluate(ReadOnlySpan<double> seconds, Span<double> margins)
    {
        for (int i = 0; i < seconds.Length; i++) margins[i] = visibility.SignedMargin(grid.AtSeconds(seconds[i]));
    }
}
