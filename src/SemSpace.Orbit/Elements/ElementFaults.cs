using System.Collections;
using SemSpace.Files;

namespace SemSpace.Orbit.Elements;

/// <summary>What is wrong with a file: the first faults, and how many there are in all, so that memory does not grow with them.</summary>
internal sealed class ElementFaults : IEnumerable<ElementFault>
{
    private readonly List<ElementFault> _first = [];

    /// <summary>All faults, told or not.</summary>
    public long Count { get; private set; }

    public void Add(ElementFault fault)
    {
        Count++;
        if (_first.Count < FaultLimit.Most) _first.Add(fault with { Message = FaultLimit.Shorten(fault.Message) });
    }

    public void AddRange(IEnumerable<ElementFault> faults)
    {
        foreach (ElementFault fault in faults) Add(fault);
    }

    /// <summary>The first faults, and one that counts the others where there are more.</summary>
    public IReadOnlyList<ElementFault> Told()
        => Count <= FaultLimit.Most ? _first : [.. _first, new(_first[^1].File, _first[^1].Line, FaultLimit.More(Count - FaultLimit.Most))];

    public IEnumerator<ElementFault> GetEnumerator() => _first.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
