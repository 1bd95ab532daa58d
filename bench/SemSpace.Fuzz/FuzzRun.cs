using System.Diagnostics;
using System.Text.RegularExpressions;
using SemSpace.Files;
using SemSpace.Fl.Randomness;

namespace SemSpace.Fuzz;

/// <summary>What a run of the fuzzer found.</summary>
/// <param name="Failures">Cases that failed.</param>
/// <param name="Lines">A line a reader, and a line in all.</param>
internal sealed record FuzzReport(int Failures, IReadOnlyList<string> Lines);

/// <summary>
/// Reads damaged files, one after the other. A case is a function of seed and number. It fails when a reader throws what is not a user's
/// fault, tells a fault in words that are not for users or more faults than anyone reads, takes too long or too much memory, or leaves a file.
/// </summary>
internal static partial class FuzzRun
{
    private const long MostBytes = 1500L << 20;
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(20);

    /// <summary>Runs cases.</summary>
    /// <param name="seed">Seed of all cases.</param>
    /// <param name="first">Number of the first.</param>
    /// <param name="count">How many.</param>
    /// <param name="keep">Folder for the inputs of failures.</param>
    /// <param name="tell">Told each failure.</param>
    public static FuzzReport Run(ulong seed, long first, long count, string keep, Action<string> tell)
    {
        string folder = Directory.CreateTempSubdirectory("semspace-fuzz-").FullName;
        try
        {
            Target[] targets = Targets.All(folder);
            Watch watch = new();
            Thread worker = new(() => watch.Finish(Cases(targets, seed, first, count, keep, tell, watch))) { IsBackground = true };
            worker.Start();
            while (!worker.Join(TimeSpan.FromMilliseconds(200)))
            {
                if (watch.Overdue(MostTime) is { } stuck) return new(1, [$"{stuck} did not end within {MostTime.TotalSeconds} s; the run ended there."]);
            }

            return watch.Report!;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static FuzzReport Cases(Target[] targets, ulong seed, long first, long count, string keep, Action<string> tell, Watch watch)
    {
        Stopwatch clock = Stopwatch.StartNew();
        SeedTree seeds = new(seed);
        int[] runs = new int[targets.Length], good = new int[targets.Length], failed = new int[targets.Length];
        for (long number = first; number < first + count; number++)
        {
            RandomStream random = seeds.Stream("case", (ulong)number);
            int which = random.NextInt32(targets.Length);
            Target target = targets[which];
            byte[] input = target.Damage(random);
            File.WriteAllBytes(target.Path, input);
            watch.Begin($"case {number}, {target.Path}");
            runs[which]++;
            if (Failure(target, out bool isGood) is { } failure)
            {
                failed[which]++;
                tell($"case {number}: {target.Name}: {failure}{Environment.NewLine}  input: {Keep(keep, target, number, input)}");
            }

            if (isGood) good[which]++;
            target.Restore();
        }

        IEnumerable<string> lines = targets.Select((target, i) => FormattableString.Invariant($"{target.Name,-16} {runs[i],7} cases, {good[i],7} read as good, {failed[i]} failed"));
        return new(failed.Sum(), [.. lines, FormattableString.Invariant($"{count} cases with seed {seed} in {clock.Elapsed.TotalSeconds:0} s: {failed.Sum()} failed")]);
    }

    /// <summary>What is wrong with how a reader takes its file; null for nothing.</summary>
    private static string? Failure(Target target, out bool isGood)
    {
        isGood = false;
        string[] before = Directory.GetFileSystemEntries(target.Folder);
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        IReadOnlyList<string> faults;
        try
        {
            faults = target.Read();
        }
        catch (Exception thrown)
        {
            return $"threw {thrown}";
        }

        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        isGood = faults.Count == 0;
        if (allocated > MostBytes) return FormattableString.Invariant($"took {allocated >> 20} MiB");
        if (faults.Count > FaultLimit.Most + 1) return FormattableString.Invariant($"told {faults.Count} faults");
        if (faults.FirstOrDefault(fault => Jargon().IsMatch(fault)) is { } jargon) return $"told in words for programmers: {jargon}";
        if (faults.FirstOrDefault(fault => fault.Length > MostCharacters) is { } endless) return FormattableString.Invariant($"told a fault of {endless.Length} characters");
        return Directory.GetFileSystemEntries(target.Folder).SequenceEqual(before) ? null : "left a file";
    }

    private const int MostCharacters = 3000;

    /// <summary>What comes out of .NET's own messages and traces, and not out of an input.</summary>
    [GeneratedRegex(@"System\.[A-Z]|Exception\b|\(Parameter '|   at SemSpace|Bug in SemSpace")]
    private static partial Regex Jargon();

    private static string Keep(string keep, Target target, long number, byte[] input)
    {
        Directory.CreateDirectory(keep);
        string path = Path.Combine(keep, FormattableString.Invariant($"{number}-{Path.GetFileName(target.Path)}"));
        File.WriteAllBytes(path, input);
        return path;
    }

    /// <summary>What is under way, for the thread that looks after the time.</summary>
    private sealed class Watch
    {
        private (string What, long Start) _now = ("the start", Stopwatch.GetTimestamp());

        public FuzzReport? Report { get; private set; }

        public void Begin(string what)
        {
            lock (this) _now = (what, Stopwatch.GetTimestamp());
        }

        public void Finish(FuzzReport report) => Report = report;

        public string? Overdue(TimeSpan most)
        {
            lock (this) return Stopwatch.GetElapsedTime(_now.Start) > most ? _now.What : null;
        }
    }
}
