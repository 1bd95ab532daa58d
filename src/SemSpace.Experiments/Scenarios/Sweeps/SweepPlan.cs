using System.Globalization;
using SemSpace.Experiments.Scenarios.Binding;

namespace SemSpace.Experiments.Scenarios.Sweeps;

/// <summary>One axis of a sweep with one of its values.</summary>
/// <param name="Key">Key path in the scenario; <c>arms</c> for the axis of named arms.</param>
/// <param name="Overrides">What it sets, each <c>key.path=value</c> with the value in YAML on one line.</param>
/// <param name="Shown">What tables show: the value's name if it has one, the text of a single value, else JSON on one line.</param>
public sealed record SweepSetting(string Key, ValueList<string> Overrides, string Shown);

/// <summary>One point of a grid: the settings that set its runs apart from those of other arms.</summary>
/// <param name="Index">Place in the plan, from 0; the last key of the grid changes fastest.</param>
/// <param name="Settings">One setting an axis: the named arms first, then the grid's keys in order.</param>
/// <param name="Label">A short name for figures, different from those of all other arms; keys with one value only are left out of it.</param>
public sealed record SweepArm(int Index, ValueList<SweepSetting> Settings, string Label);

/// <summary>One run of a sweep.</summary>
/// <param name="Arm">Its arm.</param>
/// <param name="Seed">Its seed.</param>
/// <param name="Overrides">What to give <see cref="ScenarioReader.Read"/> beside the scenario's path.</param>
public sealed record SweepRun(SweepArm Arm, ulong Seed, ValueList<string> Overrides);

/// <summary>A checked sweep: every run's scenario is known to be legal.</summary>
/// <param name="Name">What the file calls it.</param>
/// <param name="ScenarioPath">Absolute path of the scenario file.</param>
/// <param name="Arms">The grid's points in order.</param>
/// <param name="Seeds">Seeds of every arm.</param>
/// <param name="CommonOverrides">Overrides for all runs, applied before those of the arms.</param>
/// <param name="Expanded">The sweep file as YAML with every key and absolute paths.</param>
public sealed record SweepPlan(
    string Name, string ScenarioPath, ValueList<SweepArm> Arms, ValueList<ulong> Seeds, ValueList<string> CommonOverrides, string Expanded)
{
    /// <summary>All runs, arm by arm, and in an arm seed by seed.</summary>
    public IEnumerable<SweepRun> Runs => Arms.SelectMany(arm => Seeds.Select(seed => Run(arm, seed)));

    /// <summary>Name of the results folder.</summary>
    public string FolderName => IsQuick ? $"{Name}-quick" : Name;

    /// <summary>Whether every run is the small version of its scenario.</summary>
    public bool IsQuick { get; init; }

    /// <summary>Whether every run draws its own figures.</summary>
    public bool HasRunFigures { get; init; } = true;

    /// <summary>The overrides of each arm, those for all runs first, with the places in the sweep file where they stand.</summary>
    internal ArmChanges Changes { get; init; } = new([]);

    /// <summary>Reads a run's scenario.</summary>
    public ScenarioReadResult Read(SweepRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        ScenarioReadResult read = ScenarioReader.Read(ScenarioPath, run.Overrides);
        return IsQuick && read.Scenario is { } whole ? read with { Scenario = QuickMode.Shrink(whole) } : read;
    }

    /// <summary>A run's scenario.</summary>
    /// <exception cref="ScenarioException">It has faults by now: a file was changed.</exception>
    public Scenario ScenarioOf(SweepRun run)
    {
        ScenarioReadResult read = Read(run);
        return read.Scenario ?? throw new ScenarioException(read.Faults);
    }

    private SweepRun Run(SweepArm arm, ulong seed)
        => new(arm, seed, [.. CommonOverrides, .. arm.Settings.SelectMany(setting => setting.Overrides), string.Create(CultureInfo.InvariantCulture, $"seed={seed}")]);
}

/// <summary>The overrides of each arm with their places. Plans that differ only in where values stand are equal.</summary>
/// <param name="OfArms">Arm by arm.</param>
internal sealed record ArmChanges(IReadOnlyList<IReadOnlyList<Override>> OfArms)
{
    /// <inheritdoc/>
    public bool Equals(ArmChanges? other) => other is not null;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;
}

/// <summary>What reading a sweep gave.</summary>
/// <param name="Plan">The sweep; null when there are faults.</param>
/// <param name="Faults">All faults, of the sweep, of its scenario and of every arm.</param>
public sealed record SweepReadResult(SweepPlan? Plan, IReadOnlyList<ScenarioFault> Faults);
