using System.CommandLine;
using System.CommandLine.Parsing;
using SemSpace.Keys;

namespace SemSpace.Cli;

/// <summary>Tells words that look like options from names of files: an option that a command does not have, and one that was given in the place of another's value.</summary>
internal static class OptionCheck
{
    private const string Start = "--";

    /// <summary>Adds the check to a command and all below it.</summary>
    public static void AddTo(Command command)
    {
        command.Validators.Add(Check);
        foreach (Command inner in command.Subcommands) AddTo(inner);
    }

    private static void Check(CommandResult result)
    {
        string[] known = [.. result.Command.Options.Select(option => option.Name)];
        foreach ((string option, string follows) in result.Children.OfType<OptionResult>().SelectMany(given => given.Tokens.Select(token => (given.Option.Name, token.Value))).Where(given => known.Contains(given.Value)))
            result.AddError($"{option} has no value: {follows} follows it, which is an option of its own.");
        foreach (string word in result.Children.OfType<ArgumentResult>().SelectMany(given => given.Tokens).Select(token => token.Value).Where(word => word.StartsWith(Start, StringComparison.Ordinal) && !Path.Exists(word)))
            result.AddError($"{word} is no option of {result.Command.Name}.{Spelling.Hint(word, known)}");
    }
}
