using System.CommandLine;
using System.Globalization;

namespace SemSpace.Cli;

/// <summary>Options that count something.</summary>
internal static class CountRange
{
    /// <summary>An option that takes a whole number from 1 on.</summary>
    /// <param name="name">The option.</param>
    /// <param name="description">What it sets.</param>
    /// <param name="most">The highest number.</param>
    /// <param name="byDefault">The number without the option.</param>
    public static Option<int> Option(string name, string description, int most, Func<int> byDefault) => new(name)
    {
        Description = description,
        HelpName = "n",
        DefaultValueFactory = _ => byDefault(),
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= 1 && value <= most) return value;
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} is {text}; must be a whole number from 1 to {most}."));
            return 1;
        },
    };
}
