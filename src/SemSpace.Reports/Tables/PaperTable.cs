using System.Globalization;
using System.Text;

namespace SemSpace.Reports.Tables;

/// <summary>A cell of a table for people.</summary>
/// <param name="Text">Its text.</param>
/// <param name="IsBest">Whether it is the best of its column: bold.</param>
public readonly record struct PaperCell(string Text, bool IsBest = false);

/// <summary>A table for people, in the formats that papers and notes are written in.</summary>
/// <param name="Caption">What it shows, one sentence or two.</param>
/// <param name="Head">Names of the columns; the first is left-aligned, the others right.</param>
/// <param name="Rows">As many cells a row as there are columns.</param>
/// <param name="Note">What its marks mean; empty for none.</param>
public sealed record PaperTable(string Caption, IReadOnlyList<string> Head, IReadOnlyList<IReadOnlyList<PaperCell>> Rows, string Note = "")
{
    /// <summary>What it means that a cell is bold, a sentence; empty where nothing is to be said.</summary>
    public string BoldNote { get; init; } = "";

    /// <summary>The note where bold cells are seen.</summary>
    internal string NoteWithBold => string.Join(" ", new[] { Note, Rows.Any(row => row.Any(cell => cell.IsBest)) ? BoldNote : "" }.Where(text => text.Length > 0));

    private static readonly Dictionary<char, string> InLatex = new()
    {
        ['\\'] = @"\textbackslash{}",
        ['{'] = @"\{",
        ['}'] = @"\}",
        ['$'] = @"\$",
        ['&'] = @"\&",
        ['#'] = @"\#",
        ['%'] = @"\%",
        ['_'] = @"\_",
        ['^'] = @"\textasciicircum{}",
        ['~'] = @"\textasciitilde{}",
        ['−'] = "$-$",
        ['<'] = "$<$",
        ['>'] = "$>$",
        ['“'] = "``",
        ['”'] = "''",
        ['…'] = @"\ldots{}",
        ['±'] = @"$\pm$",
        ['×'] = @"$\times$",
    };

    /// <summary>As Markdown.</summary>
    public string Markdown()
    {
        StringBuilder text = new($"{Caption}\n\n");
        Line(Head.Select(Escaped));
        Line(Head.Select((_, i) => i == 0 ? "---" : "---:"));
        foreach (IReadOnlyList<PaperCell> row in Rows) Line(row.Select(cell => cell.IsBest ? $"**{Escaped(cell.Text)}**" : Escaped(cell.Text)));
        return NoteWithBold.Length == 0 ? text.ToString() : text.Append(CultureInfo.InvariantCulture, $"\n{NoteWithBold}\n").ToString();

        void Line(IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
        static string Escaped(string cell) => cell.Replace("|", @"\|", StringComparison.Ordinal).Replace("*", @"\*", StringComparison.Ordinal);
    }

    /// <summary>As a table of LaTeX with the rules of the package booktabs.</summary>
    /// <param name="label">What the text refers to it by.</param>
    public string Latex(string label)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"% needs \\usepackage{{booktabs}}\n\\begin{{table}}\n  \\centering\n  \\caption{{{Escaped(Caption)}}}\n  \\label{{{label}}}\n");
        text.Append(CultureInfo.InvariantCulture, $"  \\begin{{tabular}}{{l{new string('r', Head.Count - 1)}}}\n    \\toprule\n");
        Line(Head.Select(Escaped));
        text.Append("    \\midrule\n");
        foreach (IReadOnlyList<PaperCell> row in Rows) Line(row.Select(cell => cell.IsBest ? $"\\textbf{{{Escaped(cell.Text)}}}" : Escaped(cell.Text)));
        text.Append("    \\bottomrule\n  \\end{tabular}\n");
        if (NoteWithBold.Length > 0) text.Append(CultureInfo.InvariantCulture, $"\n  \\smallskip\\footnotesize {Escaped(NoteWithBold)}\n");
        return text.Append("\\end{table}\n").ToString();

        void Line(IEnumerable<string> cells) => text.Append("    ").AppendJoin(" & ", cells).Append(" \\\\\n");
        static string Escaped(string cell) => string.Concat(cell.Select(c => InLatex.GetValueOrDefault(c, c.ToString())));
    }
}
