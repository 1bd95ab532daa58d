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
                local line=${COMP_LINE:0:COMP_POINT} part=${COMP_WORDS[COMP_CWORD]} begun words word
                begun=${line##* } line=${line#* }
                [[ $part == [=:] ]] && part=
                mapfile -t words < <("${COMP_WORDS[0]}" "[suggest:${#line}]" "$line" 2>/dev/null)
                COMPREPLY=()
                for word in "${words[@]}"; do
                    [[ $word == "$begun"* ]] && COMPREPLY+=( "${word#"${begun%"$part"}"}" )
                done
                if [[ ${COMPREPLY[0]} == *[.=] ]]; then compopt -o nospace 2>/dev/null; fi
            }
            complete -o default -F _semspace semspace
            """,
        ["zsh"] = """
            #compdef semspace
            (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
            _semspace() {
                local line="${(j: :)${(@Q)words[2,CURRENT]}}"
                local -a found begun
                found=( ${(f)"$(${(Q)words[1]} "[suggest:${#line}]" "$line" 2>/dev/null)"} )
                begun=( ${(M)found:#*[.=]} ) found=( ${found:#*[.=]} )
                compadd -S '' -a begun
                compadd -a found
                (( compstate[nmatches] )) || _files
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

    /// <summary>Prints what may come next in a command line, one word a line. Options are left out where a word may come that is not known, such as a file's name, until a dash is typed.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="root">All commands.</param>
    /// <param name="line">The command line up to the cursor, without the program.</param>
    public static int Suggest(Terminal terminal, RootCommand root, string line)
    {
        ParseResult begun = root.Parse(line);
        bool withOptions = line.Split(' ')[^1].StartsWith('-') || begun.CommandResult.Command.Arguments.Count == 0;
        IEnumerable<string> words = begun.GetCompletions(line.Length).Select(word => word.InsertText ?? word.Label).Except(Unwanted);
        foreach (string word in words.Where(word => withOptions || !word.StartsWith('-'))) terminal.Output.WriteLine(word);
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
