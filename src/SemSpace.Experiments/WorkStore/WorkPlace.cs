using System.Globalization;

namespace SemSpace.Experiments.WorkStore;

/// <summary>A folder for finished work, and how much it may hold.</summary>
/// <param name="Folder">Where, an absolute path.</param>
/// <param name="LimitMib">The most that it may take, MiB.</param>
public sealed record WorkPlace(string Folder, int LimitMib = WorkPlace.DefaultMib)
{
    /// <summary>The limit unless told otherwise, MiB.</summary>
    public const int DefaultMib = 1024;

    /// <summary>The highest limit, MiB: 1 TiB.</summary>
    public const int MostMib = 1 << 20;

    /// <summary>The folder's name beside results.</summary>
    public const string HiddenName = ".semspace-work";

    /// <summary>The command line's options for a place; for none, the one that says so.</summary>
    public static string[] Options(WorkPlace? place)
        => place is null ? ["--no-work"] : ["--work", place.Folder, "--work-limit", place.LimitMib.ToString(CultureInfo.InvariantCulture)];
}
