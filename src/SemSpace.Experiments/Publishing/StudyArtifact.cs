using System.IO.Compression;
using SemSpace.Experiments.Comparison;
using SemSpace.Reports.Html;
using SemSpace.Reports.Output;
using SemSpace.Reports.Tables;

namespace SemSpace.Experiments.Publishing;

/// <summary>What a user says of an artifact.</summary>
/// <param name="Date">When it is published; null for the day on which the newest run ended, UTC.</param>
/// <param name="License">Its license: an address, a name of the SPDX list, or words; null for none.</param>
/// <param name="Authors">Who made it.</param>
public sealed record ArtifactFacts(DateOnly? Date, string? License, IReadOnlyList<string> Authors);

/// <summary>Packs finished runs with all that it takes to make them again as a zip file: the same runs and facts give the same bytes.</summary>
public static class StudyArtifact
{
    private const int Executable = 0x81ED << 16, Plain = 0x81A4 << 16; // regular files, rwxr-xr-x and rw-r--r--

    private static readonly DateTimeOffset Fixed = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes an artifact.</summary>
    /// <param name="path">The zip file.</param>
    /// <param name="runs">The runs, at least one.</param>
    /// <param name="arms">Their arms.</param>
    /// <param name="facts">What the user says of it.</param>
    /// <returns>What to tell the user, one sentence each.</returns>
    /// <exception cref="ResultsException">A file cannot be read or written, a run is not whole, or the zip file would be in the folder of a run.</exception>
    public static IReadOnlyList<string> Write(string path, IReadOnlyList<FoundRun> runs, IReadOnlyList<FoundArm> arms, ArtifactFacts facts)
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(arms);
        ArgumentNullException.ThrowIfNull(facts);
        if (runs.Select(run => run.Folder).FirstOrDefault(new OutputPlace(path).IsIn) is { } packed) throw new ResultsException($"Results cannot be written to {path}: it is in {packed}, which is packed with all that is in it. Choose a place outside.");
        IReadOnlyList<PackedStudy> studies = PackedStudy.Of(runs);
        SweepCopy[] plans = [.. studies.Select(study => study.Plan()).OfType<SweepCopy>()];
        IReadOnlyList<ArmComparison> comparisons = StudyReport.Comparisons(runs, arms);
        ArtifactFacts dated = facts with { Date = facts.Date ?? Newest(runs) };
        ReportPage report = StudyReport.Of(runs, arms, comparisons);
        List<PackedFile> files =
        [
            PackedFile.OfText(Instructions.PageFile, Instructions.Page(report.Title, report.Sentence, dated, studies, [.. comparisons.Select(comparison => comparison.Measure)])),
            PackedFile.OfText(Instructions.ScriptFile, Instructions.Script(studies)),
            PackedFile.OfText(Instructions.ReportFile, report.Html()),
            .. studies.SelectMany(study => study.Files()).Concat(plans.SelectMany(plan => plan.Files)).OrderBy(file => file.Name, StringComparer.Ordinal),
        ];
        List<(string Name, string Hash, long Length)> sums = [.. files.Select(Measured)];
        files.Add(PackedFile.OfText(Instructions.SumsFile, string.Concat(sums.Select(file => $"{file.Hash}  {file.Name}\n"))));
        sums.Add(Measured(files[^1]));
        files.Insert(0, PackedFile.OfText(ResearchCrate.FileName, ResearchCrate.Text(report.Title, report.Sentence, dated, Provenance.Among(runs, run => run.Manifest.SemspaceVersion), sums)));
        WholeFile.WriteBytes(path, stream => Pack(stream, files));
        return [.. plans.Select(plan => plan.Fault).OfType<string>().Select(fault => $"the sweep's file is not packed, its runs are: {fault}")];
    }

    private static (string Name, string Hash, long Length) Measured(PackedFile file)
    {
        (string hash, long length) = file.Measure();
        return (file.Name, hash, length);
    }

    private static DateOnly Newest(IReadOnlyList<FoundRun> runs)
        => DateOnly.FromDateTime(runs.Max(run => File.GetLastWriteTimeUtc(Path.Combine(run.Folder, Manifest.FileName))));

    private static void Pack(Stream stream, IEnumerable<PackedFile> files)
    {
        using ZipArchive archive = new(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach (PackedFile file in files)
        {
            ZipArchiveEntry entry = archive.CreateEntry(file.Name);
            entry.LastWriteTime = Fixed;
            entry.ExternalAttributes = file.Name == Instructions.ScriptFile ? Executable : Plain;
            using Stream content = file.Open(), packed = entry.Open();
            content.CopyTo(packed);
        }
    }
}
