using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using SemSpace.Experiments.Tests.Golden;

namespace SemSpace.Cli.Tests;

/// <summary>What docs/reading-results.md says of other tools, done with those that are at hand; each sees the runs that <c>compare</c> sees.</summary>
public sealed class ReadElsewhereTests(ReadElsewhereTests.Tables tables) : IClassFixture<ReadElsewhereTests.Tables>
{
    [Fact]
    public void DuckDB_reads_parquet_and_csv()
    {
        using DuckDBConnection duck = new("DataSource=:memory:");
        duck.Open();
        _ = Rows($"SET file_search_path = '{tables.Folder.Path}'");
        string[] queries = Assert.Single(Blocks("sql")).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        object[][] rules = Rows(queries[0]);
        Assert.Equal(["fedavg", "fedbuff"], rules.Select(row => row[0]).Order());
        Assert.Equal(tables.Fedavg, (double)rules.Single(row => (string)row[0] == "fedavg")[1], 5e-4);
        Assert.Equal([1L, 2L], Rows(queries[1]).Select(row => (long)row[0]).Order());
        Assert.Equal(Rows("SELECT count(*), sum(seed), sum(bytes) FROM 'study.parquet'").Select(Text), Rows("SELECT count(*), sum(seed), sum(bytes) FROM 'runs.csv'").Select(Text));

        object[][] Rows(string query)
        {
            using DuckDBCommand command = duck.CreateCommand();
            command.CommandText = query;
            using DuckDBDataReader reader = command.ExecuteReader();
            List<object[]> rows = [];
            while (reader.Read())
            {
                object[] row = new object[reader.FieldCount];
                _ = reader.GetValues(row);
                rows.Add(row);
            }

            return [.. rows];
        }

        static string Text(object[] row) => string.Join(' ', row.Select(value => FormattableString.Invariant($"{value}")));
    }

    [Theory]
    [InlineData(0, "pandas")]
    [InlineData(1, "pandas, pyarrow")]
    public void Pandas_reads_them(int block, string modules)
    {
        string? python = new[] { "python3", "/usr/bin/python3" }.FirstOrDefault(program => Said(program, "-c", $"import {modules}") is not null);
        Assert.SkipWhen(python is null, $"No Python with {modules}.");
        string? said = Said(python, "-c", $"import pandas\n{Blocks("python")[block]}\nprint('mean', runs[runs['aggregation.rule'] == 'fedavg']['final_score'].mean())");
        Assert.Equal(tables.Fedavg, Number(Regex.Match(Assert.IsType<string>(said), "mean ([0-9.]+)").Groups[1].Value), 5e-4);
    }

    [Theory]
    [InlineData(0, "RSQLite")]
    [InlineData(1, "nanoparquet")]
    public void R_reads_them(int block, string package)
    {
        Assert.SkipWhen(Said("Rscript", "-e", $"library({package})") is null, $"No R with {package}.");
        string? said = Said("Rscript", "-e", $"{Blocks("r")[block]}\ncat('mean', mean(runs$final_score[runs$aggregation.rule == 'fedavg']))");
        Assert.Equal(tables.Fedavg, Number(Regex.Match(Assert.IsType<string>(said), "mean ([0-9.]+)").Groups[1].Value), 5e-4);
    }

    /// <summary>The page's blocks of a language.</summary>
    private static string[] Blocks(string language)
        => [.. Regex.Matches(File.ReadAllText(Path.Combine(GoldenText.Root, "docs", "reading-results.md")), $"```{language}\n(.*?)```", RegexOptions.Singleline).Select(block => block.Groups[1].Value)];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>What a program prints in the tables' folder; null where it is not there or fails.</summary>
    private string? Said(string program, params string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = tables.Folder.Path })!;
            process.BeginErrorReadLine();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? output : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <summary>The tables that the page's commands write of four runs.</summary>
    public sealed class Tables : IDisposable
    {
        private static readonly string[] Files = ["study.parquet", "study.sqlite", "runs.csv"];

        public Tables()
        {
            using CompareTests.FourRuns made = new();
            foreach (string file in Files) Assert.Equal(0, CommandLine.Run("table", made.Folder.Path, "--out", Folder.In(file)).ExitCode);
            Assert.Equal(0, CommandLine.Run("table", made.Folder.Path, "--curves", "--out", Folder.In("curves.csv")).ExitCode);
            string[] rows = CommandLine.Run("compare", made.Folder.Path, "--format", "csv").Output.Split('\n');
            Fedavg = Number(Assert.Single(rows, row => row.StartsWith("final_score,fedavg,", StringComparison.Ordinal)).Split(',')[Array.IndexOf(rows[0].Split(','), "mean")]);
        }

        internal TestFolder Folder { get; } = new();

        /// <summary>The mean final score of <c>fedavg</c>.</summary>
        internal double Fedavg { get; }

        public void Dispose() => Folder.Dispose();
    }
}
