using System.Globalization;
using SemSpace.Experiments.Scenarios;
using Spectre.Console;

namespace SemSpace.Cli;

/// <summary>What the first file of a user is to be.</summary>
/// <param name="File">The scenario file.</param>
/// <param name="Preset">The preset that it starts from.</param>
/// <param name="Overrides">The user's own values, each <c>key.path=value</c>.</param>
/// <param name="Sweep">Whether a sweep file is wanted, too.</param>
internal sealed record InitAnswers(string File, string Preset, IReadOnlyList<string> Overrides, bool Sweep)
{
    /// <summary>Asks a user.</summary>
    /// <param name="console">The terminal.</param>
    /// <param name="given">Values that were given already; they go before the answers.</param>
    public static InitAnswers Ask(IAnsiConsole console, IReadOnlyList<string> given)
    {
        string file = console.Prompt(new TextPrompt<string>("File to write:").DefaultValue("mine.yaml").Validate(name => !string.IsNullOrWhiteSpace(name)));
        string preset = console.Prompt(new SelectionPrompt<Preset>().Title("Start from:").AddChoices(Presets.All).UseConverter(one => Markup.Escape($"{one.Name}: {one.Description}"))).Name;
        double hours = console.Prompt(new TextPrompt<double>("Hours to simulate:").DefaultValue(12).Culture(CultureInfo.InvariantCulture).Validate(value => value > 0, "must be above 0"));
        bool sweep = console.Confirm("A sweep of it, too?", defaultValue: false);
        return new(file, preset, [.. given, string.Create(CultureInfo.InvariantCulture, $"duration_h={hours}")], sweep);
    }
}
