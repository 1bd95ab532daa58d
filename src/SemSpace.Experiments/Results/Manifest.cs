using System.Reflection;
using System.Runtime.InteropServices;
using SemSpace.Experiments.Scenarios;

namespace SemSpace.Experiments.Results;

/// <summary>What made a run, and how long it took. The only result file that may differ between two runs of one seed.</summary>
public sealed record Manifest
{
    /// <summary>Its file name.</summary>
    public const string FileName = "manifest.json";

    /// <summary>Scenario name.</summary>
    public required string Scenario { get; init; }

    /// <summary>The scenario's hash: <see cref="ScenarioWriter.Hash"/>.</summary>
    public required string ScenarioHash { get; init; }

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

    /// <summary>Operating system and processor architecture.</summary>
    public required string OperatingSystem { get; init; }

    /// <summary>Training threads.</summary>
    public required int Workers { get; init; }

    /// <summary>Wall time by part of the work, s, in the order given.</summary>
    public required IReadOnlyDictionary<string, double> WallTimeS { get; init; }

    /// <summary>What the user was warned of, one sentence each: satellites and records left out, flights that end early, old elements, cut plans.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The manifest of a run on this machine.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="fingerprint">Hash of the event trace.</param>
    /// <param name="workers">Training threads.</param>
    /// <param name="wallTimeS">Wall time by part of the work, s.</param>
    /// <exception cref="IOException">An input file of the scenario cannot be read.</exception>
    public static Manifest Of(Scenario scenario, string fingerprint, int workers, IReadOnlyDictionary<string, double> wallTimeS)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return new()
        {
            Scenario = scenario.Name,
            ScenarioHash = ScenarioWriter.Hash(scenario),
            Seed = scenario.Seed,
            Fingerprint = fingerprint,
            SemspaceVersion = VersionOf(typeof(Manifest)),
            DotnetVersion = RuntimeInformation.FrameworkDescription,
            TorchsharpVersion = VersionOf(typeof(TorchSharp.torch)),
            OperatingSystem = $"{RuntimeInformation.OSDescription} {RuntimeInformation.OSArchitecture}",
            Workers = workers,
            WallTimeS = wallTimeS,
        };
    }

    /// <summary>Writes manifest.json.</summary>
    /// <exception cref="ResultsException">It cannot be written.</exception>
    public void Write(ResultFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        folder.WriteText(FileName, ResultJson.Text(this, ResultJson.Default.Manifest));
    }

    /// <summary>Reads the manifest of a finished run.</summary>
    /// <exception cref="ResultsException">It is not there or not a manifest.</exception>
    public static Manifest Read(string folder) => ResultJson.Read(Path.Combine(folder, FileName), ResultJson.Default.Manifest);

    private static string VersionOf(Type type)
        => type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
            ?? type.Assembly.GetName().Version?.ToString() ?? "unknown";
}
