namespace SemSpace.Sim.Kernel;

/// <summary>A process that waits for others.</summary>
/// <param name="Process">Who.</param>
/// <param name="What">What for, in words, with the deadline where it has one.</param>
/// <param name="Of">Who has it or is to end, as far as that is known: nobody for what anyone can make happen.</param>
/// <param name="IsDeadlocked">Whether it waits for ever, unless one of those that it hangs on is interrupted.</param>
public sealed record Want(Process Process, string What, IReadOnlyList<Process> Of, bool IsDeadlocked);

/// <summary>
/// Who hangs on whom. A place can be given back by its holder alone, and a process ended by itself alone. So a process that waits for such without a deadline is in a
/// deadlock exactly when all that it hangs on, and all that these hang on, wait so too, or have ended with the place. (Any holder's place would do: Holt, "Some deadlock
/// properties of computer systems", ACM Computing Surveys 4 (3), 1972, calls this a knot.)
/// </summary>
internal sealed class WaitGraph
{
    private readonly List<Process> _reached = [];
    private long _search;

    /// <summary>One more that can end the wait; false for nobody, which may be anybody.</summary>
    public bool Add(Process? giver)
    {
        if (giver is null) return false;
        if (giver.Search == _search) return true;
        giver.Search = _search;
        _reached.Add(giver);
        return true;
    }

    /// <summary>Whether a process waits and can go on only by an interrupt. Between two events.</summary>
    public bool IsDeadlocked(Process process)
    {
        Begin();
        _ = Add(process);
        for (int i = 0; i < _reached.Count; i++)
        {
            if (!_reached[i].NameGivers(this)) return false;
        }

        return !process.HasEnded;
    }

    /// <summary>Who has what a process waits for.</summary>
    public IReadOnlyList<Process> GiversOf(Process process)
    {
        Begin();
        _ = process.NameGivers(this);
        return [.. _reached];
    }

    private void Begin()
    {
        _search++;
        _reached.Clear();
    }
}
