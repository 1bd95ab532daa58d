using System.CommandLine;
using SemSpace.Reports.Tables;
using Spectre.Console;

namespace SemSpace.Cli;

/// <summary>How a table for people can be written.</summary>
internal enum PaperFormat
{
    Text,
    Markdown,
    Latex,
    Csv,
}

/// <summary>Writes tables for people, each with a sentence below it.</summary>
internal static class PaperWriting
{
    private const int Width = 1000;

    private static readonly Dictionary<string, PaperFormat> Formats = new() { ["text"] = PaperFormat.Text, ["markdown"] = PaperFormat.Markdown, ["latex"] = PaperFormat.Latex, ["csv"] = PaperFormat.Csv };

    /// <summary>The option that chooses the format.</summary>
    public static Option<string> Option() => Choice.Optional("--format", "what to write", Formats.Keys);

    /// <summary>What a command line asks for.</summary>
    public static PaperFormat Read(ParseResult parse, Option<string> option) => Formats[parse.GetRequiredValue(option)];

    /// <summary>Writes a table and its sentence.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="table">The table.</param>
    /// <param name="sentence">What it says.</param>
    /// <param name="label">What a text in LaTeX refers to it by.</param>
    /// <param name="format">The format, which is not CSV.</param>
    public static void Write(TextWriter output, PaperTable table, string sentence, string label, PaperFormat format)
    {
        foreach (string line in Written(table, sentence, label, format).Split('\n')) output.WriteLine(line.TrimEnd());
    }

    private static string Written(PaperTable table, string sentence, string label, PaperFormat format) => format switch
    {
        PaperFormat.Text or PaperFormat.Csv => $"{Plain(table)}\n{sentence}\n",
        PaperFormat.Markdown => $"{table.Markdown()}\n{sentence}\n",
        PaperFormat.Latex => $"{table.Latex(label)}% {sentence}\n",
    };

    private static string Plain(PaperTable table)
    {
        using StringWriter text = new();
        Table lines = new Table().Border(TableBorder.Simple);
        foreach ((int i, string name) in table.Head.Index()) lines.AddColumn(new TableColumn(Markup.Escape(name)) { Alignment = i == 0 ? Justify.Left : Justify.Right, NoWrap = true });
        foreach (IReadOnlyList<PaperCell> row in table.Rows) lines.AddRow([.. row.Select(cell => Markup.Escape(cell.Text))]);
        PlainTable.Write(lines, text, Width);
        return $"{table.Caption}\n{text}{table.Note}\n";
    }
}
