namespace SemSpace.Files;

/// <summary>Paths as files on every system name them, with slashes.</summary>
public static class SlashPath
{
    /// <summary>The way from a folder to a file or folder.</summary>
    public static string Relative(string folder, string path) => Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');
}
