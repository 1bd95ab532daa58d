using System.CommandLine;
using System.CommandLine.Completions;
using SemSpace.Experiments.Scenarios;

namespace SemSpace.Cli;

/// <summary>The option that sets keys of a scenario, whose paths shells complete step by step.</summary>
internal static class KeyOption
{
    /// <summary>Its name.</summary>
    public const string SetName = "--set";

    /// <summary>The option.</summary>
    public static Option<string[]> Set(string description)
    {
        Option<string[]> option = new(SetName) { Description = description, HelpName = "key=value", DefaultValueFactory = _ => [] };
        option.CompletionSources.Add(context => KeyBook.Steps(context.WordToComplete).Select(path => new CompletionItem(path.EndsWith('.') ? path : path + "=")));
        return option;
    }
}
