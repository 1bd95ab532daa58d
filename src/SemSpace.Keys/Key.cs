using System.Text.Json.Nodes;

namespace SemSpace.Keys;

/// <summary>One key of a section: how it is read, written and described.</summary>
/// <typeparam name="TOwner">The section's record.</typeparam>
/// <param name="name">The key.</param>
/// <param name="meaning">What it means, a phrase for the reference.</param>
public abstract class Key<TOwner>(string name, string meaning)
{
    /// <summary>The key.</summary>
    public string Name => name;

    /// <summary>What it means.</summary>
    public string Meaning => meaning;

    /// <summary>Whether it has no default.</summary>
    public bool Required { get; init; }

    /// <summary>Its unit; empty for none.</summary>
    public virtual string Unit => "";

    /// <summary>What a value must be.</summary>
    public abstract string MustBe { get; }

    /// <summary>Whether every value is a whole number.</summary>
    public virtual bool IsWhole => false;

    /// <summary>The catalogue of the members that the key chooses from, or whose options it holds; null for neither.</summary>
    public virtual object? Family => null;

    /// <summary>Legal values as JSON Schema, without what must be given.</summary>
    /// <param name="blank">The record that holds the defaults.</param>
    public abstract JsonObject Schema(TOwner blank);

    /// <summary>What must be given inside, as JSON Schema; null for nothing.</summary>
    public virtual JsonObject? Demands() => null;

    /// <summary>Puts the value into the record, or adds faults.</summary>
    /// <returns>Whether the value is legal.</returns>
    public abstract bool TryBind(ref TOwner owner, ConfigNode node, string path, BindContext context);

    /// <summary>What stands there where a file gives the key and a file that it extends gives it, too: the former's value, unless the two can be merged.</summary>
    public virtual ConfigNode Over(ConfigNode upper, ConfigNode lower) => upper;

    /// <summary>The record's value as it would be given; null where the key would be left out.</summary>
    public abstract ConfigNode? Expand(TOwner owner, Expansion how);

    /// <summary>What is wrong with the record's value, in the words of a fault; empty if nothing is.</summary>
    public virtual IEnumerable<string> Check(TOwner owner) => [];

    /// <summary>Its row in the reference.</summary>
    /// <param name="blank">The record that holds the defaults.</param>
    public abstract KeyReference Describe(TOwner blank);

    /// <summary>A legal value, for tests; null to leave the key out.</summary>
    /// <param name="source">Chooses.</param>
    /// <param name="path">The key's path, with [] for an item of a list.</param>
    public abstract ConfigNode? Sample(SampleSource source, string path);

    /// <summary>The sections inside it, for the reference.</summary>
    public virtual IEnumerable<SectionReference> Inside(string path) => [];
}

/// <summary>How values are written.</summary>
/// <param name="Naming">How files are named.</param>
/// <param name="OnlyChoices">Whether keys at their defaults, and options of members that are not chosen, are left out.</param>
public sealed record Expansion(FileNaming Naming, bool OnlyChoices = false);

/// <summary>A key's row in the reference.</summary>
/// <param name="Name">The key.</param>
/// <param name="Unit">Its unit; empty for none.</param>
/// <param name="Range">Legal values.</param>
/// <param name="Default">Its default, or "required".</param>
/// <param name="Meaning">What it means.</param>
public sealed record KeyReference(string Name, string Unit, string Range, string Default, string Meaning)
{
    /// <summary>What a value must be, in the words of a fault.</summary>
    public string MustBe { get; init; } = "";

    /// <summary>Whether every value is a whole number.</summary>
    public bool IsWhole { get; init; }

    /// <summary>The catalogue of the members that it chooses from, or whose options it holds; null for neither.</summary>
    public object? Family { get; init; }

    /// <summary>Whether it holds a mapping the keys of which are not known beforehand, as months or paths are.</summary>
    public bool HoldsNames { get; init; }
}

/// <summary>A section in the reference.</summary>
/// <param name="Path">Its path; empty for the file.</param>
/// <param name="Meaning">What it is about.</param>
/// <param name="Keys">Its keys.</param>
public sealed record SectionReference(string Path, string Meaning, IReadOnlyList<KeyReference> Keys);
