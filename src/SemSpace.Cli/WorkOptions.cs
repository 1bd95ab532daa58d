using System.CommandLine;
using SemSpace.Experiments.WorkStore;
using SemSpace.Files;

namespace SemSpace.Cli;

/// <summary>The options about the store of finished work.</summary>
internal sealed class WorkOptions
{
    private readonly Option<string?> _folder = PathOptions.Folder(
        "--work", $"folder for finished trainings and evaluations, from which a stopped run goes on and which runs share (default: {WorkPlace.HiddenName} beside the results)");

    private readonly Option<bool> _none = new("--no-work") { Description = "keep no finished work, and take none" };

    private readonly Option<int> _limitMib = CountRange.Option(
        "--work-limit", $"the most that the folder may take, MiB; what was not used for longest goes (default: {WorkPlace.DefaultMib})", WorkPlace.MostMib, () => WorkPlace.DefaultMib);

    /// <summary>Adds them to a command.</summary>
    public WorkOptions AddTo(Command command)
    {
        _folder.Validators.Add(result =>
        {
            if (result.Tokens is not [{ Value: var path }]) return; // that is a fault by itself
            if (Unix.KindOf(path) is not PlaceKind.Nothing and not PlaceKind.Folder) result.AddError($"--work is {path}, which is no folder; must be one, or the name of a new one.");
        });
        command.Add(_folder);
        command.Add(_none);
        command.Add(_limitMib);
        command.Validators.Add(result =>
        {
            bool isNone = result.GetValue(_none), isGiven = result.GetResult(_folder) is not null || result.GetResult(_limitMib) is { Implicit: false };
            if (isNone && isGiven) result.AddError("--no-work is given with --work or --work-limit; must be given alone.");
        });
        return this;
    }

    /// <summary>The store that is asked for; null for none.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="results">The folder that results go into.</param>
    public WorkPlace? Read(ParseResult parse, string results)
        => parse.GetValue(_none) ? null : new(Path.GetFullPath(parse.GetValue(_folder) ?? Path.Combine(results, WorkPlace.HiddenName)), parse.GetRequiredValue(_limitMib));
}
