using System.IO.Enumeration;
using SemSpace.Experiments.Sweeps;
using SemSpace.Files;
using SemSpace.Reports.Output;
using SemSpace.Reports.Tables;

namespace SemSpace.Experiments.Comparison;

/// <summary>Where a run was found.</summary>
/// <param name="Folder">Its folder, an absolute path.</param>
/// <param name="Arm">Its arm in the table of its sweep; null for none.</param>
/// <param name="Axes">The values of that sweep's keys, as the sweep calls them; empty where it is of none.</param>
/// <param name="Table">The table that it was found in, or that of the sweep in whose folder it lies; empty for none.</param>
public sealed record RunPlace(string Folder, string? Arm, IReadOnlyDictionary<string, string> Axes, string Table)
{
    /// <summary>Whether it was found by its own folder and not in a table.</summary>
    public bool IsByItself { get; init; }

    /// <summary>The name of the sweep in whose table it was found, which is that of the sweep's folder; null for none.</summary>
    public string? Sweep => !IsByItself && Path.GetFileName(Table) == SweepRunner.TableFile ? Path.GetFileName(Path.GetDirectoryName(Table)) : null;

    /// <summary>A run that is of no sweep.</summary>
    public static RunPlace Alone(string folder) => new(folder, null, new Dictionary<string, string>(), "") { IsByItself = true };
}

/// <summary>Finds the runs that a user names: by their own folder, by that of a sweep, by any folder above them, by a pattern or by a table of a sweep.</summary>
public static class ResultSearch
{
    private const string FolderColumn = "folder", ArmColumn = "arm", SeedColumn = "seed";

    /// <summary>Files that hold the same tables but are only written, by how they begin.</summary>
    private static readonly (byte[] Start, string Name)[] Written = [("PAR1"u8.ToArray(), "a Parquet file"), ("SQLite format 3"u8.ToArray(), "a database of SQLite")];

    /// <summary>The files by which a folder is known as that of a finished run.</summary>
    private static readonly string[] Marks = [Summary.FileName, Manifest.FileName];

    /// <summary>The finished runs, each once for each arm of a sweep that shares it, and by itself only where it is in no sweep that was named, as named and within a name in order of their paths.</summary>
    /// <param name="names">Paths; <c>*</c> and <c>?</c> stand for any part of a name.</param>
    /// <exception cref="ResultsException">A name stands for no run.</exception>
    public static IReadOnlyList<RunPlace> Find(IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        RunPlace[] found = [.. names.SelectMany(Named)];
        Dictionary<string, ILookup<string, RunPlace>> sweeps = found.Where(place => place.IsByItself).Select(place => SweepFolder.TableOf(place.Folder)).OfType<string>().Distinct().ToDictionary(table => table, InTableIfAny);
        HashSet<string> inTables = [.. found.Where(place => !place.IsByItself).Select(place => place.Folder)];
        return [.. found.Where(place => !place.IsByItself || !inTables.Contains(place.Folder)).Select(InSweep).DistinctBy(place => (place.Folder, place.Arm))];

        RunPlace InSweep(RunPlace place)
            => place.IsByItself && SweepFolder.TableOf(place.Folder) is { } table && sweeps[table][place.Folder].ToArray() is [var only] ? only with { IsByItself = true } : place;
    }

    /// <summary>What a sweep calls the runs in its folder; nothing where its table is not there or is none.</summary>
    private static ILookup<string, RunPlace> InTableIfAny(string table)
    {
        try
        {
            return (File.Exists(table) ? InTable(table) : []).ToLookup(place => place.Folder);
        }
        catch (Exception fault) when (fault is ResultsException || FileTrouble.Is(fault))
        {
            return Array.Empty<RunPlace>().ToLookup(place => place.Folder);
        }
    }

    /// <summary>Whether a folder is that of a finished run.</summary>
    public static bool IsRun(string folder) => Marks.All(mark => File.Exists(Path.Combine(folder, mark)));

    private static IReadOnlyList<RunPlace> Named(string name)
    {
        try
        {
            string[] paths = [.. Matches(name)];
            RunPlace[] runs = [.. paths.SelectMany(path => File.Exists(path) ? InTable(path) : InFolder(path))];
            if (runs.Length > 0) return runs;
            string trouble = paths.Length == 0 ? "is not there" : MissingOf(name) is { } missing ? $"holds no finished run, for it has no {missing}" : "holds no finished run";
            throw new ResultsException($"{name} {trouble}; must be the folder of a finished run or sweep, a folder above some, a pattern of such, or a sweep's table.");
        }
        catch (Exception fault) when (FileTrouble.Is(fault))
        {
            throw new ResultsException($"{name} cannot be read: {fault.Message}", fault);
        }
    }

    /// <summary>What a name stands for: itself if it is there, else what a pattern matches, part by part.</summary>
    private static IEnumerable<string> Matches(string name)
    {
        if (Path.Exists(name)) return [name];
        string root = Path.GetPathRoot(name) ?? "";
        return name[root.Length..].Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries)
            .Aggregate<string, IEnumerable<string>>([root.Length == 0 ? "." : root], (found, part) => found.SelectMany(folder => Within(folder, part)))
            .Order(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Within(string folder, string part)
    {
        if (part.AsSpan().IndexOfAny('*', '?') < 0) return Path.Exists(Path.Combine(folder, part)) ? [Path.Combine(folder, part)] : [];
        return Directory.Exists(folder) ? Directory.EnumerateFileSystemEntries(folder).Where(path => Path.GetFileName(path) is var own && own[0] != '.' && FileSystemName.MatchesSimpleExpression(part, own, ignoreCase: false)) : [];
    }

    /// <summary>What a folder lacks that has one of the marks of a run; null for another folder.</summary>
    private static string? MissingOf(string folder)
        => Marks.Any(mark => File.Exists(Path.Combine(folder, mark))) ? Marks.FirstOrDefault(mark => !File.Exists(Path.Combine(folder, mark))) : null;

    /// <summary>The run that a folder is; else those of the sweep that it is, as its table has them; else those below it.</summary>
    private static IEnumerable<RunPlace> InFolder(string folder)
    {
        if (IsRun(folder)) return [RunPlace.Alone(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)))];
        string table = Path.Combine(folder, SweepRunner.TableFile);
        return File.Exists(table) ? InTable(table) : Directory.EnumerateDirectories(folder).Where(below => Path.GetFileName(below)[0] != '.').Order(StringComparer.Ordinal).SelectMany(InFolder);
    }

    /// <summary>What kind of file it is that no runs are read from; null for none.</summary>
    private static string? Kind(string path)
    {
        using Stream file = UserFile.Open(path, long.MaxValue);
        byte[] start = new byte[Written.Max(kind => kind.Start.Length)];
        int length = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        return Written.FirstOrDefault(kind => start.AsSpan(0, length).StartsWith(kind.Start)).Name;
    }

    /// <summary>The runs of a table: of a sweep's, or of one that names their folders in the same way.</summary>
    private static IReadOnlyList<RunPlace> InTable(string path)
    {
        using TextReader text = new StreamReader(UserFile.Open(path, long.MaxValue));
        try
        {
            if (Kind(path) is { } kind) throw new ResultsException($"{path} is {kind}, of which runs are not read; name the CSV of the sweep, {SweepRunner.TableFile}, or the folders of the runs.");
            string[][] rows = [.. DelimitedRows.Read(text, ',').Select(row => row.Fields)];
            int[] columns = rows.Length == 0 ? [-1, -1, -1] : [Array.IndexOf(rows[0], ArmColumn), Array.IndexOf(rows[0], SeedColumn), Array.IndexOf(rows[0], FolderColumn)];
            (int arm, int seed, int folder) = (columns[0], columns[1], columns[2]);
            if (folder < 0 || arm < 0 || seed < arm) throw new ResultsException($"{path} has no columns named {ArmColumn}, {SeedColumn} and {FolderColumn}; must be the table of a sweep.");
            string root = Path.GetDirectoryName(Path.GetFullPath(path))!;
            return [.. rows.Skip(1).Where(row => row.Length > columns.Max()).Select(row => new RunPlace(
                Path.GetFullPath(Path.Combine(root, row[folder])), row[arm].Length == 0 ? null : row[arm], Enumerable.Range(arm + 1, seed - arm - 1).DistinctBy(column => rows[0][column]).ToDictionary(column => rows[0][column], column => row[column]), Path.GetFullPath(path)))];
        }
        catch (FormatException fault)
        {
            throw new ResultsException($"{path} is no table: {fault.Message}", fault);
        }
    }
}
