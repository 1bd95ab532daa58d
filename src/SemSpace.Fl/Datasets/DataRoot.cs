namespace SemSpace.Fl.Datasets;

/// <summary>
/// Where data sets lie: each in a folder of its name below the folder that the variable <c>SEMSPACE_DATA</c> of the environment names, or else below
/// <c>.semspace/data</c> in the user's home.
/// </summary>
public static class DataRoot
{
    /// <summary>The variable that names another folder.</summary>
    public const string Variable = "SEMSPACE_DATA";

    /// <summary>The folder.</summary>
    public static string Path => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
        ? System.IO.Path.GetFullPath(named)
        : System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".semspace", "data");

    /// <summary>A data set's own folder, whether it is there or not.</summary>
    public static string FolderOf(StoredSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return System.IO.Path.Combine(Path, source.Name);
    }

    /// <summary>The folder that holds a data set: its own, or one of a system's package; null where none does.</summary>
    public static string? Find(StoredSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return ((string[])[FolderOf(source), .. source.SystemFolders]).FirstOrDefault(source.IsIn);
    }
}
