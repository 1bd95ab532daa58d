using SemSpace.Files;

namespace SemSpace.Keys;

/// <summary>Collects faults while a configuration is read, so that all come at once.</summary>
public sealed class FaultList
{
    /// <summary>Kept to be put in order; those beyond are counted.</summary>
    private const int MostKept = 1000;

    private readonly List<(Place Place, string Problem)> _faults = [];
    private readonly IllegalKeys _illegal = new();

    /// <summary>Faults so far.</summary>
    public int Count { get; private set; }

    /// <summary>The faults as they came, as far as they are kept.</summary>
    public IReadOnlyList<(Place Place, string Problem)> Told => _faults;

    /// <summary>Whether more faults are counted only, so that their words cost no time.</summary>
    public bool IsFull => _faults.Count == MostKept;

    /// <summary>Adds a fault.</summary>
    public void Add(Place place, string problem)
    {
        Count++;
        if (_faults.Count < MostKept) _faults.Add((place, FaultLimit.Shorten(problem)));
    }

    /// <summary>Notes a key as not legal; one of which a part is noted already is so for that part alone.</summary>
    /// <param name="path">Its path, with <c>*</c> for all items of a list.</param>
    public void Refuse(string path) => _illegal.Add(path);

    /// <summary>Whether nothing is noted of a key, of what it stands in and of what stands in it.</summary>
    /// <param name="path">Its path, with <c>*</c> for all items of a list.</param>
    public bool IsLegal(string path) => !_illegal.Touch(path);

    /// <summary>Tells once what is wrong in several items of a list by one value that they have in common, and in how many more of them.</summary>
    /// <param name="from">The count of faults before the list.</param>
    /// <param name="list">The list's path.</param>
    /// <param name="origin">Of a fault's words: the item, the key's path within it, and the value; null where it is about no key of an item.</param>
    internal void TellOnce(int from, string list, Func<string, (int Item, string Path, ConfigNode Value)?> origin)
    {
        List<int> again = [];
        var told = _faults.Index().Skip(from).Select(fault => (At: fault.Index, fault.Item.Place, Of: origin(fault.Item.Problem))).Where(fault => fault.Of is not null).Select(fault => (fault.At, fault.Place, Of: fault.Of!.Value));
        foreach (var same in told.GroupBy(fault => (fault.Place, fault.Of.Path)).SelectMany(group => group.GroupBy(fault => fault.Of.Value, ReferenceEqualityComparer.Instance)).ToArray())
        {
            var first = same.First();
            int[] more = [.. same.Where(fault => fault.Of.Item != first.Of.Item).Select(fault => fault.Of.Item).Distinct()];
            if (more.Length == 0) continue;
            _faults[first.At] = (first.Place, FormattableString.Invariant($"{_faults[first.At].Problem} The same value is wrong in {more.Length} more of {list}."));
            again.AddRange(same.Where(fault => fault.Of.Item != first.Of.Item).Select(fault => fault.At));
        }

        foreach (int at in again.OrderDescending()) _faults.RemoveAt(at);
        Count -= again.Count;
    }

    /// <summary>The faults: those of files by line, then those of overrides as they came; the first of them and a count where there are many.</summary>
    public IReadOnlyList<ScenarioFault> InOrder()
    {
        IEnumerable<(Place Place, string Problem)> ordered = _faults
            .OrderBy(fault => fault.Place.Line == 0)
            .ThenBy(fault => fault.Place.Line == 0 ? "" : fault.Place.Source, StringComparer.Ordinal)
            .ThenBy(fault => fault.Place.Line);
        ScenarioFault[] all = [.. ordered.Select(fault => new ScenarioFault(FaultLimit.Shorten(fault.Place.ToString()), fault.Problem)).Distinct()];
        int beyond = Count - _faults.Count + Math.Max(0, all.Length - FaultLimit.Most);
        return beyond == 0 ? all : [.. all.Take(FaultLimit.Most), new(ordered.First().Place.Source, $"{FaultLimit.More(beyond)}.")];
    }
}
