using System.Text;
using SemSpace.Experiments.Comparison;
using SemSpace.Experiments.Sweeps;
using SemSpace.Files;
using SemSpace.Orbit;
using SemSpace.Reports.Runs;
using SemSpace.Reports.Tables;

namespace SemSpace.Experiments.Publishing;

/// <summary>What an artifact says to people: a page, and a script that makes every run again.</summary>
internal static class Instructions
{
    /// <summary>Names of the files.</summary>
    public const string PageFile = "README.md", ScriptFile = "reproduce.sh", SumsFile = "SHA256SUMS", ReportFile = "report.html";

    private const string Again = "reproduced";

    /// <summary>The page.</summary>
    /// <param name="title">Name of the study.</param>
    /// <param name="sentence">What was found.</param>
    /// <param name="facts">What the user says of it; the date is given.</param>
    /// <param name="studies">Its sweeps and runs.</param>
    /// <param name="measures">Measures by which its arms can be compared; none of one run.</param>
    public static string Page(string title, string sentence, ArtifactFacts facts, IReadOnlyList<PackedStudy> studies, IReadOnlyList<ComparedMeasure> measures)
    {
        FoundRun[] runs = [.. studies.SelectMany(study => study.Runs).Select(run => run.Run)];
        double minutes = runs.Sum(run => run.Manifest.WallTimeS.Values.Sum()) / 60;
        StringBuilder text = new();
        text.Append($"""
            # {title}

            {sentence}

            {Whose(facts)}

            `{ReportFile}` shows it in a browser. `{SumsFile}` has the SHA-256 of every file (`sha256sum -c {SumsFile}`), `{ResearchCrate.FileName}` what machines need to know.

            ## Environment

            {string.Join('\n', Provenance.Environment(runs).Select(fact => $"- {fact.Name}: {fact.Value}"))}

            With this version and these kernels all files of a run come out with the same bytes, all but `{Manifest.FileName}`, which holds times; with other kernels the learned numbers differ in their last digits and what follows from them.
            Data sets are not packed: `semspace data fetch` gets them.

            ## Again

            `sh {ScriptFile}` makes {Counted.Of(runs.Length, "run")} again in `{Again}/` and compares every file. They took {FormattableString.Invariant($"{minutes:0.#}")} min together, one after another, with `--workers` {Provenance.Among(runs, run => FormattableString.Invariant($"{run.Manifest.Workers}"))}.
            `SEMSPACE` names the program, by one path, where it is not `semspace`.

            | what | command |
            |---|---|

            """);
        foreach ((string what, string command) in Commands(studies, measures)) text.Append($"| {what.Replace("|", "\\|", StringComparison.Ordinal)} | `{command.Replace("|", "\\|", StringComparison.Ordinal)}` |\n");
        return text.ToString();
    }

    /// <summary>The script.</summary>
    public static string Script(IReadOnlyList<PackedStudy> studies)
    {
        StringBuilder text = new($"""
            #!/bin/sh
            # Makes every run again in {Again}/ and tells which of its files differ from those packed here; times in {Manifest.FileName} do.
            set -eu
            cd "$(dirname "$0")"
            differ=0

            again() {"{"}
                "${"{"}SEMSPACE:-semspace{"}"}" run "$1/{ResultFolder.ScenarioFile}" --quiet --into "{Again}/$1"
                for file in "$1"/* "$1/{RunFiles.InputFolder}"/*; do
                    if [ -f "$file" ] && [ "$file" != "$1/{Manifest.FileName}" ]; then cmp "$file" "{Again}/$file" || differ=1; fi
                done
            {"}"}


            """);
        foreach (PackedStudy study in studies)
        {
            foreach (PackedRun run in study.Runs) text.Append($"again {ShellWord.Of(run.Name)}\n");
            if (study.IsSweep) text.Append($"cp {ShellWord.Of($"{study.Name}/{SweepRunner.TableFile}")} {ShellWord.Of($"{Again}/{study.Name}/")}\n");
        }

        text.Append("\"${SEMSPACE:-semspace}\" report " + $"{string.Join(' ', studies.Select(study => ShellWord.Of($"{Again}/{study.Name}")))} --out {Again}/{ReportFile}\nexit \"$differ\"\n");
        return text.ToString();
    }

    /// <summary>Authors, date and license.</summary>
    private static string Whose(ArtifactFacts facts)
    {
        string by = facts.Authors.Count > 0 ? $"By {string.Join(", ", facts.Authors)}. " : "";
        string license = facts.License is not { } given ? ResearchCrate.NoLicense : LicenseName.AddressOf(given) is { } address ? $"License: [{given}]({address})." : $"License: {given.TrimEnd('.')}.";
        return $"{by}Published {ResearchCrate.DateOf(facts)}. {license}";
    }

    private static IEnumerable<(string What, string Command)> Commands(IReadOnlyList<PackedStudy> studies, IReadOnlyList<ComparedMeasure> measures)
    {
        string all = string.Join(' ', studies.Select(study => ShellWord.Of(study.Name)));
        foreach (PackedRun run in studies.SelectMany(study => study.Runs)) yield return ($"tables of {run.Name}", $"semspace run {ShellWord.Of($"{run.Name}/{ResultFolder.ScenarioFile}")} --into {ShellWord.Of($"{Again}/{run.Name}")}");
        foreach (PackedStudy study in studies) yield return ($"figures of {study.Name}", $"semspace plot {ShellWord.Of(study.Name)} --out {Again}/figures");
        foreach (ComparedMeasure measure in measures) yield return ($"table of {measure.Name}", $"semspace compare {all} --measure {measure.Name}");
        yield return (ReportFile, $"semspace report {all} --out {Again}/{ReportFile}");
    }
}
