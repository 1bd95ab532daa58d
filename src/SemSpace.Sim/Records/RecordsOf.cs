using System.Collections;

namespace SemSpace.Sim.Records;

/// <summary>Records of things that no longer change, each made when it is read, since all at once take as much memory as the things.</summary>
/// <param name="things">The things.</param>
/// <param name="record">The record of one.</param>
internal sealed class RecordsOf<TThing, TRecord>(IReadOnlyList<TThing> things, Func<TThing, TRecord> record) : IReadOnlyList<TRecord>
{
    public int Count => things.Count;

    public TRecord this[int index] => record(things[index]);

    public IEnumerator<TRecord> GetEnumerator() => things.Select(record).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
