using System.Globalization;

namespace SemSpace.Benchmarks.Orbit;

/// <summary>What a run is given: a file, and whole numbers by name.</summary>
internal sealed record RunOptions(string File, IReadOnlyDictionary<string, int> Numbers)
{
    /// <summary>Reads <c>FILE --name number ...</c> in any order.</summary>
    public static bool TryParse(string[] args, out RunOptions options)
    {
        string file = "";
        Dictionary<string, int> numbers = [];
        options = new(file, numbers);
        for (int i = 0; i < args.Length; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal)) file = args[i];
            else if (++i < args.Length && int.TryParse(args[i], NumberStyles.None, CultureInfo.InvariantCulture, out int value)) numbers[args[i - 1][2..]] = value;
            else return false;
        }

        options = new(file, numbers);
        return true;
    }

    public int Number(string name, int otherwise) => Numbers.GetValueOrDefault(name, otherwise);
}
