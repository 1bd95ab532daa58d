using System.Security.Cryptography;
using System.Text;
using SemSpace.Experiments.Scenarios.Binding;
using SemSpace.Experiments.Scenarios.Schema;
using SemSpace.Files;
using SemSpace.Fl.Datasets;

namespace SemSpace.Experiments.Scenarios;

/// <summary>Writes scenarios with every key and its value. Thread-safe.</summary>
public static class ScenarioWriter
{
    /// <summary>Goes up by one when a default, or what a scenario stands for, changes: earlier runs are then stale.</summary>
    public const int IdentityVersion = 8;

    private static readonly FolderHashes Folders = new();

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
        IEnumerable<InputFile?> single = [scenario.Schedule, scenario.EarthOrientation, (scenario.Constellation as ElementsSpec)?.File, scenario.ContactPlan];
        return [.. single.OfType<InputFile>().Concat(scenario.Data.Maps.Select(map => map.Image)).Distinct()];
    }

    /// <summary>
    /// The identity of a scenario's run: SHA-256 of <see cref="IdentityVersion"/> and of what its author chose, name and seed included, with
    /// the SHA-256 of its content in place of each input file's path, and of the folder in which a data set was found. Keys at their defaults, options of members that are not chosen, and the
    /// description, do not count: a key that SemSpace gets later changes no identity. The same on every machine.
    /// </summary>
    /// <returns>64 hexadecimal digits.</returns>
    /// <exception cref="IOException">An input file cannot be read.</exception>
    public static string Hash(Scenario scenario)
        => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Identity(scenario, HashOf))));

    /// <summary>What <see cref="Hash"/> is taken of.</summary>
    internal static string Identity(Scenario scenario, FileNaming naming)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        MapNode chosen = ScenarioSchema.Root.Expand(Located(scenario) with { Description = "" }, new(naming, OnlyChoices: true));
        return $"semspace run {IdentityVersion}\n{YamlText.Block(chosen)}";
    }

    /// <summary>What a scenario's author chose, by key path, as it counts for <see cref="Hash"/>, but for seed and name.</summary>
    /// <exception cref="IOException">An input file cannot be read.</exception>
    internal static IReadOnlyDictionary<string, string> Choices(Scenario scenario)
        => FlatTree.Of(ScenarioSchema.Root.Expand(Located(scenario) with { Description = "", Name = "", Seed = 0 }, new(HashOf, OnlyChoices: true)));

    /// <summary>Every key of a scenario with its value, by key path.</summary>
    internal static IReadOnlyDictionary<string, string> Values(Scenario scenario)
        => FlatTree.Of(ScenarioSchema.Root.Expand(scenario, new(file => Path.GetFileName(file.FullPath))));

    /// <summary>SHA-256 of a file's content, or of a folder's, by its files' paths in it and their content, which stands for its path wherever it must be the same on every machine.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    internal static string HashOf(InputFile file)
        => Directory.Exists(file.FullPath) ? Folders.HashOf(file.FullPath, HashOf) : Convert.ToHexStringLower(HashOf(file.FullPath));

    /// <summary>Whether a scenario's data set, if it has one, is where it is named, or found where it was left to be found.</summary>
    internal static bool HasData(Scenario scenario) => scenario.Data.Stored is null || Located(scenario).Data.Path is not null;

    /// <summary>The scenario with the place of its data set, if that was left to be found and is there.</summary>
    private static Scenario Located(Scenario scenario)
        => scenario.Data is { Path: null, Stored: { } source } data && DataRoot.Find(source) is { } folder ? scenario with { Data = data with { Path = new(folder) } } : scenario;

    private static byte[] HashOf(string path)
    {
        try
        {
            using Stream content = UserFile.Open(path, long.MaxValue);
            return SHA256.HashData(content);
        }
        catch (IOException fault)
        {
            throw new IOException($"{path}: {fault.Message}", fault);
        }
    }
}
