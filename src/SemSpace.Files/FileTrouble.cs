namespace SemSpace.Files;

/// <summary>Why the system refuses a file, in words for the user: the runtime's own messages are for programmers. Holds no state.</summary>
public static class FileTrouble
{
    private const int Unnamed = 0;

    /// <summary>Error numbers of Unix that its systems agree on, and those of Linux that they do not.</summary>
    private static readonly Dictionary<int, string> Reasons = new()
    {
        [5] = "the disk reports an error",
        [6] = "there is no such device",
        [11] = "another process is using it",
        [16] = "it is in use",
        [17] = "a file of that name is in the way",
        [18] = "it lies on another disk",
        [20] = "a part of its path is a file",
        [21] = "it is a folder",
        [22] = "the system does not take it",
        [23] = "too many files are open",
        [24] = "too many files are open",
        [26] = "it is a program that is running",
        [28] = "the disk is full",
        [30] = "the disk is read-only",
        [32] = "nobody reads it any more",
        [36] = "its name is too long",
        [39] = "it is a folder that holds something",
        [40] = "its links lead in a circle",
        [116] = "the disk is out of reach",
        [122] = "your share of the disk is used up",
        [unchecked((int)0x80070020)] = "another process is using it",
        [unchecked((int)0x80070070)] = "the disk is full",
    };

    /// <summary>Whether an exception is the system's way of refusing a file.</summary>
    public static bool Is(Exception fault) => fault is IOException or UnauthorizedAccessException;

    /// <summary>The reason, to stand behind a colon: no capital, no full stop.</summary>
    /// <param name="fault">An exception that <see cref="Is"/> accepts.</param>
    public static string Words(Exception fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return fault switch
        {
            FileNotFoundException or DirectoryNotFoundException => "it is not there",
            PathTooLongException => "its name is too long",
            UserFileException refused => refused.Message.TrimEnd('.'),
            EndOfStreamException => "it ends too early",
            UnauthorizedAccessException { InnerException: IOException { HResult: 9 } } => "it is closed",
            UnauthorizedAccessException => "permission is denied",
            _ when Reasons.TryGetValue(fault.HResult, out string? reason) => reason,
            { HResult: > Unnamed and < 200 } => FormattableString.Invariant($"the system refuses it (error {fault.HResult})"),
            _ => "the system refuses it",
        };
    }
}
