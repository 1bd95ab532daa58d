namespace SemSpace.Cli.Tests;

public sealed class HelpTests
{
    private static readonly string[] Parents = ["", "orbit", "sweep", "data"];

    /// <summary>Every command and the commands below it, by the lists that help shows.</summary>
    public static TheoryData<string> Commands => [.. Parents.SelectMany(parent => Listed(parent).Select(name => $"{parent} {name}".Trim()))];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Help_has_examples_and_fits_a_line(string command)
    {
        Outcome help = Help(command);
        Assert.Equal((0, ""), (help.ExitCode, help.Error));
        Assert.All(help.Output.Split('\n'), line => Assert.InRange(line.TrimEnd().Length, 0, CommandHelp.Widest));
        if (!Parents.Contains(command)) Assert.Contains($"Examples:\n    semspace {command}", help.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_of_commands_says_in_a_sentence_what_each_does()
    {
        string help = Help("").Output;
        Assert.Contains("  plot <result>               Draw figures from the tables of finished runs: of one run, its own figures; of several, \n", help, StringComparison.Ordinal);
        Assert.DoesNotContain("Examples:", help, StringComparison.Ordinal);
        Assert.InRange(help.Split('\n').Length, 20, 60);
    }

    private static IEnumerable<string> Listed(string parent)
        => Help(parent).Output.Split("\nCommands:\n")[1].Split('\n').Where(line => line.Length > 2 && line[..2] == "  " && line[2] != ' ').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0]);

    private static Outcome Help(string command) => CommandLine.Run([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
}
