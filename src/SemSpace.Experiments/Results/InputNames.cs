using System.Globalization;
using SemSpace.Experiments.Scenarios;

namespace SemSpace.Experiments.Results;

/// <summary>The names under which a run keeps copies of the files that its scenario reads: their own, with a number before it where two are the same.</summary>
internal static class InputNames
{
    /// <summary>A name for each file, in the order of the scenario. No two are the same, whether capitals count on the disk or not.</summary>
    public static IReadOnlyDictionary<InputFile, string> Of(Scenario scenario)
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
}
