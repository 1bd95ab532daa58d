using System.Globalization;
using System.Text;

namespace SemSpace.Experiments.Scenarios.Binding;

/// <summary>Writes block-style YAML, a line at a time, LF line ends.</summary>
internal sealed class YamlBlock
{
    private readonly StringBuilder _text;
    private readonly string _indent;
    private bool _startsItem;

    /// <summary>An empty document.</summary>
    /// <param name="naming">How files are named.</param>
    public YamlBlock(FileNaming naming)
        : this(new(), "", naming, false)
    {
    }

    private YamlBlock(StringBuilder text, string indent, FileNaming naming, bool startsItem)
        => (_text, _indent, Naming, _startsItem) = (text, indent, naming, startsItem);

    /// <summary>How files are named.</summary>
    public FileNaming Naming { get; }

    /// <summary>A key with a value that is YAML already.</summary>
    public void Value(string key, string yaml) => _text.Append(CultureInfo.InvariantCulture, $"{Lead()}{key}: {yaml}\n");

    /// <summary>A key whose mapping or list follows.</summary>
    public YamlBlock Open(string key)
    {
        _text.Append(CultureInfo.InvariantCulture, $"{Lead()}{key}:\n");
        return new(_text, _indent + "  ", Naming, false);
    }

    /// <summary>An item of the list that this block is; its first key stands beside the dash.</summary>
    public YamlBlock Item() => new(_text, _indent + "  ", Naming, true);

    /// <summary>All that was written.</summary>
    public override string ToString() => _text.ToString();

    private string Lead()
    {
        string lead = _startsItem ? _indent[..^2] + "- " : _indent;
        _startsItem = false;
        return lead;
    }
}
