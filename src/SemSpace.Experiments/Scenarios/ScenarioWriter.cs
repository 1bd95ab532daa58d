using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SemSpace.Experiments.Scenarios.Binding;
using SemSpace.Experiments.Scenarios.Schema;
using SemSpace.Experiments.Scenarios.Sweeps;
using SemSpace.Files;

namespace SemSpace.Experiments.Scenarios;

/// <summary>Writes scenarios with every key and its value. Holds no state.</summary>
public static class ScenarioWriter
{
    /// <summary>The scenario as YAML with every key; reading it back gives an equal scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="naming">The path to write for each input file; absolute paths when left out.</param>
    public static string Expand(Scenario scenario, Func<InputFile, string>? naming = null)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return YamlText.Block(ScenarioSchema.Root.Expand(scenario, new(naming is null ? file => file.FullPath : file => naming(file))));
    }

    /// <summary>The files a scenario reads, in a fixed order, each once.</summary>
    public static IReadOnlyList<InputFile> InputFiles(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        IEnumerable<InputFile?> single = [scenario.EarthOrientation, (scenario.Constellation as ElementsSpec)?.File, scenario.ContactPlan];
        return [.. single.OfType<InputFile>().Concat(scenario.Data.Maps.Select(map => map.Image)).Distinct()];
    }

    /// <summary>
    /// SHA-256 of the expanded text, name and seed included, with the SHA-256 of its content in place of each input file's path: the
    /// same on every machine, and different as soon as an element file is.
    /// </summary>
    /// <returns>64 hexadecimal digits.</returns>
    /// <exception cref="IOException">An input file cannot be read.</exception>
    public static string Hash(Scenario scenario)
        => Hex(SHA256.HashData(Encoding.UTF8.GetBytes(Expand(scenario, HashOf))));

    /// <summary>The reference of all keys of scenario and sweep files, in Markdown.</summary>
    public static string Reference() => ReferenceDocument.Write(ScenarioSchema.Root.Reference(""), SweepSchema.Root.Reference(""));

    private static string HashOf(InputFile file)
    {
        using Stream content = UserFile.Open(file.FullPath, long.MaxValue);
        return Hex(SHA256.HashData(content));
    }

    private static string Hex(byte[] bytes) => Convert.ToHexString(bytes).ToLower(CultureInfo.InvariantCulture);
}
