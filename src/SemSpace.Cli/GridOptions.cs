using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using SemSpace.Experiments.Scenarios;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows;

namespace SemSpace.Cli;

/// <summary>The options that name instants at even steps.</summary>
internal sealed class GridOptions
{
    private const long MostInstants = 1_000_000;
    private const int LongestStepS = 86_400;

    private static readonly Duration DefaultStep = Duration.FromSeconds(60);

    private readonly Option<string?> _from, _to;

    private readonly Option<Duration> _step = new("--step")
    {
        Description = "seconds from one instant to the next; the last step may be shorter",
        HelpName = "seconds",
        DefaultValueFactory = _ => DefaultStep,
        CustomParser = Step,
    };

    /// <param name="start">In words, what the first instant is without the option.</param>
    /// <param name="end">In words, what the last one is.</param>
    public GridOptions(string start, string end)
    {
        _from = Time("--from", $"first instant, UTC (default: {start})");
        _to = Time("--to", $"last instant, UTC (default: {end})");
    }

    /// <summary>Adds them to a command.</summary>
    public GridOptions AddTo(Command command)
    {
        foreach (Option option in new Option[] { _from, _to, _step }) command.Add(option);
        return this;
    }

    /// <summary>The names of those that the user gave.</summary>
    public IEnumerable<string> Given(CommandResult command)
        => new Option[] { _from, _to, _step }.Where(option => command.GetResult(option) is { Implicit: false }).Select(option => option.Name);

    /// <summary>The first instant that the user named; null for none.</summary>
    public Epoch? From(ParseResult parse) => Named(parse, _from);

    /// <summary>The last instant that the user named; null for none.</summary>
    public Epoch? To(ParseResult parse) => Named(parse, _to);

    /// <summary>The instants.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="start">The first one where the user named none.</param>
    /// <param name="end">The last one where the user named none.</param>
    /// <exception cref="ScenarioException">They end before they begin, or are too many.</exception>
    public TimeGrid Read(ParseResult parse, Epoch start, Epoch end)
    {
        Epoch from = From(parse) ?? start, to = To(parse) ?? end;
        if (to <= from) throw new ScenarioException(To(parse) is null ? "--from" : "--to", $"makes the time {from} to {to}; must end after it begins. Give --from and --to.");
        Duration step = parse.GetValue(_step);
        long count = ((to - from).Nanoseconds / step.Nanoseconds) + 1;
        if (count > MostInstants) throw new ScenarioException("--step", FormattableString.Invariant($"is {step}, which makes {count} instants from {from} to {to}; must make at most {MostInstants}. Take a longer step or a shorter time."));
        return new TimeGrid(from, to, step);
    }

    private static Option<string?> Time(string name, string description)
    {
        Option<string?> option = new(name) { Description = description, HelpName = "time" };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var text] && !Epoch.TryParse(text.Value, out _)) result.AddError($"{name} is {text.Value}; must be a UTC time such as 2025-07-01T00:00:00Z, from 1958 to 2200.");
        });
        return option;
    }

    private static Epoch? Named(ParseResult parse, Option<string?> option) => parse.GetValue(option) is { } text && Epoch.TryParse(text, out Epoch epoch) ? epoch : null;

    private static Duration Step(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        bool isNumber = decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal seconds);
        if (isNumber && seconds is > 0 and <= LongestStepS && seconds * 1000 == decimal.Truncate(seconds * 1000)) return Duration.FromSeconds((double)seconds);
        result.AddError(FormattableString.Invariant($"--step is {text}; must be seconds from 0.001 to {LongestStepS}, to the millisecond."));
        return DefaultStep;
    }
}
