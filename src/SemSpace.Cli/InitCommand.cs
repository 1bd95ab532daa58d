using System.CommandLine;
using System.Text;
using SemSpace.Experiments.Scenarios;
using SemSpace.Files;
using SemSpace.Reports.Output;
using Spectre.Console;

namespace SemSpace.Cli;

/// <summary><c>semspace init</c>.</summary>
internal static class InitCommand
{
    private const int Width = 120;

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        Command command = new("init", """
            Write a scenario file to go on from: a preset with your own values, and beside each key what it means. Without a name, asks.

            Examples:
              semspace init
              semspace init mine.yaml --preset semantic --set duration_h=6
              semspace init mine.yaml --sweep
            """);
        Argument<string?> file = PathOptions.Checked(new Argument<string?>("file") { Description = "file to write, ending in .yaml, which is added where there is no ending (default: asks for it)", Arity = ArgumentArity.ZeroOrOne });
        Option<string> preset = Choice.Optional("--preset", "preset to start from", [.. Presets.All.Select(one => one.Name)]);
        Option<string[]> set = KeyOption.Set("set a key, for example --set duration_h=6; may be given several times");
        Option<bool> sweep = new("--sweep") { Description = "write a sweep of the scenario beside it, too" }, force = new("--force") { Description = "replace files that are there" };
        Option<bool> list = new("--list-presets") { Description = "list the presets and write nothing" };
        command.Add(file);
        foreach (Option option in new Option[] { preset, set, sweep, force, list }) command.Add(option);
        command.SetAction(parse =>
        {
            if (parse.GetValue(list)) return List(terminal);
            string[] own = parse.GetRequiredValue(set);
            InitAnswers? answers = parse.GetValue(file) is { } name ? new(name, parse.GetRequiredValue(preset), own, parse.GetValue(sweep)) : terminal.CanAsk ? InitAnswers.Ask(AnsiConsole.Console, own) : null;
            if (answers is not null) return Write(terminal, answers, parse.GetValue(force));
            terminal.Error.WriteLine("There is no terminal to ask on; must be told the file to write, as in: semspace init mine.yaml");
            return ExitCode.UserFault;
        });
        return command;
    }

    private static int List(Terminal terminal)
    {
        foreach ((string kind, IReadOnlyList<Preset> presets) in new[] { ("preset", Presets.All), ("part, for extends: [PRESET, PART]", Presets.Parts) })
        {
            Table table = new Table().Border(TableBorder.Simple).AddColumn(Markup.Escape(kind)).AddColumn("description");
            foreach (Preset preset in presets) _ = table.AddRow(Markup.Escape(preset.Name), Markup.Escape(preset.Description));
            PlainTable.Write(table, terminal.Output, Width);
        }

        return ExitCode.Success;
    }

    private static int Write(Terminal terminal, InitAnswers answers, bool replaces)
    {
        if (Path.GetExtension(answers.File) is not ("" or ".yaml" or ".yml"))
        {
            terminal.Error.WriteLine($"file is {answers.File}; must end in .yaml or .yml.");
            return ExitCode.UserFault;
        }

        string scenario = Path.HasExtension(answers.File) ? answers.File : answers.File + ".yaml", sweep = Path.ChangeExtension(scenario, null) + "-sweep.yaml";
        string[] files = answers.Sweep ? [scenario, sweep] : [scenario];
        if (!replaces && files.FirstOrDefault(Path.Exists) is { } there)
        {
            terminal.Error.WriteLine($"{there} is there already; choose another name, or replace it with --force.");
            return ExitCode.UserFault;
        }

        ScenarioDraft draft = new(answers.Preset, scenario, answers.Overrides);
        string[] texts = answers.Sweep ? [draft.Text, draft.Sweep(sweep)] : [draft.Text];
        WholeFile.WriteTogether(files.Zip(texts, (path, text) => (path, Encoding.UTF8.GetBytes(text))));
        terminal.Output.WriteLine($"Written: {string.Join(", ", files)}. Next: semspace validate {ShellWord.Of(scenario)}; semspace run {ShellWord.Of(scenario)} --quick");
        return ExitCode.Success;
    }
}
