using System.CommandLine;

namespace SemSpace.Cli;

/// <summary>The option that sets how many threads train.</summary>
internal static class Workers
{
    private const int Most = 1024;

    /// <summary>The option; all processors unless told otherwise.</summary>
    public static Option<int> Option()
    {
        Option<int> option = new("--workers")
        {
            Description = "threads for training; results do not depend on it (default: all processors)",
            HelpName = "n",
            DefaultValueFactory = _ => Environment.ProcessorCount,
        };
        CountRange.Require(option, Most);
        return option;
    }
}
