using SemSpace.Files;

namespace SemSpace.Reports.Output;

/// <summary>Where a file is to be written: a path, or what is open already under a name, such as standard output.</summary>
/// <param name="Name">The path as the user gave it.</param>
/// <param name="Open">Takes the text in place of a file; null for a file.</param>
public sealed record OutputPlace(string Name, TextWriter? Open = null)
{
    private const int MostLinks = 40;

    /// <summary>A file.</summary>
    public static implicit operator OutputPlace(string path) => FromString(path);

    /// <summary>A file.</summary>
    public static OutputPlace FromString(string path) => new(path);

    /// <summary>
    /// Refuses places that cannot be written, before any work is done: folders, devices, a file that the work reads, and one file
    /// for two outputs.
    /// </summary>
    /// <param name="places">The places.</param>
    /// <param name="inputs">Files that are read.</param>
    /// <exception cref="ResultsException">A place is refused.</exception>
    public static void Check(IEnumerable<OutputPlace> places, IEnumerable<string> inputs)
    {
        ArgumentNullException.ThrowIfNull(places);
        HashSet<string> read = [.. inputs.Select(Identity)], written = [];
        foreach (OutputPlace place in places.Where(place => place.Open is null))
        {
            string target = place.Target();
            if (read.Contains(Identity(target))) throw new ResultsException($"Results cannot be written to {place.Name}: it is read here. Choose another name.");
            if (!written.Add(Identity(target))) throw new ResultsException($"Results cannot be written to {place.Name}: it is named for two outputs. Give each a name of its own.");
        }
    }

    /// <summary>Whether it is in a folder, or in one below it, when links are followed.</summary>
    /// <exception cref="ResultsException">Links lead in a circle.</exception>
    public bool IsIn(string folder) => Open is null && Follow(Name).StartsWith(Follow(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>The file to replace: where links lead to, so that a link stays one.</summary>
    /// <exception cref="ResultsException">A folder, a device or a write-protected file is there, or links lead in a circle.</exception>
    internal string Target()
    {
        string target = Follow(Name);
        string? problem = Unix.KindOf(target) switch
        {
            PlaceKind.Nothing => null,
            PlaceKind.File => File.GetAttributes(target).HasFlag(FileAttributes.ReadOnly) ? "it is write-protected" : null,
            PlaceKind.Folder => "it is a folder",
            PlaceKind.Device or PlaceKind.Pipe or PlaceKind.Socket => "it is a device or a pipe; must be a file or /dev/stdout",
            var kind => throw new InvalidOperationException($"Bug in SemSpace: no such place as {kind}."),
        };
        return problem is null ? target : throw new ResultsException($"Results cannot be written to {Name}: {problem}.");
    }

    /// <summary>The absolute path with every link in it followed, the last one too; what is not there yet stays as it is.</summary>
    /// <exception cref="ResultsException">Links lead in a circle.</exception>
    internal static string Follow(string path)
    {
        string absolute = Path.Combine(Directory.GetCurrentDirectory(), path), root = Path.GetPathRoot(absolute)!, real = root;
        Stack<string> rest = new(Parts(absolute[root.Length..]));
        for (int links = 0; rest.TryPop(out string? part);)
        {
            if (part == "..") real = Path.GetDirectoryName(real) ?? real;
            if (part is ".." or ".") continue;
            string next = Path.Combine(real, part);
            if (new FileInfo(next).LinkTarget is not { } link)
            {
                real = next;
                continue;
            }

            if (++links > MostLinks) throw new ResultsException($"Results cannot be written to {path}: its links lead in a circle.");
            if (Path.IsPathRooted(link)) real = root;
            foreach (string piece in Parts(link)) rest.Push(piece);
        }

        return real;
    }

    /// <summary>The parts of a path, the last first.</summary>
    private static IEnumerable<string> Parts(string path)
        => path.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries).Reverse();

    private static string Identity(string path) => Unix.IdentityOf(path) ?? Follow(path);
}
