using SemSpace.Orbit.Windows.Contacts;

namespace SemSpace.Experiments.Running;

/// <summary>The contact windows of a run.</summary>
/// <param name="Windows">Those that there are, in the order of a plan.</param>
/// <param name="Foreseen">Those that plans go by; the same list where nothing surprises them. Each of the others is a part of one of these.</param>
internal sealed record FoundContacts(IReadOnlyList<ContactWindow> Windows, IReadOnlyList<ContactWindow> Foreseen)
{
    /// <summary>Whether there are outages that nobody foresees.</summary>
    public bool HasSurprises => Foreseen != Windows;

    /// <summary>Satellites that have windows before outages and errors of clocks, by index; null where that is not known.</summary>
    public IReadOnlyList<bool>? Passing { get; init; }

    /// <summary>Satellites to which errors of clocks leave some of these, by index; null where that is not known.</summary>
    public IReadOnlyList<bool>? OnTime { get; init; }

    /// <summary>Windows that everyone knows.</summary>
    public static FoundContacts AsForeseen(IReadOnlyList<ContactWindow> windows) => new(windows, windows);
}
