using SemSpace.Experiments.Scenarios.Binding;

namespace SemSpace.Experiments.Scenarios;

/// <summary>A scenario that SemSpace brings along.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it is, by its own description.</param>
public sealed record Preset(string Name, string Description);

/// <summary>
/// The scenarios that SemSpace brings along: those of <c>scenarios/</c> that name no file, so that they are the same wherever SemSpace lies. Thread-safe.
/// </summary>
public static class Presets
{
    private const string Folder = "presets/", Ending = ".yaml";

    /// <summary>All of them, the first the one to start with.</summary>
    public static IReadOnlyList<Preset> All { get; } =
        [.. typeof(Presets).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Select(name => name[Folder.Length..^Ending.Length])
            .OrderBy(name => name != First).ThenBy(name => name, StringComparer.Ordinal).Select(name => new Preset(name, DescriptionOf(name)))];

    private const string First = "quickstart";

    /// <summary>A preset's file; null where there is none of the name.</summary>
    internal static string? Text(string name)
    {
        using Stream? file = typeof(Presets).Assembly.GetManifestResourceStream(Folder + name + Ending);
        if (file is null) return null;
        using StreamReader reader = new(file);
        return reader.ReadToEnd();
    }

    /// <summary>A preset's tree.</summary>
    internal static ConfigNode? Tree(string name, FaultList faults) => Text(name) is { } text ? YamlTree.Read(text, $"preset {name}", faults) : null;

    private static string DescriptionOf(string name) => ((Tree(name, new()) as MapNode)?.Find("description")?.Value as ScalarNode)?.Text ?? "";
}
