using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.RegularExpressions;
using SemSpace.Experiments.Executors;

namespace SemSpace.Cli;

/// <summary>The options about who makes the runs of a sweep: processes here, or a Slurm cluster.</summary>
internal sealed partial class SlurmOptions
{
    private const int MostTasks = 1_000_000, MostMib = 1 << 24, MostSeconds = 86_400, MostDays = 365, EarliestS = 60;

    private readonly Option<string> _executor = Choice.Optional("--executor", "who makes the runs: processes on this machine, or tasks of a Slurm job array", ["local", "slurm"]);
    private readonly Option<string?> _partition = new("--partition") { Description = "Slurm: partition", HelpName = "name" };
    private readonly Option<string?> _time = new("--time") { Description = "Slurm: time limit of a task; shortly before it the task stops, saves and goes back into the queue", HelpName = "minutes|[d-]h:m:s" };
    private readonly Option<int> _memory = CountRange.Option("--memory", "Slurm: memory of a task, MiB (default: the cluster's)", MostMib, () => 0);
    private readonly Option<int> _processors = CountRange.Option("--cpus-per-task", "Slurm: processors of a task, each of which makes one run at a time (default: 1)", MostTasks, () => 1);
    private readonly Option<int> _parallelism = CountRange.Option("--array-parallelism", $"Slurm: tasks at the same time at most (default: {SlurmRequest.UsualParallelism})", MostTasks, () => SlurmRequest.UsualParallelism);
    private readonly Option<int> _runs = CountRange.Option("--runs-per-task", "Slurm: runs that a task makes at most (default: so that all tasks can go on at the same time)", MostTasks, () => 0);
    private readonly Option<int> _warning = CountRange.Option("--warn-before", $"Slurm: seconds before the time limit at which a task stops (default: {SlurmRequest.UsualWarningS})", MostSeconds, () => SlurmRequest.UsualWarningS);
    private readonly Option<string[]> _more = new("--slurm-option") { Description = "Slurm: one more option for sbatch, as in --account=space; may be given several times", HelpName = "--name=value", DefaultValueFactory = _ => [] };

    private Option[] All => [_executor, _partition, _time, _memory, _processors, _parallelism, _runs, _warning, _more];

    /// <summary>Adds them to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="jobs">Its option about processes on this machine, which a cluster has no use for.</param>
    public SlurmOptions AddTo(Command command, Option<int> jobs)
    {
        _time.Validators.Add(result => Check(result, TimeLimit(), "must be minutes, or days, hours, minutes and seconds, as in 90, 1:30:00 or 2-12:00"));
        _partition.Validators.Add(result => Check(result, Word(), "must be the name of a partition"));
        _more.Validators.Add(result => Check(result, LongOption(), "must be an option of sbatch with its value, as in --account=space"));
        foreach (Option option in All) command.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_executor) is { Implicit: false } given && given.Tokens is not [{ Value: "local" }]) // without a value that is the fault
            {
                if (result.GetResult(jobs) is { Implicit: false }) result.AddError($"{jobs.Name} is given with --executor slurm; must be given without it. How many runs a cluster makes at a time say {_parallelism.Name} and {_processors.Name}.");
                return;
            }

            foreach (Option option in All.Skip(1).Where(option => result.GetResult(option) is { Implicit: false })) result.AddError($"{option.Name} is given without --executor slurm; must be given with it.");
        });
        command.Validators.Add(result =>
        {
            if (result.GetResult(_time) is not { Tokens: [{ Value: var time }] } || !TimeLimit().IsMatch(time) || result.GetResult(_warning)?.Errors.Any() == true) return;
            int needed = EarliestS + (result.GetResult(_warning) is { Implicit: false } ? result.GetValue(_warning) : SlurmRequest.UsualWarningS);
            double limit = Seconds(time);
            if (limit > MostDays * 86_400.0) result.AddError($"--time is {time}; must be {MostDays} days or less.");
            if (limit < needed)
                result.AddError(FormattableString.Invariant($"--time is {time}, {limit} s; must be {needed} s or more: a task is warned --warn-before, {needed - EarliestS} s, before its end, and Slurm may do so {EarliestS} s early."));
        });
        return this;
    }

    /// <summary>What is asked of Slurm; null where the runs are made here.</summary>
    public SlurmRequest? Read(ParseResult parse)
    {
        if (parse.GetValue(_executor) != "slurm") return null;
        return new SlurmRequest
        {
            Partition = parse.GetValue(_partition),
            Time = parse.GetValue(_time),
            MemoryMib = Given(_memory),
            Processors = parse.GetValue(_processors),
            Parallelism = parse.GetValue(_parallelism),
            RunsPerTask = Given(_runs),
            WarningS = parse.GetValue(_warning),
            More = parse.GetRequiredValue(_more),
        };

        int? Given(Option<int> option) => parse.GetResult(option) is { Implicit: false } ? parse.GetValue(option) : null;
    }

    /// <summary>A time limit of Slurm's in seconds: minutes, minutes:seconds or hours:minutes:seconds; behind days, hours come first.</summary>
    private static double Seconds(string limit)
    {
        bool hasDays = limit.Split('-') is [_, _];
        double[] parts = [.. limit.Split('-')[^1].Split(':').Select(part => double.Parse(part, CultureInfo.InvariantCulture))];
        double days = hasDays ? double.Parse(limit.Split('-')[0], CultureInfo.InvariantCulture) : 0;
        double[] units = hasDays || parts.Length == 3 ? [3600, 60, 1] : [60, 1];
        return (days * 86_400) + parts.Zip(units).Sum(part => part.First * part.Second);
    }

    private static void Check(OptionResult result, Regex form, string rule)
    {
        foreach (Token token in result.Tokens.Where(token => !form.IsMatch(token.Value))) result.AddError($"{result.Option.Name} is {token.Value}; {rule}.");
    }

    [GeneratedRegex(@"^(\d+-)?\d+(:\d+){0,2}$", RegexOptions.CultureInvariant)]
    private static partial Regex TimeLimit();

    [GeneratedRegex(@"^[\w.,-]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"^--[a-z][a-z0-9-]*(=[^\r\n]*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex LongOption();
}
