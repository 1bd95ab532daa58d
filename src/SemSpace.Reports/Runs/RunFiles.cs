using SemSpace.Files;
using SemSpace.Reports.Figures;
using SemSpace.Reports.Models;
using SemSpace.Reports.Output;
using SemSpace.Reports.Tables;

namespace SemSpace.Reports.Runs;

/// <summary>What a run's folder holds under a name.</summary>
/// <param name="Name">File name, of figures without ending.</param>
/// <param name="What">What is in it.</param>
internal sealed record RunFile(string Name, string What)
{
    /// <summary>The files' names.</summary>
    public IReadOnlyList<string> Names { get; init; } = [Name];
}

/// <summary>
/// The names that a run's folder may hold. Nothing else is ever replaced or deleted: a folder that holds one entry of another name
/// is somebody's own.
/// </summary>
public static class RunFiles
{
    /// <summary>The folder of copies of the files that the scenario names.</summary>
    public const string InputFolder = "inputs";

    private static readonly HashSet<string> Names = [.. All.SelectMany(file => file.Names)];

    /// <summary>All files, in the order of their documentation.</summary>
    internal static IReadOnlyList<RunFile> All =>
    [
        new(ResultFolder.ScenarioFile, $"the scenario with every key; files it names are copied to `{InputFolder}/`, so the folder can be run again as it is"),
        new(Manifest.FileName, "scenario hash with the version of what counts for it, seed, versions, the instruction set that libtorch computed with and a probe of its numbers, whether it cleared new tensors (where it did not, some convolutions may give NaN), fingerprint of the event trace, workers, wall time by part, trainings and evaluations that were done and that were taken from the store, names of the copied input files, and the warnings: what was left out, flights that end early, old elements, plans that were cut, satellites without contact, rounds that cannot close or never closed, rounds too short for whole steps, classes that the exam lacks or has few images of, ocean in a codec's exam, targets that need no learning, refused updates, empty batteries"),
        .. new Table[] { SummaryKeys.All }.Concat(ResultTables.Of(new("", ""))).Select(table => new RunFile(table.Name, table.Rows)),
        new(Schedule.FileName, "what models weigh on links and how long trainings last, what the author chose, and the hash of all events: what `mode: replay` trains on"),
        new(ModelFile.Last, "the last version of the global model; not in mode timing"),
        new(ModelFile.Best, "the version with the highest score on the validation set, of several the earliest, where it was asked for"),
        .. FigureCatalogue.OfRun.Select(kind => new RunFile(kind.Name, $"figure: {kind.Shows}, as PDF, SVG and PNG") { Names = FigureCatalogue.Files("", kind.Name) }),
    ];

    /// <summary>Whether a file of a run's folder, figures included, has a name.</summary>
    public static bool Contains(string name) => Names.Contains(name);

    /// <summary>Why a folder is not a finished run that may be replaced, naming its first foreign entry; null where it may be, is empty or is not there.</summary>
    public static string? Objection(string folder)
    {
        if (File.Exists(folder)) return "it is a file";
        if (!Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any()) return null;
        IReadOnlyList<string> inputs = [];
        bool isRun = true;
        try
        {
            inputs = Manifest.Read(folder).Inputs;
        }
        catch (ResultsException)
        {
            isRun = false;
        }

        if (FirstForeign(folder, inputs) is { } foreign) return $"it holds {foreign}, which SemSpace did not write";
        return isRun ? null : $"its {Manifest.FileName} is missing or damaged, so that it may not be a run of SemSpace";
    }

    /// <summary>The first entry that is none of a run's, by name; null where there is none.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="inputs">Names in the folder of inputs.</param>
    public static string? FirstForeign(string folder, IEnumerable<string> inputs)
        => Foreign(folder, Names.Contains) ?? (HasInputs(folder) ? Foreign(InputsOf(folder), inputs.Contains) is { } foreign ? $"{InputFolder}/{foreign}" : null : null);

    /// <summary>Deletes a run's files, name by name, the manifest last, by which a killed deletion is known; and then its folder if nothing else is in it.</summary>
    public static void Delete(string folder, IReadOnlyList<string> inputs)
    {
        if (HasInputs(folder)) DeleteFiles(InputsOf(folder), inputs.Contains);
        DeleteFiles(folder, name => name != Manifest.FileName && Names.Contains(name));
        DeleteFiles(folder, Names.Contains);
    }

    private static string InputsOf(string folder) => Path.Combine(folder, InputFolder);

    private static bool HasInputs(string folder) => IsOwnFolder(new DirectoryInfo(InputsOf(folder)));

    private static bool IsOwnFolder(DirectoryInfo folder) => folder.Exists && folder.LinkTarget is null;

    private static string? Foreign(string folder, Func<string, bool> isKnown)
        => new DirectoryInfo(folder).EnumerateFileSystemInfos().Where(entry => !IsOurs(entry, isKnown)).Select(entry => entry.Name).Order(StringComparer.Ordinal).FirstOrDefault();

    private static bool IsOurs(FileSystemInfo entry, Func<string, bool> isKnown)
        => entry is DirectoryInfo folder ? folder.Name == InputFolder && IsOwnFolder(folder) : IsOurFile(entry, isKnown);

    private static bool IsOurFile(FileSystemInfo entry, Func<string, bool> isKnown)
        => entry is FileInfo && entry.LinkTarget is null && (isKnown(entry.Name) || TemporaryFile.IsOne(entry.Name)) && Unix.KindOf(entry.FullName) == PlaceKind.File;

    private static void DeleteFiles(string folder, Func<string, bool> isKnown)
    {
        if (!Directory.Exists(folder)) return;
        foreach (FileInfo file in new DirectoryInfo(folder).EnumerateFiles().Where(file => IsOurFile(file, isKnown)).ToArray()) file.Delete();
        if (!Directory.EnumerateFileSystemEntries(folder).Any()) Directory.Delete(folder);
    }
}
