using System.Text.RegularExpressions;

namespace SemSpace.Architecture.Tests;

/// <summary>A top-level folder of a project, or a source file outside of all folders.</summary>
internal sealed partial class Room
{
    private readonly string[] _code;
    private readonly Regex _mention;

    private Room(string project, string name, IReadOnlyCollection<string> files)
    {
        Name = name;
        IsFolder = !name.EndsWith(".cs", StringComparison.Ordinal);
        _code = [.. files.Select(file => Comment().Replace(File.ReadAllText(file), ""))];
        string types = string.Join('|', files.Select(Path.GetFileNameWithoutExtension));
        string last = project[(project.LastIndexOf('.') + 1)..];
        _mention = new(IsFolder ? $@"\b{last}\.{name}\b|(?<![\w.]){name}\.(\w+\.)*({types})\b" : $@"\b{types}\b");
    }

    /// <summary>The folder's name, or the file's with its <c>.cs</c>.</summary>
    public string Name { get; }

    public bool IsFolder { get; }

    /// <summary>The rooms of a project.</summary>
    public static IReadOnlyList<Room> Of(string project)
        => [.. Repository.Sources(project).GroupBy(file => Repository.Relative(file).Split(Path.DirectorySeparatorChar)[2])
            .Select(room => new Room(project, room.Key, [.. room]))];

    /// <summary>
    /// Whether code here names the other: a folder by a using line or a qualified name, a file by its type, which is seen from everywhere below.
    /// </summary>
    public bool Uses(Room other) => other != this && _code.Any(other._mention.IsMatch);

    [GeneratedRegex("//.*")]
    private static partial Regex Comment();
}
