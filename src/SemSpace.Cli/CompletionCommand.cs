using System.CommandLine;

namespace SemSpace.Cli;

/// <summary><c>semspace completion</c>: scripts that let a shell ask the program what may come next.</summary>
internal static class CompletionCommand
{
    /// <summary>Names that the program knows, but nobody types: those of help on Windows, and the end of options.</summary>
    private static readonly string[] Unwanted = ["/?", "/h", "-?", "--"];

    private static readonly Dictionary<string, string> Scripts = new()
    {
        ["bash"] = """
            _semspace() {
                local line=${COMP_LINE#* } program=${COMP_LINE%% *} at words
                at=$(( COMP_POINT - ${#program} - 1 ))
                (( at < 0 )) && at=0
                words=$("${COMP_WORDS[0]}" "[suggest:$at]" "${line:0:at}" 2>/dev/null)
                COMPREPLY=( $(compgen -W "$words" -- "${COMP_WORDS[COMP_CWORD]}") )
            }
            complete -o default -F _semspace semspace
            """,
        ["zsh"] = """
            #compdef semspace
            _semspace() {
                local line="${(j: :)words[2,CURRENT]}"
                local -a found
                found=( ${(f)"$(${(Q)words[1]} "[suggest:${#line}]" "$line" 2>/dev/null)"} )
                compadd -- $found || _files
            }
            compdef _semspace semspace
            """,
        ["fish"] = """
            function __semspace_complete
                set -l words (commandline -opc) (commandline -ct)
                set -l line (string join ' ' -- $words[2..-1])
                $words[1] "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
            end
            complete -c semspace -a '(__semspace_complete)'
            """,
    };

    /// <summary>Prints what may come next in a command line, one word a line.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="question">The command line that asks.</param>
    public static int Suggest(Terminal terminal, ParseResult question)
    {
        using StringWriter words = new() { NewLine = "\n" };
        _ = question.Invoke(new InvocationConfiguration { Output = words });
        foreach (string word in words.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Except(Unwanted)) terminal.Output.WriteLine(word);
        return ExitCode.Success;
    }

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        Command command = new("completion", """
            Print a script by which a shell completes commands, options and their values.

            Examples:
              semspace completion bash >> ~/.bashrc
              semspace completion zsh >> ~/.zshrc
              semspace completion fish > ~/.config/fish/completions/semspace.fish
            """);
        Argument<string> shell = Choice.Argument("shell", "the shell", Scripts.Keys);
        command.Add(shell);
        command.SetAction(parse =>
        {
            foreach (string line in Scripts[parse.GetRequiredValue(shell)].Split('\n')) terminal.Output.WriteLine(line);
            return ExitCode.Success;
        });
        return command;
    }
}
