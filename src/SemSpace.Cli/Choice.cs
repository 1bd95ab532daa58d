using System.CommandLine;
using System.CommandLine.Parsing;

namespace SemSpace.Cli;

/// <summary>Options and arguments that take one of several words. Another word is refused with those there are, and shells complete them.</summary>
internal static class Choice
{
    /// <summary>An option that must be given.</summary>
    public static Option<string> Required(string name, string description, IEnumerable<string> words)
    {
        Option<string> option = Option(name, description, words);
        option.Required = true;
        return option;
    }

    /// <summary>An option that stands for the first word unless it is given.</summary>
    public static Option<string> Optional(string name, string description, IEnumerable<string> words)
    {
        Option<string> option = Option(name, description, words);
        option.DefaultValueFactory = _ => words.First();
        return option;
    }

    /// <summary>An argument.</summary>
    public static Argument<string> Argument(string name, string description, IEnumerable<string> words)
    {
        Argument<string> argument = new(name) { Description = description };
        argument.Validators.Add(result => Check(result, name, words));
        argument.CompletionSources.Add([.. words]);
        return argument;
    }

    private static Option<string> Option(string name, string description, IEnumerable<string> words)
    {
        Option<string> option = new(name) { Description = description, HelpName = string.Join("|", words) };
        option.Validators.Add(result => Check(result, name, words));
        option.CompletionSources.Add([.. words]);
        return option;
    }

    private static void Check(SymbolResult result, string name, IEnumerable<string> words)
    {
        foreach (string given in result.Tokens.Select(token => token.Value).Except(words)) result.AddError($"{name} is {given}; must be one of {string.Join(", ", words)}.");
    }
}
