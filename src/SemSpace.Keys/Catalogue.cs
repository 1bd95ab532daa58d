using System.Collections;

namespace SemSpace.Keys;

/// <summary>
/// The members of a family by name: the one place that names them all. A program may add members of its own before the first use; from
/// then on the catalogue is closed, so that nothing depends on when it is asked. Thread-safe once closed.
/// </summary>
/// <typeparam name="T">What the members' options have in common.</typeparam>
/// <param name="kind">What a member is called, as in "aggregation rule".</param>
/// <param name="members">The members; the first is the default.</param>
public sealed class Catalogue<T>(string kind, params Member<T>[] members) : IReadOnlyList<Member<T>>
    where T : class
{
    private readonly List<Member<T>> _members = [.. members];
    private bool _isClosed;

    /// <inheritdoc/>
    public int Count => Closed.Count;

    /// <inheritdoc/>
    public Member<T> this[int index] => Closed[index];

    /// <summary>A value that is one of the members' names.</summary>
    public ChoiceKind<string> Names => new([.. Closed.Select(member => (member.Name, member.Name))]);

    /// <summary>What the members are, for the reference.</summary>
    public string Meanings => string.Join("; ", Closed.Select(member => $"{member.Name} {member.Meaning}"));

    /// <summary>The first member, with its options at their defaults.</summary>
    public Choice<T> Default => new(this, Closed[0].Name, [.. Closed.Select(member => member.Blank)]);

    /// <summary>Adds a member of the program's own.</summary>
    /// <exception cref="InvalidOperationException">The catalogue is in use already.</exception>
    /// <exception cref="ArgumentException">There is a member of that name, or of those options, already.</exception>
    public void Add(Member<T> member)
    {
        ArgumentNullException.ThrowIfNull(member);
        if (_isClosed) throw new InvalidOperationException($"Every {kind} must be added before the first scenario is read; {member.Name} comes too late.");
        if (_members.Any(known => known.Name == member.Name || known.Blank.GetType() == member.Blank.GetType()))
            throw new ArgumentException($"There is a {kind} named {member.Name}, or with options of its type, already.", nameof(member));
        _members.Add(member);
    }

    /// <summary>The choice of a member with the given options, all other members at their defaults.</summary>
    public Choice<T> Of(T options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return (Default with { Name = MemberOf(options).Name }).With(options);
    }

    /// <summary>The member that options belong to.</summary>
    /// <exception cref="ArgumentException">No member has such options.</exception>
    public Member<T> MemberOf(T options)
        => Closed.Find(member => member.Blank.GetType() == options.GetType())
            ?? throw new ArgumentException($"{options.GetType().Name} are the options of no {kind}.", nameof(options));

    /// <summary>The place of a member; -1 for none.</summary>
    public int IndexOf(string name) => Closed.FindIndex(member => member.Name == name);

    /// <inheritdoc/>
    public IEnumerator<Member<T>> GetEnumerator() => Closed.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private List<Member<T>> Closed
    {
        get
        {
            _isClosed = true;
            return _members;
        }
    }
}

/// <summary>
/// A member of a family that is chosen, and the options of all members: those that are not chosen are kept, so that a sweep can switch.
/// Equal when all of that is.
/// </summary>
/// <typeparam name="T">What the members' options have in common.</typeparam>
/// <param name="Catalogue">The family.</param>
/// <param name="Name">The chosen member's name.</param>
/// <param name="Options">Every member's options, in the order of the catalogue.</param>
public sealed record Choice<T>(Catalogue<T> Catalogue, string Name, ValueList<T> Options)
    where T : class
{
    /// <summary>The chosen member's options.</summary>
    public T Value => Options[Catalogue.IndexOf(Name)];

    /// <summary>A choice of another member, all options as they are.</summary>
    public Choice<T> Choose(string name) => this with { Name = name };

    /// <summary>The same choice with other options for the member that they belong to.</summary>
    public Choice<T> With(T options)
    {
        Type type = options.GetType();
        return this with { Options = [.. Options.Select(known => known.GetType() == type ? options : known)] };
    }

    /// <summary>A member's options, whether it is chosen or not.</summary>
    public TOptions Get<TOptions>()
        where TOptions : T
        => Options.OfType<TOptions>().First();

    /// <summary>The same choice with every member's options changed.</summary>
    public Choice<T> Change(Func<T, T> change) => this with { Options = [.. Options.Select(change)] };
}
