using System.Globalization;
using SemSpace.Experiments.Scenarios;
using SemSpace.Reports.Output;
using SemSpace.Reports.Runs;

namespace SemSpace.Experiments.Running;

/// <summary>The copies that a run keeps of the files its scenario reads: under their own names, with a number before it where two are the same.</summary>
internal static class RunInputs
{
    /// <summary>A name for each file, in the order of the scenario. No two are the same, whether capitals count on the disk or not.</summary>
    public static IReadOnlyDictionary<InputFile, string> Names(Scenario scenario)
    {
        OrderedDictionary<InputFile, string> names = [];
        HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);
        foreach (InputFile file in ScenarioWriter.InputFiles(scenario))
        {
            string own = Path.GetFileName(file.FullPath), name = own;
            for (int number = names.Count; !taken.Add(name); number++) name = string.Create(CultureInfo.InvariantCulture, $"{number}-{own}");
            names.Add(file, name);
        }

        return names;
    }

    /// <summary>Writes the scenario and the copies into a run's folder. Data sets are not copied: their folder is named as it is.</summary>
    /// <exception cref="ResultsException">The disk is full, or a file cannot be read or written.</exception>
    public static void Write(ResultFolder results, Scenario scenario)
    {
        IReadOnlyDictionary<InputFile, string> names = Names(scenario);
        results.WriteScenario(
            ScenarioWriter.Expand(scenario, file => names.TryGetValue(file, out string? name) ? ResultFolder.InputPath(name) : file.FullPath), [.. names.Select(input => (input.Key.FullPath, input.Value))]);
    }
}
