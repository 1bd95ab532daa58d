using System.CommandLine;
using System.CommandLine.Parsing;
using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Keys;

namespace SemSpace.Cli;

/// <summary>The argument and options that every command on a scenario shares.</summary>
internal sealed class ScenarioOptions
{
    private const string SeedName = "--seed";

    private readonly Argument<string> _file = PathOptions.Checked(new Argument<string>("scenario") { Description = "scenario file (YAML)" });

    private readonly Option<string[]> _set = KeyOption.Set("override a key, for example --set aggregation.rule=fedbuff or --set gateways.*.antennas=2; may be given several times");

    private readonly Option<string?> _seed = new(SeedName) { Description = "override the scenario's seed", HelpName = "number" };

    private readonly Option<bool> _lenient = new("--lenient") { Description = "leave out damaged records of an element file, and satellites that cannot be propagated, with a warning each" };

    /// <summary>Adds them to a command.</summary>
    public ScenarioOptions AddTo(Command command)
    {
        command.Add(_file);
        command.Add(_set);
        command.Add(_seed);
        command.Add(_lenient);
        return this;
    }

    /// <summary>The file as the user named it.</summary>
    public string File(ParseResult parse) => parse.GetRequiredValue(_file);

    /// <summary>The keys that the user changed; a seed is one of them and is checked like any other.</summary>
    public IReadOnlyList<string> Overrides(ParseResult parse)
        => [.. parse.GetRequiredValue(_set), .. Seed(parse.GetValue(_seed))];

    /// <summary>Whether damaged records are left out.</summary>
    public bool IsLenient(ParseResult parse) => parse.GetValue(_lenient);

    /// <summary>All files that are read for a scenario: its own, those it extends and those it names.</summary>
    public IEnumerable<string> Inputs(ParseResult parse, Scenario scenario) => [.. ScenarioReader.Files(File(parse)), .. ScenarioWriter.InputFiles(scenario).Select(input => input.FullPath)];

    /// <summary>Reads the scenario with its overrides.</summary>
    /// <exception cref="ScenarioException">It has faults.</exception>
    public Scenario Read(ParseResult parse)
    {
        ScenarioReadResult read = ScenarioRunner.Read(File(parse), Overrides(parse), IsLenient(parse));
        return read.Scenario ?? throw new ScenarioException([.. read.Faults.Select(fault => AsGiven(parse.GetValue(_seed), fault))]);
    }

    /// <summary>What refused a command's scenario after it was read, each fault where the user gave its key.</summary>
    public static IReadOnlyList<ScenarioFault> Placed(ParseResult parse, IReadOnlyList<ScenarioFault> faults)
    {
        Command command = parse.CommandResult.Command;
        string? file = parse.CommandResult.Children.OfType<ArgumentResult>().FirstOrDefault()?.Tokens.Select(token => token.Value).FirstOrDefault();
        if (file is null) return faults;
        IEnumerable<string> set = command.Options.OfType<Option<string[]>>().Where(option => option.Name == KeyOption.SetName).SelectMany(option => parse.GetValue(option) ?? []);
        string? seed = command.Options.OfType<Option<string?>>().Where(option => option.Name == SeedName).Select(parse.GetValue).FirstOrDefault();
        return [.. ScenarioReader.Placed(file, [.. set, .. Seed(seed)], faults).Select(fault => AsGiven(seed, fault))];
    }

    private static IEnumerable<string> Seed(string? seed) => seed is null ? [] : [$"seed={seed}"];

    /// <summary>A fault of the seed stands where the user gave it.</summary>
    private static ScenarioFault AsGiven(string? seed, ScenarioFault fault) => seed is not null && fault.Place == $"--set seed={seed}" ? fault with { Place = $"--seed {seed}" } : fault;
}
