using System.CommandLine;
using System.CommandLine.Completions;
using SemSpace.Experiments.Scenarios;
using SemSpace.Keys;
using Spectre.Console;

namespace SemSpace.Cli;

/// <summary><c>semspace explain</c>.</summary>
internal static class ExplainCommand
{
    private const int Width = 120;

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        Command command = new("explain", """
            Tell what a key of a scenario or a sweep means, what it may be, its default and when it applies; without a key, list the sections.

            Examples:
              semspace explain
              semspace explain aggregation.fedbuff.buffer_size
              semspace explain 'gateways.*.min_elevation_deg'
            """);
        Argument<string?> key = new("key") { Description = "key path, as for --set", HelpName = "key", Arity = ArgumentArity.ZeroOrOne };
        key.CompletionSources.Add(context => KeyBook.Steps(context.WordToComplete).Select(path => new CompletionItem(path)));
        command.Add(key);
        command.SetAction(parse => parse.GetValue(key) is { } path ? Explain(terminal, path) : Sections(terminal));
        return command;
    }

    private static int Sections(Terminal terminal)
    {
        Print(terminal, ["section", "file", "meaning"], KeyBook.All.Where(entry => entry.Inside is not null).Select(entry => new[] { entry.Path, entry.File, entry.Key.Meaning }));
        terminal.Output.WriteLine($"Keys in no section: {string.Join(", ", KeyBook.All.Where(entry => entry.Inside is null && !entry.Path.Contains('.', StringComparison.Ordinal)).Select(entry => entry.Path).Distinct())}");
        return ExitCode.Success;
    }

    private static int Explain(Terminal terminal, string path)
    {
        IReadOnlyList<KeyEntry> found = KeyBook.Find(path);
        foreach (KeyEntry entry in found) Explain(terminal, entry);
        if (found.Count > 0) return ExitCode.Success;
        IReadOnlyList<string> near = KeyBook.Near(path);
        terminal.Error.WriteLine($"{path} is not a key; must be a key path of a scenario or a sweep.{(near.Count == 0 ? " See: semspace explain" : Spelling.DidYouMean(near))}");
        return ExitCode.UserFault;
    }

    private static void Explain(Terminal terminal, KeyEntry entry)
    {
        KeyReference key = entry.Key;
        terminal.Output.WriteLine($"{entry.Path} (in a {entry.File} file): {key.Meaning}");
        (string What, string Value)[] lines = [("must be", key.MustBe), ("unit", key.Unit), ("default", key.Default), ("applies", entry.Where is { } where ? $"where {where}" : "")];
        foreach ((string what, string value) in lines.Where(line => line.Value.Length > 0)) terminal.Output.WriteLine($"  {what + ":",-9} {value}");
        if (entry.Inside is not { } section) return;
        terminal.Output.WriteLine(section.Meaning);
        Print(terminal, ["key", "range", "default", "meaning"], section.Keys.Select(inner => new[] { inner.Name, inner.Range, inner.Default, inner.Meaning }));
    }

    private static void Print(Terminal terminal, string[] heads, IEnumerable<string[]> rows)
    {
        Table table = new Table().Border(TableBorder.Simple);
        foreach (string head in heads) _ = table.AddColumn(head);
        foreach (string[] row in rows) _ = table.AddRow([.. row.Select(Markup.Escape)]);
        PlainTable.Write(table, terminal.Output, Width);
    }
}
