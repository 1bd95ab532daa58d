using System.CommandLine;

namespace SemSpace.Cli;

/// <summary>The option that sets how many threads train and search.</summary>
internal static class Workers
{
    private const int Most = 1024;

    /// <summary>The option; all processors unless told otherwise.</summary>
    public static Option<int> Option() => CountRange.Option(
        "--workers", "threads for training and for the contact search; results do not depend on it (default: all processors)", Most, () => Environment.ProcessorCount);
}
