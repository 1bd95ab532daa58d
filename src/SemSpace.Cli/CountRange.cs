using System.CommandLine;
using System.Globalization;

namespace SemSpace.Cli;

/// <summary>Options that count something.</summary>
internal static class CountRange
{
    /// <summary>Refuses values outside 1 to <paramref name="most"/>.</summary>
    public static void Require(Option<int> option, int most)
        => option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 0 || !int.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out int value)) return;
            if (value < 1 || value > most) result.AddError($"{option.Name} is {value}; must be 1 to {most}.");
        });
}
