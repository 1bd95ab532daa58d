using SemSpace.Experiments.Scenarios.Binding;

namespace SemSpace.Experiments.Scenarios;

/// <summary>A scenario, or some sections of one, that SemSpace brings along.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it is, by its own description.</param>
public sealed record Preset(string Name, string Description);

/// <summary>
/// What scenarios can extend by name: the scenarios of <c>scenarios/</c> that name no file, and parts of scenarios, such as a radio or a satellite's power. They are the same
/// wherever SemSpace lies. Thread-safe.
/// </summary>
public static class Presets
{
    private const string Folder = "presets/", PartFolder = "parts/", Ending = ".yaml", First = "quickstart";

    /// <summary>All whole scenarios, the first the one to start with.</summary>
    public static IReadOnlyList<Preset> All { get; } = In(Folder);

    /// <summary>All parts, each some sections of a scenario.</summary>
    public static IReadOnlyList<Preset> Parts { get; } = In(PartFolder);

    /// <summary>The names of both.</summary>
    public static IEnumerable<string> Names => All.Concat(Parts).Select(preset => preset.Name);

    /// <summary>A preset's tree; a part's is without its description, which is not the scenario's. Null where there is none of the name.</summary>
    internal static ConfigNode? Tree(string name, FaultList faults)
    {
        if (Text(Folder, name) is { } whole) return YamlTree.Read(whole, $"preset {name}", faults);
        if (Text(PartFolder, name) is not { } text || YamlTree.Read(text, $"preset {name}", faults) is not MapNode part) return null;
        return part with { Entries = [.. part.Entries.Where(entry => entry.Key != Description)] };
    }

    private const string Description = "description";

    private static Preset[] In(string folder) =>
        [.. typeof(Presets).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(folder, StringComparison.Ordinal)).Select(name => name[folder.Length..^Ending.Length])
            .OrderBy(name => name != First).ThenBy(name => name, StringComparer.Ordinal).Select(name => new Preset(name, DescriptionOf(folder, name)))];

    private static string? Text(string folder, string name)
    {
        using Stream? file = typeof(Presets).Assembly.GetManifestResourceStream(folder + name + Ending);
        if (file is null) return null;
        using StreamReader reader = new(file);
        return reader.ReadToEnd();
    }

    private static string DescriptionOf(string folder, string name)
        => ((YamlTree.Read(Text(folder, name)!, name, new()) as MapNode)?.Find(Description)?.Value as ScalarNode)?.Text ?? "";
}
