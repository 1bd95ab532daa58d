using System.Text.Json.Nodes;
using SemSpace.Files;

namespace SemSpace.Keys;

/// <summary>Yes or no.</summary>
public sealed class FlagKind : ValueKind<bool>
{
    private static readonly string[] Yes = ["TRUE", "YES", "ON", "Y", "1"], No = ["FALSE", "NO", "OFF", "N", "0"];

    /// <inheritdoc/>
    public override string MustBe => "true or false";

    /// <inheritdoc/>
    public override string Range => MustBe;

    /// <inheritdoc/>
    public override JsonObject Schema() => new() { ["type"] = "boolean" };

    /// <inheritdoc/>
    public override bool TryRead(ScalarNode node, BindContext context, out bool value, out string hint)
    {
        value = !node.Quoted && node.Text == "true";
        bool legal = !node.Quoted && node.Text is "true" or "false";
        string word = node.Text.ToUpperInvariant();
        hint = legal ? "" : Spelling.DidYouMean(Yes.Contains(word) ? ["true"] : No.Contains(word) ? ["false"] : []).TrimStart();
        return legal;
    }

    /// <inheritdoc/>
    public override ScalarNode Write(bool value, FileNaming naming) => ScalarNode.Plain(value ? "true" : "false");

    /// <inheritdoc/>
    public override string Sample(double place) => place < 0.5 ? "false" : "true";
}

/// <summary>One of a closed set of names.</summary>
/// <typeparam name="T">What the names stand for; told apart by equality.</typeparam>
/// <param name="names">Every name with its value.</param>
public sealed class ChoiceKind<T>(params (string Name, T Value)[] names) : ValueKind<T>
    where T : notnull
{
    /// <inheritdoc/>
    public override string MustBe => names.Length == 1 ? names[0].Name : $"one of {Range}";

    /// <inheritdoc/>
    public override string Range => string.Join(", ", names.Select(n => n.Name));

    /// <inheritdoc/>
    public override JsonObject Schema() => new() { ["enum"] = new JsonArray([.. names.Select(n => (JsonNode)n.Name)]) };

    /// <inheritdoc/>
    public override bool TryRead(ScalarNode node, BindContext context, out T value, out string hint)
    {
        int index = Array.FindIndex(names, n => n.Name == node.Text);
        value = index < 0 ? default! : names[index].Value;
        hint = index < 0 ? Spelling.Hint(node.Text, names.Select(n => n.Name)).TrimStart() : "";
        return index >= 0;
    }

    /// <inheritdoc/>
    public override ScalarNode Write(T value, FileNaming naming)
        => ScalarNode.Plain(NameOf(value));

    /// <summary>The name of a value.</summary>
    public string NameOf(T value) => names.First(n => EqualityComparer<T>.Default.Equals(n.Value, value)).Name;

    /// <inheritdoc/>
    public override bool IsLegal(T value) => names.Any(n => EqualityComparer<T>.Default.Equals(n.Value, value));

    /// <inheritdoc/>
    public override string Sample(double place) => names[Math.Min(names.Length - 1, (int)(place * names.Length))].Name;
}

/// <summary>Text without line breaks at its ends and not empty, with a further rule if given.</summary>
/// <param name="rule">What it must be, in words.</param>
/// <param name="isLegal">Whether a text is.</param>
public sealed class TextKind(string rule, Func<string, bool> isLegal) : ValueKind<string>
{
    private const int LongestSample = 100;

    /// <inheritdoc/>
    public override string MustBe => rule;

    /// <inheritdoc/>
    public override string Range => rule;

    /// <summary>A regular expression that every legal text has a match of; empty for none.</summary>
    public string Pattern { get; init; } = "";

    /// <summary>A number or a truth value that stands plain is text here.</summary>
    private static JsonArray Scalars => ["string", "number", "boolean"];

    /// <inheritdoc/>
    public override JsonObject Schema() => Pattern.Length == 0 ? new() { ["type"] = Scalars } : new() { ["type"] = Scalars, ["pattern"] = Pattern };

    /// <inheritdoc/>
    public override bool TryRead(ScalarNode node, BindContext context, out string value, out string hint)
    {
        value = node.Text;
        hint = "";
        return isLegal(value);
    }

    /// <inheritdoc/>
    public override ScalarNode Write(string value, FileNaming naming) => ScalarNode.Quote(value);

    /// <inheritdoc/>
    public override bool IsLegal(string value) => isLegal(value);

    /// <inheritdoc/>
    public override string Sample(double place) => new('n', 1 + (int)(place * (LongestSample - 1)));
}

/// <summary>A file that is there, named by an absolute path or one that starts from the scenario's folder.</summary>
public sealed class FileKind : ValueKind<InputFile>
{
    /// <inheritdoc/>
    public override string MustBe => "an existing file; relative paths start from the folder of the file that names it";

    /// <inheritdoc/>
    public override string Range => "an existing file";

    /// <inheritdoc/>
    public override JsonObject Schema() => new() { ["type"] = "string", ["minLength"] = 1 };

    /// <inheritdoc/>
    public override bool TryRead(ScalarNode node, BindContext context, out InputFile value, out string hint)
    {
        if (node.Text.Contains('\0', StringComparison.Ordinal))
        {
            (value, hint) = (default, "No path holds the character of code 0.");
            return false;
        }

        value = new(Path.GetFullPath(Path.Combine(context.FolderOf(node.Place), node.Text)));
        string? strange = UserFile.NotOnDisk(value.FullPath);
        hint = strange is null ? "" : $"{char.ToUpperInvariant(strange[0])}{strange[1..strange.IndexOf(';', StringComparison.Ordinal)]}.";
        return strange is null && File.Exists(value.FullPath);
    }

    /// <inheritdoc/>
    public override ScalarNode Write(InputFile value, FileNaming naming) => ScalarNode.Quote(naming(value));

    /// <inheritdoc/>
    public override string? Sample(double place) => null;
}

/// <summary>A value of some kind, or the word none.</summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <param name="inner">The kind.</param>
/// <param name="joint">What stands between the kind's rule and the word; a semicolon where the rule has one.</param>
/// <param name="word">Another word than none.</param>
public sealed class OptionalKind<T>(ValueKind<T> inner, string joint = ", ", string word = "none") : ValueKind<T?>
    where T : struct
{
    /// <inheritdoc/>
    public override string MustBe => $"{inner.MustBe}{joint}or {word}";

    /// <inheritdoc/>
    public override string Range => $"{inner.Range}, or {word}";

    /// <inheritdoc/>
    public override string Unit => inner.Unit;

    /// <inheritdoc/>
    public override bool IsWhole => inner.IsWhole;

    /// <inheritdoc/>
    public override JsonObject Schema() => new() { ["anyOf"] = new JsonArray(inner.Schema(), new JsonObject { ["const"] = word }) };

    /// <inheritdoc/>
    public override bool TryRead(ScalarNode node, BindContext context, out T? value, out string hint)
    {
        value = null;
        hint = "";
        if (!node.Quoted && node.Text == word) return true;
        bool legal = inner.TryRead(node, context, out T given, out hint);
        value = given;
        return legal;
    }

    /// <inheritdoc/>
    public override ScalarNode Write(T? value, FileNaming naming) => value is { } given ? inner.Write(given, naming) : ScalarNode.Plain(word);

    /// <inheritdoc/>
    public override bool IsLegal(T? value) => value is not { } given || inner.IsLegal(given);

    /// <inheritdoc/>
    public override string? Sample(double place) => Math.Abs(place - 0.5) < 0.05 ? word : inner.Sample(place);
}
