namespace SemSpace.Fl.Models;

/// <summary>A tensor of a model's parameters: its part of a <see cref="ParameterVector"/>.</summary>
/// <param name="Name">The model's own name for it.</param>
/// <param name="Shape">Its size in each dimension.</param>
public sealed record ParameterTensor(string Name, IReadOnlyList<long> Shape)
{
    /// <summary>The number of values.</summary>
    public long Count => Shape.Aggregate(1L, (all, size) => checked(all * size));
}
