using System.Reflection;
using System.Runtime.InteropServices;
using SemSpace.Fl.Training;
using SemSpace.Reports.Output;

namespace SemSpace.Reports.Tables;

/// <summary>What made a run, and how long it took. The only result file that may differ between two runs of one seed.</summary>
public sealed record Manifest
{
    /// <summary>Stands for the instruction set of libtorch where nothing was computed with it.</summary>
    private const string NotUsed = "none";

    /// <summary>Its file name.</summary>
    public const string FileName = "manifest.json";

    /// <summary>Scenario name.</summary>
    public required string Scenario { get; init; }

    /// <summary>The scenario's hash, which is the same wherever its files are.</summary>
    public required string ScenarioHash { get; init; }

    /// <summary>The version of what counts for that hash; null in manifests that are older than this.</summary>
    public int? IdentityVersion { get; init; }

    /// <summary>The seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Hash of the event trace.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Version of SemSpace, with the commit if known.</summary>
    public required string SemspaceVersion { get; init; }

    /// <summary>Version of .NET.</summary>
    public required string DotnetVersion { get; init; }

    /// <summary>Version of TorchSharp.</summary>
    public required string TorchsharpVersion { get; init; }

    /// <summary>The instruction set that libtorch computed with: <see cref="NumericKernels.Capability"/>; none where it had nothing to do.</summary>
    public string LibtorchCapability { get; init; } = "unknown";

    /// <summary>Equal for runs whose learned numbers can be compared to the last bit: <see cref="NumericKernels.Probe"/>; empty where none were learnt.</summary>
    public string NumericProbe { get; init; } = "";

    /// <summary>Whether libtorch cleared new tensors: <see cref="LibTorch.ClearsNewTensors"/>; null where it had nothing to do, and in manifests that are older than this.</summary>
    public bool? NewTensorsCleared { get; init; }

    /// <summary>Operating system and processor architecture.</summary>
    public required string OperatingSystem { get; init; }

    /// <summary>Training threads.</summary>
    public required int Workers { get; init; }

    /// <summary>Wall time by part of the work, s, in the order given.</summary>
    public required IReadOnlyDictionary<string, double> WallTimeS { get; init; }

    /// <summary>Work that was done, and that was taken from the store; null in manifests that are older than the store.</summary>
    public WorkCounts? Work { get; init; }

    /// <summary>What the user was warned of, one sentence each: satellites and records left out, flights that end early, old elements, cut plans, satellites without contact, an exam that lacks classes, targets that need no learning, rounds that never close, empty batteries.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Names in the folder of inputs: copies of the files that the scenario names.</summary>
    public IReadOnlyList<string> Inputs { get; init; } = [];

    /// <summary>The manifest of a run on this machine.</summary>
    /// <param name="scenario">Scenario name.</param>
    /// <param name="hash">The scenario's hash.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="fingerprint">Hash of the event trace.</param>
    /// <param name="workers">Training threads.</param>
    /// <param name="wallTimeS">Wall time by part of the work, s.</param>
    /// <param name="isTrained">Whether anything was trained.</param>
    public static Manifest Of(string scenario, string hash, ulong seed, string fingerprint, int workers, IReadOnlyDictionary<string, double> wallTimeS, bool isTrained = true)
        => new()
        {
            Scenario = scenario,
            ScenarioHash = hash,
            Seed = seed,
            Fingerprint = fingerprint,
            SemspaceVersion = ProgramVersion,
            DotnetVersion = RuntimeInformation.FrameworkDescription,
            TorchsharpVersion = VersionOf(typeof(TorchSharp.torch)),
            LibtorchCapability = isTrained ? NumericKernels.Current.Capability : NotUsed,
            NumericProbe = isTrained ? NumericKernels.Current.Probe : "",
            NewTensorsCleared = isTrained ? LibTorch.ClearsNewTensors : null,
            OperatingSystem = $"{RuntimeInformation.OSDescription} {RuntimeInformation.OSArchitecture}",
            Workers = workers,
            WallTimeS = wallTimeS,
        };

    /// <summary>Version of this SemSpace, with the commit if known.</summary>
    public static string ProgramVersion => VersionOf(typeof(Manifest));

    /// <summary>What manifest.json holds.</summary>
    public string ToJson() => ResultJson.Text(this, ResultJson.Default.Manifest);

    /// <summary>Reads the manifest of a finished run.</summary>
    /// <exception cref="ResultsException">It is not there or not a manifest.</exception>
    public static Manifest Read(string folder) => ResultJson.Read(Path.Combine(folder, FileName), ResultJson.Default.Manifest);

    /// <summary>What to tell who compares runs that were trained with different kernels; null where they were not.</summary>
    public static string? Mismatch(IEnumerable<Manifest> runs)
    {
        Manifest[] kinds = [.. runs.Where(run => run.LibtorchCapability != NotUsed).DistinctBy(run => run.NumericProbe)];
        return kinds.Length < 2
            ? null
            : $"the runs were trained with different numeric kernels ({string.Join(", ", kinds.Select(run => $"{run.LibtorchCapability} {run.NumericProbe}"))}): they come from machines, settings or versions that round differently, so equal seeds need not give equal scores.";
    }

    private static string VersionOf(Type type)
        => type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
            ?? type.Assembly.GetName().Version?.ToString() ?? "unknown";
}
