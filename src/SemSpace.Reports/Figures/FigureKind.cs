using SemSpace.Reports.Figures.Drawing;

namespace SemSpace.Reports.Figures;

/// <summary>A kind of figure.</summary>
/// <typeparam name="T">What it is drawn from.</typeparam>
/// <param name="Name">File name without ending.</param>
/// <param name="Shows">What it shows, in words for its reader.</param>
/// <param name="Draw">Draws it.</param>
public sealed record FigureKind<T>(string Name, string Shows, Func<T, Figure> Draw)
{
    /// <summary>Whether there is something to draw; when left out, always.</summary>
    public Func<T, bool> Has { get; init; } = _ => true;
}
