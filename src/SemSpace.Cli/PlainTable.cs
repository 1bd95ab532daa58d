using Spectre.Console;

namespace SemSpace.Cli;

/// <summary>Tables without colours, the same wherever they go.</summary>
internal static class PlainTable
{
    /// <summary>Writes a table as text.</summary>
    /// <param name="table">The table.</param>
    /// <param name="output">Where to.</param>
    /// <param name="width">Characters in a line at the most.</param>
    public static void Write(Table table, TextWriter output, int width)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors });
        console.Profile.Width = width;
        console.Write(table);
    }
}
