using SemSpace.Files;

namespace SemSpace.Experiments.Scenarios.Binding;

/// <summary>Reads configuration files.</summary>
internal static class ConfigFile
{
    /// <summary>The tree of a file, or null with one fault.</summary>
    /// <param name="path">The file, as faults are to name it.</param>
    /// <param name="wanted">What it should be, with an article.</param>
    /// <param name="faults">Where faults go.</param>
    /// <param name="mostBytes">The most it may hold.</param>
    public static ConfigNode? Read(string path, string wanted, FaultList faults, long mostBytes)
    {
        string? problem = null;
        try
        {
            if (File.Exists(path)) return ReadText(path, faults, mostBytes);
            problem = Directory.Exists(path) ? "is a folder" : "is not there";
        }
        catch (Exception fault) when (FileTrouble.Is(fault))
        {
            problem = $"cannot be read ({FileTrouble.Words(fault)})";
        }

        faults.Add(new(path, 0), $"{problem}; must be {wanted}.");
        return null;
    }

    /// <summary>Whether a tree looks like a sweep: it names a scenario and has no constellation of its own.</summary>
    public static bool IsSweep(ConfigNode root) => root is MapNode map && map.Find("scenario") is not null && map.Find("constellation") is null;

    /// <summary>Whether a tree looks like a scenario.</summary>
    public static bool IsScenario(ConfigNode root) => root is MapNode map && (map.Find("constellation") ?? map.Find(ScenarioTree.Extends)) is not null && map.Find("scenario") is null;

    private static ConfigNode? ReadText(string path, FaultList faults, long mostBytes)
    {
        if (InputText.Read(path, mostBytes, out string text) is not { } fault) return YamlTree.Read(text, path, faults);
        faults.Add(new(path, fault.Line), $"{fault.Problem}.");
        return null;
    }

    /// <summary>The absolute path of the folder that a file lies in.</summary>
    public static string FolderOf(string path)
        => Path.GetDirectoryName(Path.GetFullPath(path)) ?? Path.GetPathRoot(Path.GetFullPath(path))!;
}
