namespace SemSpace.Keys;

/// <summary>A member of a family: its name, and the keys of its options.</summary>
/// <typeparam name="T">What the options of all members have in common.</typeparam>
public abstract class Member<T>
    where T : class
{
    private protected Member(string name, string meaning) => (Name, Meaning) = (name, meaning);

    /// <summary>Its name in files.</summary>
    public string Name { get; }

    /// <summary>What it is, a phrase for the reference.</summary>
    public string Meaning { get; }

    /// <summary>Its options at their defaults.</summary>
    public abstract T Blank { get; }

    /// <summary>The key of its options in an owner's section; null where it has none.</summary>
    public abstract Key<TOwner>? OptionsKey<TOwner>(Func<TOwner, Choice<T>> get, Func<TOwner, Choice<T>, TOwner> set, Func<TOwner, string, bool> isUsed, Catalogue<T> family);

    /// <summary>What is wrong with options of its own that were not read but made; empty if nothing is.</summary>
    public abstract IEnumerable<string> Check(T options);

    /// <summary>A member whose options are a record.</summary>
    /// <param name="name">Its name in files.</param>
    /// <param name="meaning">What it is.</param>
    /// <param name="options">The keys of its options, perhaps none.</param>
    public static Member<T> Of<TOptions>(string name, string meaning, Section<TOptions> options)
        where TOptions : class, T
        => new Known<TOptions>(name, meaning, options);

    private sealed class Known<TOptions>(string name, string meaning, Section<TOptions> options) : Member<T>(name, meaning)
        where TOptions : class, T
    {
        public override T Blank => options.Blank;

        public override Key<TOwner>? OptionsKey<TOwner>(Func<TOwner, Choice<T>> get, Func<TOwner, Choice<T>, TOwner> set, Func<TOwner, string, bool> isUsed, Catalogue<T> family)
            => options.IsEmpty ? null : new OptionsKey<TOwner, T, TOptions>(Name, options, Meaning, get, set, isUsed, family);

        public override IEnumerable<string> Check(T made) => options.Check((TOptions)made);
    }
}
