using System.Globalization;

namespace SemSpace.Experiments.Scenarios.Sweeps;

/// <summary>One key of a grid with one of its values.</summary>
/// <param name="Key">Key path in the scenario.</param>
/// <param name="Value">The value, YAML on one line.</param>
/// <param name="Shown">What tables show: the value's name if it has one, the text of a single value, else JSON on one line.</param>
public sealed record SweepSetting(string Key, string Value, string Shown);

/// <summary>One point of a grid: the settings that set its runs apart from those of other arms.</summary>
/// <param name="Index">Place in the plan, from 0; the last key of the grid changes fastest.</param>
/// <param name="Settings">One setting a key of the grid, in the grid's order.</param>
/// <param name="Label">A short name for figures, different from those of all other arms; keys with one value only are left out of it.</param>
public sealed record SweepArm(int Index, ValueList<SweepSetting> Settings, string Label);

/// <summary>One run of a sweep.</summary>
/// <param name="Arm">Its arm.</param>
/// <param name="Seed">Its seed.</param>
/// <param name="Overrides">What to give <see cref="ScenarioReader.Read"/> beside the scenario's path.</param>
public sealed record SweepRun(SweepArm Arm, ulong Seed, ValueList<string> Overrides);

/// <summary>A checked sweep: every run's scenario is known to be legal.</summary>
/// <param name="Name">Name of the results folder.</param>
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

    private SweepRun Run(SweepArm arm, ulong seed)
        => new(arm, seed, [.. CommonOverrides, .. arm.Settings.Select(s => $"{s.Key}={s.Value}"), string.Create(CultureInfo.InvariantCulture, $"seed={seed}")]);
}

/// <summary>What reading a sweep gave.</summary>
/// <param name="Plan">The sweep; null when there are faults.</param>
/// <param name="Faults">All faults, of the sweep, of its scenario and of every arm.</param>
public sealed record SweepReadResult(SweepPlan? Plan, IReadOnlyList<ScenarioFault> Faults);
