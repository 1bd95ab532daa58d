using System.Text.Json;

namespace SemSpace.Findings;

/// <summary>The model at one time of a run, with what had been spent until then.</summary>
/// <param name="Hour">Publication since the start, h.</param>
/// <param name="Test">Score on the test set.</param>
/// <param name="Balanced">Second score on the test set.</param>
/// <param name="Validation">Score on the validation set.</param>
/// <param name="Bytes">Bytes of models that satellites had received and sent.</param>
/// <param name="Steps">Gradient steps of the trainings whose updates had come.</param>
/// <param name="Joules">Energy of the trainings and uploads that had come, and of downloads.</param>
internal sealed record CurvePoint(double Hour, double Test, double Balanced, double Validation, double Bytes, double Steps, double Joules);

/// <summary>What the study keeps of a run.</summary>
/// <param name="Key">Versions of the learning code and of its numbers (WorkBasis, NumericKernels), and identity of the scenario (ScenarioWriter.Hash).</param>
/// <param name="DurationH">Simulated time, h.</param>
/// <param name="GradientSteps">Gradient steps in all.</param>
/// <param name="Bytes">Bytes on the link in all.</param>
/// <param name="Joules">Energy of training and radio in all.</param>
/// <param name="Curve">Every version, by time.</param>
internal sealed record RunScores(string Key, double DurationH, long GradientSteps, double Bytes, double Joules, IReadOnlyList<CurvePoint> Curve);

/// <summary>Finished runs by identity, one a line of a file that only grows, so that a stopped study goes on where it was. Thread-safe.</summary>
internal sealed class RunLog
{
    private readonly Dictionary<string, RunScores> _runs = [];
    private readonly string _path;
    private readonly Lock _writing = new();

    public RunLog(string path)
    {
        _path = path;
        if (!File.Exists(path)) return;
        string text = File.ReadAllText(path);
        if (text.Length > 0 && !text.EndsWith('\n')) File.AppendAllText(path, "\n"); // so that the next run does not go on with half a line
        foreach (string line in text.Split('\n'))
        {
            if (Parse(line) is { } run) _runs[run.Key] = run;
        }
    }

    public RunScores? Find(string key)
    {
        lock (_writing) return _runs.GetValueOrDefault(key);
    }

    public void Add(RunScores run)
    {
        lock (_writing)
        {
            _runs[run.Key] = run;
            File.AppendAllText(_path, JsonSerializer.Serialize(run) + "\n");
        }
    }

    /// <summary>The run of a line; null where a killed study left half a line.</summary>
    private static RunScores? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<RunScores>(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
