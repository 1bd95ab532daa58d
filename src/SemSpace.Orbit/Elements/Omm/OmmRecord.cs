using SemSpace.Files;

namespace SemSpace.Orbit.Elements.Omm;

/// <summary>The value of a keyword.</summary>
/// <param name="Text">The value, trimmed.</param>
/// <param name="Line">Where it stands, from 1.</param>
/// <param name="Unit">The unit beside it; null for none.</param>
internal readonly record struct OmmValue(string Text, int Line, string? Unit = null);

/// <summary>The keywords of one message with their values, whatever notation they came in.</summary>
/// <param name="line">Where the message begins, from 1.</param>
internal sealed class OmmRecord(int line)
{
    private readonly Dictionary<string, OmmValue> _values = [];

    public int Line => line;

    /// <summary>What is wrong with its form: lines that are none, keywords that came again.</summary>
    public List<(int Line, string Message)> Problems { get; } = [];

    /// <summary>Adds a keyword; one without a value counts as missing, and comments are dropped.</summary>
    public void Add(string key, OmmValue value)
    {
        if (key == OmmKeys.Comment || value.Text.Length == 0) return;
        if (!_values.TryAdd(key, value) && OmmKeys.Known.Contains(key)) AddProblem(value.Line, $"{key} is given twice; must be given once");
    }

    /// <summary>Adds a problem; one message may have any number, of which the first are enough.</summary>
    public void AddProblem(int at, string message)
    {
        if (Problems.Count <= FaultLimit.Most) Problems.Add((at, message));
    }

    public bool TryGet(string key, out OmmValue value) => _values.TryGetValue(key, out value);
}
