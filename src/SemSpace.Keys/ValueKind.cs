using System.Text.Json.Nodes;

namespace SemSpace.Keys;

/// <summary>What reading a value needs to know and where faults go.</summary>
/// <param name="Folder">Absolute path of the folder that relative file names start from.</param>
/// <param name="Faults">Where faults go.</param>
public sealed record BindContext(string Folder, FaultList Faults)
{
    /// <summary>Absolute paths of other folders that relative file names start from, by the source that names the files.</summary>
    public IReadOnlyDictionary<string, string> Folders { get; init; } = new Dictionary<string, string>();

    /// <summary>The folder that a relative file name starts from.</summary>
    /// <param name="place">Where the name stands.</param>
    public string FolderOf(Place place) => Folders.GetValueOrDefault(place.Source, Folder);
}

/// <summary>A kind of single value: how it is read, checked, written and described. Instances hold no state.</summary>
/// <typeparam name="T">The value's type.</typeparam>
public abstract class ValueKind<T>
{
    /// <summary>What a value must be, as in "a number from 160 to 2000 km".</summary>
    public abstract string MustBe { get; }

    /// <summary>The unit; empty for none.</summary>
    public virtual string Unit => "";

    /// <summary>The legal values, for the reference.</summary>
    public abstract string Range { get; }

    /// <summary>Whether every value is a whole number.</summary>
    public virtual bool IsWhole => false;

    /// <summary>The legal values as JSON Schema, for editors; a schema of its own at every call. It may let pass what only reading can refuse, and refuses nothing that is legal.</summary>
    public abstract JsonObject Schema();

    /// <summary>Reads a value that is not empty.</summary>
    /// <returns>Whether it is legal; if not, perhaps a hint for its author.</returns>
    public abstract bool TryRead(ScalarNode node, BindContext context, out T value, out string hint);

    /// <summary>A legal value as it is written, for tests; null where legal values are not of the kind's making, such as files.</summary>
    /// <param name="place">Where in the range: 0 is its lowest end, 1 its highest.</param>
    public abstract string? Sample(double place);

    /// <summary>Whether a value that was not read but made is legal.</summary>
    public virtual bool IsLegal(T value) => true;

    /// <summary>The value as a scalar that reads back as the same value.</summary>
    public abstract ScalarNode Write(T value, FileNaming naming);
}
