using System.Text.RegularExpressions;

namespace SemSpace.Experiments.Publishing;

/// <summary>What a user may say of a license: an address, a name of the SPDX License List, a LicenseRef of one's own, or words.</summary>
public static partial class LicenseName
{
    private const int MostShown = 3;
    private const string OwnPrefix = "LicenseRef-";

    private static readonly string[] Known = [.. Lines().Where(line => !line.StartsWith('#'))];

    /// <summary>What is wrong with a license, as the end of a sentence about it; null where nothing is. Words are wrong where they nearly are a name of the list.</summary>
    public static string? Objection(string license)
    {
        ArgumentNullException.ThrowIfNull(license);
        if (IsAddress(license)) return Uri.IsWellFormedUriString(license, UriKind.Absolute) ? null : "is no address, though it begins like one.";
        if (license.StartsWith(OwnPrefix, StringComparison.Ordinal)) return OwnName().IsMatch(license) ? null : $"must be {OwnPrefix} and then letters, digits, dots and dashes.";
        return Known.Contains(license) || Near(license) is not { Length: > 0 } near ? null : $"is not a name of the SPDX list.{Spelling.DidYouMean(near)}";
    }

    /// <summary>Where a license is read: the address that it is, or that of its name in the list; null for words.</summary>
    internal static string? AddressOf(string license) => IsAddress(license) ? license : Known.Contains(license) ? $"https://spdx.org/licenses/{license}" : null;

    private static bool IsAddress(string license) => license.StartsWith("https://", StringComparison.Ordinal) || license.StartsWith("http://", StringComparison.Ordinal);

    /// <summary>The name with other capitals, or with blanks and the word license in it; else names that go on where it ends, the newest first; else the nearest.</summary>
    private static string[] Near(string license)
    {
        string name = Dashed(Filling().Replace(license, " "));
        if ((Called(Dashed(license)) ?? Called(name)) is { } same) return [same];
        string[] longer = [.. Known.Where(known => known.StartsWith(name + "-", StringComparison.OrdinalIgnoreCase)).OrderBy(known => known.Length).ThenByDescending(known => known, StringComparer.Ordinal).Take(MostShown)];
        return longer.Length > 0 ? longer : Spelling.Nearest(name, Known) is { } near ? [near] : [];
    }

    private static string? Called(string name) => Known.FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static string Dashed(string words) => Blanks().Replace(words.Trim(), "-");

    private static string[] Lines()
    {
        using StreamReader text = new(typeof(LicenseName).Assembly.GetManifestResourceStream("spdx-licenses.txt")!);
        return text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    [GeneratedRegex("^LicenseRef-[A-Za-z0-9.-]+$")]
    private static partial Regex OwnName();

    [GeneratedRegex(@"\b(the|version|licen[sc]e)\b,?", RegexOptions.IgnoreCase)]
    private static partial Regex Filling();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
