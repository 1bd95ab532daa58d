namespace SemSpace.Experiments.Results;

/// <summary>Results cannot be written or read; the message says which, where and why, in words for the user.</summary>
/// <param name="message">The message, one line.</param>
/// <param name="inner">What the system said, if it did.</param>
public sealed class ResultsException(string message, Exception? inner = null) : Exception(message, inner)
{
    private const int NoSpaceOnUnix = 28;
    private const int NoSpaceOnWindows = unchecked((int)0x80070070);

    /// <summary>Whether an exception is the system's way of refusing a file.</summary>
    internal static bool IsFileTrouble(Exception fault) => fault is IOException or UnauthorizedAccessException;

    /// <summary>A writing fault.</summary>
    internal static ResultsException Writing(string path, Exception fault)
    {
        string reason = fault switch
        {
            { HResult: NoSpaceOnUnix or NoSpaceOnWindows } => "the disk is full",
            UnauthorizedAccessException => "permission is denied",
            _ => fault.Message.TrimEnd('.'),
        };
        return new($"Results cannot be written to {path}: {reason}.", fault);
    }

    /// <summary>A reading fault.</summary>
    internal static ResultsException Reading(string path, Exception fault)
    {
        string reason = fault switch
        {
            FileNotFoundException or DirectoryNotFoundException => "it is not there",
            UnauthorizedAccessException => "permission is denied",
            _ => fault.Message.TrimEnd('.'),
        };
        return new($"{path} cannot be read: {reason}.", fault);
    }
}
