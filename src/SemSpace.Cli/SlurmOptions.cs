using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using SemSpace.Experiments.Executors;

namespace SemSpace.Cli;

/// <summary>The options about who makes the runs of a sweep: processes here, or a Slurm cluster.</summary>
internal sealed partial class SlurmOptions
{
    private const int MostTasks = 1_000_000, MostMib = 1 << 24, MostSeconds = 86_400;

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
    public SlurmOptions AddTo(Command command)
    {
        _time.Validators.Add(result => Check(result, TimeLimit(), "must be minutes, or days, hours, minutes and seconds, as in 90, 1:30:00 or 2-12:00"));
        _partition.Validators.Add(result => Check(result, Word(), "must be the name of a partition"));
        _more.Validators.Add(result => Check(result, LongOption(), "must be an option of sbatch with its value, as in --account=space"));
        foreach (Option option in All) command.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_executor) is { Implicit: false } given && given.Tokens is not [{ Value: "local" }]) return; // without a value that is the fault
            foreach (Option option in All.Skip(1).Where(option => result.GetResult(option) is { Implicit: false })) result.AddError($"{option.Name} is given without --executor slurm; must be given with it.");
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
