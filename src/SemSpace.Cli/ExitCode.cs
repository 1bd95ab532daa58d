namespace SemSpace.Cli;

/// <summary>What the process returns.</summary>
internal static class ExitCode
{
    /// <summary>All went well.</summary>
    public const int Success = 0;

    /// <summary>A fault of SemSpace's own.</summary>
    public const int Bug = 1;

    /// <summary>Something for the user to mend: the command line, a file, a folder.</summary>
    public const int UserFault = 2;

    /// <summary>Stopped by the user.</summary>
    public const int Stopped = 3;
}
