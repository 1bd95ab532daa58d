using SemSpace.Experiments.Scenarios.Binding;
using SemSpace.Experiments.Scenarios.Schema;
using SemSpace.Experiments.Scenarios.Sweeps;

namespace SemSpace.Experiments.Scenarios;

/// <summary>A first file for a user to go on from: all that a preset sets, with the user's own values, and beside each key what it means. Not thread-safe.</summary>
public sealed class ScenarioDraft
{
    private const string RuleKey = "aggregation.rule", RateKey = "learning.learning_rate";
    private static readonly string[] Rules = ["trajectory", "fedavg"];
    private readonly string _path;
    private readonly Scenario _scenario;

    /// <summary>A draft.</summary>
    /// <param name="preset">The preset that it starts from.</param>
    /// <param name="path">The file that it is for; the scenario is named after it, and relative paths start from its folder.</param>
    /// <param name="overrides">The user's own values, as for <see cref="ScenarioReader.Read"/>.</param>
    /// <exception cref="ScenarioException">What would be written has faults.</exception>
    public ScenarioDraft(string preset, string path, IReadOnlyList<string> overrides)
    {
        ArgumentNullException.ThrowIfNull(preset);
        ArgumentNullException.ThrowIfNull(overrides);
        _path = path;
        FaultList faults = new();
        Override[] own = [.. overrides.Select(text => Override.Parse(text, faults)).OfType<Override>()];
        MapNode start = new(Place.None, [new(ScenarioTree.Extends, Place.None, ScalarNode.Quote(preset)), new("name", Place.None, ScalarNode.Quote(NameOf(path)))]);
        Scenario? scenario = ScenarioTree.Of(start, path, faults) is { } tree ? ScenarioReader.Bind(tree, own).Whole : null;
        _scenario = scenario ?? throw new ScenarioException(faults.InOrder());
    }

    /// <summary>The scenario file.</summary>
    public string Text
    {
        get
        {
            MapNode chosen = ScenarioSchema.Root.Expand(_scenario, new(file => Path.GetRelativePath(ConfigFile.FolderOf(_path), file.FullPath), OnlyChoices: true));
            IEnumerable<string> others = ScenarioSchema.Root.Keys.Select(key => key.Name).Where(name => name != ScenarioTree.Extends && chosen.Find(name) is null);
            string file = Path.GetFileName(_path);
            return $"""
                # Check:  semspace validate {file}
                # Try:    semspace run {file} --quick
                # Look up what a key means and may be:  semspace explain KEY
                # At their defaults: {string.Join(", ", others)}

                """ + "\n" + YamlText.Block(chosen, Meaning);
        }
    }

    /// <summary>A sweep file that varies the rule and the learning rate of the scenario.</summary>
    /// <param name="path">The file that it is for, in the scenario's folder.</param>
    public string Sweep(string path)
    {
        string[] rules = [.. new[] { _scenario.Aggregation.Rule.Name }.Concat(Rules).Distinct().Take(2)];
        double rate = _scenario.Learning.Training.LearningRate;
        SweepFile sweep = new()
        {
            Name = NameOf(path),
            Scenario = new(_path),
            Grid = [Axis(RuleKey, rules), Axis(RateKey, [NumberText.Write(rate), NumberText.Write(rate / 2)])],
            Seeds = [1, 2, 3],
        };
        string file = Path.GetFileName(path);
        return $"""
            # Every value of one key with every value of the others, and every seed: {2 * rules.Length * sweep.Seeds.Count} runs.
            # Check:  semspace validate {file}
            # Try:    semspace sweep {file} --quick
            # Look up what a key means and may be:  semspace explain KEY

            """ + "\n" + YamlText.Block(SweepSchema.Root.Expand(sweep, new(input => Path.GetFileName(input.FullPath))));
    }

    private static GridAxis Axis(string key, IEnumerable<string> values) => new(key, [.. values.Select(value => new GridValue(null, new ScalarNode(Place.None, value, false)))]);

    /// <summary>What a key means in short: up to what comes after a semicolon.</summary>
    private static string Meaning(string path) => KeyBook.All.First(entry => entry.Path == path && entry.File == "scenario").Key.Meaning.Split(';')[0];

    /// <summary>The file's name as a folder can bear it.</summary>
    private static string NameOf(string path)
    {
        string name = string.Concat(Path.GetFileNameWithoutExtension(path).Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '-')).TrimStart('.', '-', '_');
        return name.Length == 0 ? "scenario" : name[..Math.Min(name.Length, 100)];
    }
}
