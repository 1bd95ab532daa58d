using System.Globalization;

namespace SemSpace.Benchmarks;

/// <summary>What a run is given: a path, and whole numbers by name.</summary>
internal sealed record RunOptions(string Path, IReadOnlyDictionary<string, int> Numbers)
{
    /// <summary>Reads <c>PATH --name number ...</c> in any order.</summary>
    public static bool TryParse(string[] args, out RunOptions options)
    {
        string path = "";
        Dictionary<string, int> numbers = [];
        options = new(path, numbers);
        for (int i = 0; i < args.Length; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal)) path = args[i];
            else if (++i < args.Length && int.TryParse(args[i], NumberStyles.None, CultureInfo.InvariantCulture, out int value)) numbers[args[i - 1][2..]] = value;
            else return false;
        }

        options = new(path, numbers);
        return true;
    }

    public int Number(string name, int otherwise) => Numbers.GetValueOrDefault(name, otherwise);
}
