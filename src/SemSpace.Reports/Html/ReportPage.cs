using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SemSpace.Reports.Contacts;
using SemSpace.Reports.Figures;
using SemSpace.Reports.Tables;

namespace SemSpace.Reports.Html;

/// <summary>A run for the globe.</summary>
/// <param name="Label">Its name in the page.</param>
/// <param name="Scene">Satellites and gateways.</param>
/// <param name="Records">What happened.</param>
public sealed record GlobeRun(string Label, ContactScene Scene, RunRecords Records);

/// <summary>
/// A report as one HTML file that reads nothing else: figures, tables, scripts and the globe's data are in it, and its own policy forbids scripts other than
/// SemSpace's, and all loading. The same content always gives the same bytes.
/// </summary>
public sealed partial record ReportPage
{
    /// <summary>What was run.</summary>
    public required string Title { get; init; }

    /// <summary>What came out, in a sentence or two.</summary>
    public required string Sentence { get; init; }

    /// <summary>What made it: names and values.</summary>
    public required IReadOnlyList<(string Name, string Value)> Facts { get; init; }

    /// <summary>Warnings of the runs.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Figures in order.</summary>
    public required IReadOnlyList<PageFigure> Figures { get; init; }

    /// <summary>Tables in order.</summary>
    public required IReadOnlyList<ReportTable> Tables { get; init; }

    /// <summary>The run on the globe.</summary>
    public required GlobeRun Globe { get; init; }

    /// <summary>The scenario of the run on the globe, as YAML.</summary>
    public required string Scenario { get; init; }

    /// <summary>The page.</summary>
    public string Html()
    {
        string script = Resource("globe.js") + Resource("report.js");
        string hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)));
        JsonObject data = new() { ["land"] = GlobeScene.Land(), ["scene"] = GlobeScene.Of(Globe.Scene, Globe.Records), ["score"] = Globe.Records.Rounds.Any(round => double.IsFinite(round.Scores.Test.Score)) ? Globe.Records.Metrics.Score : null };
        StringBuilder page = new();
        page.Append($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{hash}'; img-src data:; base-uri 'none'; form-action 'none'">
            <title>{Escaped(Title)} – SemSpace report</title>
            <style>
            {Resource("report.css")}</style>
            </head>
            <body>
            <header>
            <h1>{Escaped(Title)}</h1>
            <p class="result">{Escaped(Sentence)}</p>
            <dl class="facts">

            """);
        foreach ((string name, string value) in Facts) page.Append($"<div><dt>{Escaped(name)}</dt><dd>{Escaped(value)}</dd></div>\n");
        page.Append("</dl>\n");
        if (Warnings.Count > 0) page.Append($"<details><summary>Warnings ({Warnings.Count})</summary><ul>{string.Concat(Warnings.Select(warning => $"<li>{Escaped(warning)}</li>"))}</ul></details>\n");
        page.Append($"</header>\n<main>\n{Resource("globe.html").Replace("{run}", Escaped(Globe.Label), StringComparison.Ordinal)}<section aria-labelledby=\"figures\">\n<h2 id=\"figures\">Figures</h2>\n<div class=\"figures\">\n");
        foreach ((int i, PageFigure figure) in Figures.Index()) page.Append($"<figure>{Inline(figure, i)}<figcaption>{Escaped(figure.Shows)}</figcaption></figure>\n");
        page.Append("</div>\n</section>\n<section aria-labelledby=\"tables\">\n<h2 id=\"tables\">Tables</h2>\n<p><label>Rows with <input type=\"search\" id=\"search\" autocomplete=\"off\"></label> <output id=\"found\" for=\"search\"></output></p>\n");
        foreach (ReportTable table in Tables) Append(page, table);
        page.Append($"</section>\n<section aria-labelledby=\"scenario\">\n<h2 id=\"scenario\">Scenario</h2>\n<details><summary>Every key of {Escaped(Globe.Label)}, as YAML</summary><pre tabindex=\"0\">{Escaped(Scenario)}</pre></details>\n</section>\n</main>\n");
        page.Append($"<footer><p>Made by SemSpace {Escaped(Manifest.ProgramVersion)}. Coastlines: Natural Earth, public domain.</p></footer>\n");
        return page.Append($"<script type=\"application/json\" id=\"data\">{data.ToJsonString()}</script>\n<script>{script}</script>\n</body>\n</html>\n").ToString();
    }

    private static void Append(StringBuilder page, ReportTable table)
    {
        string[] sides = [.. Enumerable.Range(0, table.Head.Count).Select(column => column > 0 && table.Rows.Any(row => NoNumber().IsMatch(row[column].Text)) ? " class=\"text\"" : "")];
        page.Append($"<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"{Escaped(table.Title)}\"><table><caption>{Escaped(table.Title)}</caption><thead><tr>");
        foreach ((int i, (string name, string meaning)) in table.Head.Index()) page.Append($"<th scope=\"col\"{sides[i]}><button type=\"button\"{(meaning.Length > 0 ? $" title=\"{Escaped(meaning)}\"" : "")}>{Escaped(name)}</button></th>");
        page.Append("</tr></thead><tbody>\n");
        foreach (IReadOnlyList<PaperCell> row in table.Rows) page.Append($"<tr>{string.Concat(row.Select(Cell))}</tr>\n");
        page.Append($"</tbody></table></div>\n{(table.Note.Length > 0 ? $"<p class=\"note\">{Escaped(table.Note)}</p>\n" : "")}");

        string Cell(PaperCell cell, int column)
        {
            string text = cell.IsBest ? $"<b>{Escaped(cell.Text)}</b>" : Escaped(cell.Text);
            return column == 0 ? $"<th scope=\"row\">{text}</th>" : $"<td{sides[column]}>{text}</td>";
        }
    }

    /// <summary>A figure within the page: its names of clips and the like are made its own, since a page has one room for all names.</summary>
    private static string Inline(PageFigure figure, int number)
    {
        if (figure.Png is { } png) return $"<img alt=\"{Escaped(figure.Shows)}\" src=\"data:image/png;base64,{Convert.ToBase64String(png)}\">";
        string body = figure.Svg[figure.Svg.IndexOf("<svg", StringComparison.Ordinal)..];
        (string width, string height) = (Size(body, "width"), Size(body, "height"));
        body = OwnName().Replace(body, name => FormattableString.Invariant($"{name.Groups[1].Value}f{number}-"));
        return $"<svg role=\"img\" aria-label=\"{Escaped(figure.Shows)}\" viewBox=\"0 0 {width} {height}\"{body["<svg".Length..]}";
    }

    private static string Size(string svg, string name) => Regex.Match(svg, $"{name}=\"([0-9.]+)\"").Groups[1].Value;

    private static string Escaped(string text) => WebUtility.HtmlEncode(text);

    private static string Resource(string name)
    {
        using Stream file = typeof(ReportPage).Assembly.GetManifestResourceStream($"Page/{name}")!;
        using StreamReader text = new(file);
        return text.ReadToEnd();
    }

    [GeneratedRegex("""((?<=\s)id="|url\(#|href="#)""")]
    private static partial Regex OwnName();

    /// <summary>A cell that begins with no number; one such makes its column one of text, which stands to the left.</summary>
    [GeneratedRegex("""^(?![≥≤<>]? ?[-−+]?[0-9]|[-–—]?$)""")]
    private static partial Regex NoNumber();
}
