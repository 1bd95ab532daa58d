using SemSpace.Files;
using SemSpace.Orbit.Time;

namespace SemSpace.Experiments.Scenarios.Binding;

/// <summary>Yes or no.</summary>
internal sealed class FlagKind : ValueKind<bool>
{
    /// <inheritdoc/>
    public override string Rule => "true or false";

    /// <inheritdoc/>
    public override string Range => Rule;

    /// <inheritdoc/>
    public override bool TryRead(ScalarNode node, BindContext context, out bool value, out string hint)
    {
        value = !node.Quoted && node.Text == "true";
        bool legal = !node.Quoted && node.Text is "true" or "false";
        hint = legal ? "" : node.Text.ToUpperInvariant() switch
        {
            "TRUE" or "YES" or "ON" or "Y" or "1" => "Did you mean true?",
            "FALSE" or "NO" or "OFF" or "N" or "0" => "Did you mean false?",
            _ => "",
        };
        return legal;
    }

    /// <inheritdoc/>
    public override string Write(bool value, FileNaming naming) => value ? "true" : "false";

    /// <inheritdoc/>
    public override string Sample(double place) => place < 0.5 ? "false" : "true";
}

/// <summary>One of a closed set of names.</summary>
/// <typeparam name="T">What the names stand for; told apart by equality.</typeparam>
/// <param name="names">Every name with its value.</param>
internal sealed class ChoiceKind<T>(params (string Name, T Value)[] names) : ValueKind<T>
    where T : notnull
{
    /// <inheritdoc/>
    public override string Rule => names.Length == 1 ? names[0].Name : $"one of {Range}";

    /// <inheritdoc/>
    public override string Range => string.Join(", ", names.Select(n => n.Name));

    /// <inheritdoc/>
    public override bool TryRead(ScalarNode node, BindContext context, out T value, out string hint)
    {
        int index = Array.FindIndex(names, n => n.Name == node.Text);
        value = index < 0 ? default! : names[index].Value;
        string? near = index < 0 ? Spelling.Nearest(node.Text, names.Select(n => n.Name)) : null;
        hint = near is null ? "" : $"Did you mean {near}?";
        return index >= 0;
    }

    /// <inheritdoc/>
    public override string Write(T value, FileNaming naming)
        => names.First(n => EqualityComparer<T>.Default.Equals(n.Value, value)).Name;

    /// <inheritdoc/>
    public override string Sample(double place) => names[Math.Min(names.Length - 1, (int)(place * names.Length))].Name;
}

/// <summary>Text without line breaks at its ends and not empty, with a further rule if given.</summary>
/// <param name="rule">What it must be, in words.</param>
/// <param name="isLegal">Whether a text is.</param>
internal sealed class TextKind(string rule, Func<string, bool> isLegal) : ValueKind<string>
{
    private const int LongestSample = 100;

    /// <inheritdoc/>
    public override string Rule => rule;

    /// <inheritdoc/>
    public override string Range => rule;

    /// <inheritdoc/>
    public override bool TryRead(ScalarNode node, BindContext context, out string value, out string hint)
    {
        value = node.Text;
        hint = "";
        return isLegal(value);
    }

    /// <inheritdoc/>
    public override string Write(string value, FileNaming naming) => YamlText.Quote(value);

    /// <inheritdoc/>
    public override string Sample(double place) => new('n', 1 + (int)(place * (LongestSample - 1)));
}

/// <summary>An instant in UTC, kept to the millisecond.</summary>
internal sealed class EpochKind : ValueKind<Epoch>
{
    private static readonly Epoch First = Epoch.FromUtc(1958, 1, 1), Last = Epoch.FromUtc(2200, 12, 31, 23, 59, 59.999);

    /// <inheritdoc/>
    public override string Rule => "a UTC time such as 2025-07-01T00:00:00Z, from 1958 to 2200";

    /// <inheritdoc/>
    public override string Range => "1958 to 2200";

    /// <inheritdoc/>
    public override string Unit => "UTC";

    /// <inheritdoc/>
    public override bool TryRead(ScalarNode node, BindContext context, out Epoch value, out string hint)
    {
        hint = "";
        bool legal = Epoch.TryParse(node.Text, out Epoch exact);
        value = exact.RoundTo(Duration.FromMilliseconds(1));
        return legal;
    }

    /// <inheritdoc/>
    public override string Write(Epoch value, FileNaming naming) => value.ToString();

    /// <inheritdoc/>
    public override string Sample(double place)
        => Epoch.Min(Last, First + Duration.FromSeconds(place * (Last - First).TotalSeconds)).ToString();
}

/// <summary>A file that is there, named by an absolute path or one that starts from the scenario's folder.</summary>
internal sealed class FileKind : ValueKind<InputFile>
{
    /// <inheritdoc/>
    public override string Rule => "an existing file; relative paths start from the folder of the file that names it";

    /// <inheritdoc/>
    public override string Range => "an existing file";

    /// <inheritdoc/>
    public override bool TryRead(ScalarNode node, BindContext context, out InputFile value, out string hint)
    {
        if (node.Text.Contains('\0', StringComparison.Ordinal))
        {
            (value, hint) = (default, "No path holds the character of code 0.");
            return false;
        }

        value = new(Path.GetFullPath(Path.Combine(context.Folder, node.Text)));
        string? strange = UserFile.NotOnDisk(value.FullPath);
        hint = strange is null ? "" : $"{char.ToUpperInvariant(strange[0])}{strange[1..strange.IndexOf(';', StringComparison.Ordinal)]}.";
        return strange is null && File.Exists(value.FullPath);
    }

    /// <inheritdoc/>
    public override string Write(InputFile value, FileNaming naming) => YamlText.Quote(naming(value));

    /// <inheritdoc/>
    public override string? Sample(double place) => null;
}

/// <summary>A value of some kind, or the word none.</summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <param name="inner">The kind.</param>
/// <param name="joint">What stands between the kind's rule and the word; a semicolon where the rule has one.</param>
internal sealed class OptionalKind<T>(ValueKind<T> inner, string joint = ", ") : ValueKind<T?>
    where T : struct
{
    private const string None = "none";

    /// <inheritdoc/>
    public override string Rule => $"{inner.Rule}{joint}or {None}";

    /// <inheritdoc/>
    public override string Range => $"{inner.Range}, or {None}";

    /// <inheritdoc/>
    public override string Unit => inner.Unit;

    /// <inheritdoc/>
    public override bool TryRead(ScalarNode node, BindContext context, out T? value, out string hint)
    {
        value = null;
        hint = "";
        if (!node.Quoted && node.Text == None) return true;
        bool legal = inner.TryRead(node, context, out T given, out hint);
        value = given;
        return legal;
    }

    /// <inheritdoc/>
    public override string Write(T? value, FileNaming naming) => value is { } given ? inner.Write(given, naming) : None;

    /// <inheritdoc/>
    public override string? Sample(double place) => Math.Abs(place - 0.5) < 0.05 ? None : inner.Sample(place);
}
