using System.Text;
using SemSpace.Files;
using SemSpace.Reports.Output;

namespace SemSpace.Cli;

/// <summary>What to do when a stream takes nothing more.</summary>
internal enum FullStream
{
    /// <summary>Say so: it was to carry the results.</summary>
    Refuse,

    /// <summary>Go on: it is where faults are told, and there is nowhere else to tell this one.</summary>
    Ignore,
}

/// <summary>The one way to the terminal: what it would obey is shown instead, and a line that is written as one stays one.</summary>
internal sealed class VisibleWriter : TextWriter
{
    private readonly TextWriter _inner;
    private readonly FullStream _whenFull;

    /// <summary>A writer over another.</summary>
    public VisibleWriter(TextWriter inner, FullStream whenFull)
    {
        (_inner, _whenFull) = (inner, whenFull);
        NewLine = inner.NewLine;
    }

    /// <inheritdoc/>
    public override Encoding Encoding => _inner.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => Put(char.IsSurrogate(value) ? value.ToString() : VisibleText.Lines(value.ToString()));

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Put(VisibleText.Lines(new string(buffer, index, count)));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer) => Put(VisibleText.Lines(new string(buffer)));

    /// <inheritdoc/>
    public override void Write(string? value) => Put(VisibleText.Lines(value ?? ""));

    /// <summary>Writes a line that stays one, whatever is in it.</summary>
    public override void WriteLine(string? value) => Put(VisibleText.OneLine(value ?? "") + NewLine);

    /// <inheritdoc/>
    public override void Flush() => Guarded(_inner.Flush);

    private void Put(string text) => Guarded(() => _inner.Write(text));

    private void Guarded(Action action)
    {
        try
        {
            action();
        }
        catch (Exception fault) when (FileTrouble.Is(fault))
        {
            if (_whenFull == FullStream.Refuse) throw new ResultsException($"Standard output cannot be written: {FileTrouble.Words(fault)}.", fault);
        }
    }
}
