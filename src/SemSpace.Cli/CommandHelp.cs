using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace SemSpace.Cli;

/// <summary>Help of a command: its whole description with examples, and of each command below it the first sentence alone, at most <see cref="Widest"/> letters wide.</summary>
/// <param name="usual">The library's help.</param>
internal sealed class CommandHelp(HelpAction usual) : SynchronousCommandLineAction
{
    /// <summary>Letters in a line, at most; long lines are read badly, and in a pipe the library sets no end to them.</summary>
    public const int Widest = 120;

    /// <inheritdoc/>
    public override bool ClearsParseErrors => usual.ClearsParseErrors;

    /// <summary>Gives a command line this help.</summary>
    public static void For(RootCommand root)
    {
        HelpOption option = root.Options.OfType<HelpOption>().Single();
        HelpAction usual = (HelpAction)option.Action!;
        usual.MaxWidth = Math.Min(usual.MaxWidth, Widest);
        option.Action = new CommandHelp(usual);
    }

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        Command command = parseResult.CommandResult.Command;
        string[] parts = Parts(command);
        command.Description = string.Join("\n\n", [parts[0].ReplaceLineEndings(" "), .. parts[1..]]);
        foreach (Command below in command.Subcommands) below.Description = Parts(below)[0].ReplaceLineEndings(" ").Split(". ")[0].TrimEnd('.');
        return usual.Invoke(parseResult);
    }

    /// <summary>What a command does, and its examples.</summary>
    private static string[] Parts(Command command) => (command.Description ?? "").Split("\n\n");
}
