using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace SemSpace.Architecture.Tests;

/// <summary>The repository as it lies on disk around this file.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<string> Projects { get; } =
        [.. Directory.EnumerateDirectories(Path.Combine(Root, "src")).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)];

    /// <summary>The source files of a project, build output left out.</summary>
    public static IEnumerable<string> Sources(string project)
        => Directory.EnumerateFiles(Path.Combine(Root, "src", project), "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    public static IEnumerable<string> References(string project, string kind)
        => XDocument.Load(Path.Combine(Root, "src", project, $"{project}.csproj")).Descendants(kind)
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));

    /// <summary>The other folders that each folder of a project names in its using lines.</summary>
    public static ILookup<string, string> Rooms(string project)
    {
        string Room(string path) => path.Split('/', '.')[0];
        IEnumerable<(string From, string To)> uses =
            from file in Sources(project)
            let own = Room(Path.GetRelativePath(Path.Combine(Root, "src", project), file).Replace('\\', '/'))
            from line in File.ReadLines(file)
            where line.StartsWith($"using {project}.", StringComparison.Ordinal)
            let other = Room(line[$"using {project}.".Length..].TrimEnd(';'))
            where other != own
            select (own, other);
        return uses.Distinct().ToLookup(use => use.From, use => use.To);
    }

    public static string Relative(string path) => Path.GetRelativePath(Root, path);

    private static string FindRoot([CallerFilePath] string here = "")
    {
        string? folder = Path.GetDirectoryName(here);
        while (folder is not null && !File.Exists(Path.Combine(folder, "SemSpace.sln"))) folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException("Bug in SemSpace: no SemSpace.sln above the tests.");
    }
}
