using System.Text.Json;
using SemSpace.Files;

namespace SemSpace.Reports.Output;

/// <summary>Results cannot be written or read; the message says which, where and why, in words for the user.</summary>
/// <param name="message">The message, one line.</param>
/// <param name="inner">What the system said, if it did.</param>
public sealed class ResultsException(string message, Exception? inner = null) : Exception(FaultLimit.Shorten(message), inner)
{
    /// <summary>A writing fault.</summary>
    public static ResultsException Writing(string path, Exception fault) => new($"Results cannot be written to {path}: {(fault is DirectoryNotFoundException ? "a part of its path is a file" : FileTrouble.Words(fault))}.", fault);

    /// <summary>A reading fault.</summary>
    internal static ResultsException Reading(string path, Exception fault)
        => new($"{path} cannot be read: {(fault is JsonException json ? $"it is not what SemSpace writes{Where(json)}" : FileTrouble.Is(fault) ? FileTrouble.Words(fault) : "it is damaged")}.", fault);

    /// <summary>Where JSON goes wrong; its own words are a programmer's.</summary>
    private static string Where(JsonException fault)
    {
        string key = fault.Path is { Length: > 2 } path ? FormattableString.Invariant($", at {path[2..]}") : "";
        return fault.LineNumber is { } line ? FormattableString.Invariant($"{key} in line {line + 1}") : key;
    }
}
