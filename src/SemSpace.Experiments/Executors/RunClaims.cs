using System.Globalization;
using System.Text.RegularExpressions;
using SemSpace.Files;
using SemSpace.Reports.Output;

namespace SemSpace.Experiments.Executors;

/// <summary>
/// Who makes which run, among any number of processes on any number of machines that share a folder. An attempt is a file that only one
/// process can make, numbered from 1 for every run; its maker writes to it again and again as long as it lives. An attempt that was not
/// written to for a lease, by the clock of the file system, or whose process is known to have ended, is dead, and whoever makes the file with the next
/// number has the run. So nothing is ever taken from another, there is nothing to repair after a kill, and what was lost is counted. That
/// results are whole and right does not rest on this: they are renamed into place, and two processes that make one run write the same bytes. Not thread-safe.
/// </summary>
public sealed partial class RunClaims : IDisposable
{
    /// <summary>Name of the folder in that of the results.</summary>
    public const string FolderName = "attempts";

    /// <summary>Attempts at a run that the system may end before one call gives it up.</summary>
    public const int MostLost = 3;

    private const int NameDigits = 12, MostBytes = 1 << 20;

    /// <summary>A process that does not write for so long is taken for dead: long against pauses of a file server, short against a run.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    private readonly string _root, _folder;
    private readonly ProcessMark _self;
    private readonly TimeSpan _lease;
    private readonly Dictionary<string, int> _before;
    private readonly HashSet<string> _own = [];
    private readonly Lock _gate = new();
    private readonly Timer _pulse;
    private ILookup<string, Found> _found;
    private DateTime _now;

    /// <summary>Looks at what a folder holds; its own attempts are kept alive from now on.</summary>
    /// <param name="root">The folder of the results.</param>
    /// <param name="self">The process that takes runs.</param>
    /// <param name="lease">After what silence a process is taken for dead.</param>
    public RunClaims(string root, ProcessMark self, TimeSpan lease)
    {
        (_root, _folder, _self, _lease) = (root, Path.Combine(root, FolderName), self, lease);
        _found = Look();
        _before = _found.ToDictionary(one => one.Key, one => one.Where(IsOver).Select(attempt => attempt.Number).DefaultIfEmpty().Max());
        TimeSpan beat = lease / 6;
        _pulse = new Timer(_ => Beat(), null, beat, beat);
    }

    /// <summary>An attempt's file.</summary>
    /// <param name="Key">The beginning of the run's hash.</param>
    /// <param name="Number">Its number, from 1.</param>
    /// <param name="Path">The file.</param>
    /// <param name="Content">What it holds; null where that cannot be read.</param>
    public sealed record Found(string Key, int Number, string Path, Attempt? Content);

    /// <summary>All attempts that a folder of results holds: those that go on, that failed, and whose processes have died.</summary>
    public static IReadOnlyList<Found> All(string root)
    {
        string folder = Path.Combine(root, FolderName);
        if (!Directory.Exists(folder)) return [];
        return [.. from path in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal)
                   let name = FileName().Match(Path.GetFileName(path))
                   where name.Success
                   select new Found(name.Groups[1].Value, int.Parse(name.Groups[2].Value, CultureInfo.InvariantCulture), path, Read(path))];
    }

    /// <summary>The attempts' key of a run.</summary>
    /// <param name="hash">Its scenario's hash.</param>
    public static string KeyOf(string hash)
    {
        ArgumentNullException.ThrowIfNull(hash);
        return hash[..NameDigits];
    }

    /// <summary>Looks again at what others do.</summary>
    public void Refresh() => _found = Look();

    /// <summary>Tries to take a run, going by the last look.</summary>
    /// <param name="hash">Its scenario's hash.</param>
    /// <param name="run">The run in words, for whoever asks who makes it.</param>
    /// <exception cref="ResultsException">The attempt cannot be noted.</exception>
    public Claim Take(string hash, string run)
    {
        string key = KeyOf(hash);
        Found? last = _found[key].MaxBy(attempt => attempt.Number);
        int before = _before.GetValueOrDefault(key);
        if (last is not null && last.Number > before)
        {
            if (!IsOver(last)) return new Claim(ClaimState.Held, last.Path, null);
            string error = last.Content?.Error ?? $"its process died without a word on {last.Content?.Process.MachineName ?? "a machine"}";
            if (last.Content?.MayTryAgain == false && last.Content.Error is not null) return new Claim(ClaimState.Failed, last.Path, error);
            if (last.Number - before >= MostLost) return new Claim(ClaimState.Failed, last.Path, $"{error}; given up after {MostLost} attempts");
        }

        string path = Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"{key}-{(last?.Number ?? 0) + 1}.json"));
        Attempt attempt = new() { Run = run, Process = _self, Job = SlurmTask.Current?.Name, StartedUtc = DateTime.UtcNow };
        if (!Make(path, attempt)) return new Claim(ClaimState.Held, path, null);
        lock (_gate) _ = _own.Add(path);
        return new Claim(ClaimState.Taken, path, null);
    }

    /// <summary>The run is done: its results are in place. All attempts at it go.</summary>
    public void Finish(string hash)
    {
        string key = KeyOf(hash);
        foreach (Found attempt in All(_root).Where(attempt => attempt.Key == key))
        {
            lock (_gate) _ = _own.Remove(attempt.Path);
            Quietly(() => File.Delete(attempt.Path));
        }
    }

    /// <summary>The run failed.</summary>
    /// <param name="claim">The attempt, which was taken.</param>
    /// <param name="error">Why.</param>
    /// <param name="mayTryAgain">Whether the system ended it, and not the run itself.</param>
    public void Fail(Claim claim, string error, bool mayTryAgain)
    {
        ArgumentNullException.ThrowIfNull(claim);
        lock (_gate) _ = _own.Remove(claim.Path);
        if (Read(claim.Path) is not { } attempt) return;
        try
        {
            WholeFile.WriteTogether([(claim.Path, (attempt with { Error = error, MayTryAgain = mayTryAgain }).ToBytes())]);
        }
        catch (ResultsException)
        {
            // The disk may be full: the attempt is dead after its lease, as if the process had been killed.
        }
    }

    /// <summary>Gives a run back that was not made.</summary>
    public void Release(Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        lock (_gate) _ = _own.Remove(claim.Path);
        Quietly(() => File.Delete(claim.Path));
    }

    /// <summary>Ends the keeping alive; the folder goes if nothing is in it.</summary>
    public void Dispose()
    {
        _pulse.Dispose();
        Quietly(() =>
        {
            TemporaryFile.SweepUp(_folder);
            if (Directory.Exists(_folder) && !Directory.EnumerateFileSystemEntries(_folder).Any()) Directory.Delete(_folder);
        });
    }

    /// <summary>Whether nobody works on an attempt any more.</summary>
    private bool IsOver(Found attempt) => attempt.Content is { Error: not null } || IsDead(attempt, _lease, _now);

    /// <summary>Whether an attempt's process is gone.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="lease">After what silence it is taken for dead.</param>
    /// <param name="now">The time by <see cref="Now"/>.</param>
    public static bool IsDead(Found attempt, TimeSpan lease, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        return attempt.Content?.Process.HasEnded == true || now - File.GetLastWriteTimeUtc(attempt.Path) > lease;
    }

    /// <summary>What the clock of a folder's file system says, which may be another machine's; this machine's where nothing can be written.</summary>
    /// <param name="root">The folder of the results.</param>
    public static DateTime Now(string root)
    {
        try
        {
            using FileStream probe = TemporaryFile.Create(root);
            probe.WriteByte(0);
            probe.Flush();
            DateTime now = File.GetLastWriteTimeUtc(probe.Name);
            File.Delete(probe.Name);
            return now;
        }
        catch (Exception fault) when (FileTrouble.Is(fault))
        {
            return DateTime.UtcNow;
        }
    }

    private ILookup<string, Found> Look()
    {
        IReadOnlyList<Found> all = All(_root);
        if (all.Any(attempt => attempt.Content is null or { Error: null })) _now = Now(_root);
        return all.ToLookup(attempt => attempt.Key);
    }

    /// <summary>Makes an attempt's file, unless another process was first. To make a file that is not there is one step; to rename to a name that is free is two.</summary>
    private bool Make(string path, Attempt attempt)
    {
        FileStream file;
        try
        {
            Directory.CreateDirectory(_folder);
            file = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (IOException) when (File.Exists(path))
        {
            return false;
        }
        catch (Exception fault) when (FileTrouble.Is(fault))
        {
            throw ResultsException.Writing(path, fault);
        }

        try
        {
            using (file) file.Write(attempt.ToBytes());
            return true;
        }
        catch (Exception fault) when (FileTrouble.Is(fault))
        {
            Quietly(() => File.Delete(path));
            throw ResultsException.Writing(path, fault);
        }
    }

    /// <summary>Writes the last byte of every own attempt again: the file server notes when.</summary>
    private void Beat()
    {
        string[] own;
        lock (_gate) own = [.. _own];
        foreach (string path in own)
        {
            Quietly(() =>
            {
                using FileStream file = new(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
                file.Seek(-1, SeekOrigin.End);
                file.WriteByte((byte)'\n');
            });
        }
    }

    private static Attempt? Read(string path)
    {
        try
        {
            return Attempt.FromBytes(UserFile.ReadBytes(path, MostBytes));
        }
        catch (Exception fault) when (FileTrouble.Is(fault))
        {
            return null; // gone meanwhile
        }
    }

    /// <summary>Does what may fail without harm: another process was first, or the attempt is dead after its lease.</summary>
    private static void Quietly(Action action)
    {
        try
        {
            action();
        }
        catch (Exception fault) when (FileTrouble.Is(fault))
        {
        }
    }

    [GeneratedRegex(@"^([0-9a-f]{12})-([1-9][0-9]{0,8})\.json$", RegexOptions.CultureInvariant)]
    private static partial Regex FileName();
}

/// <summary>What became of the wish to make a run.</summary>
public enum ClaimState
{
    /// <summary>It is this process's to make.</summary>
    Taken,

    /// <summary>Another process makes it.</summary>
    Held,

    /// <summary>It failed since this process began.</summary>
    Failed,
}

/// <summary>An answer to the wish to make a run.</summary>
/// <param name="State">What became of it.</param>
/// <param name="Path">The attempt's file.</param>
/// <param name="Error">Why the run failed, where it did.</param>
public sealed record Claim(ClaimState State, string Path, string? Error);
