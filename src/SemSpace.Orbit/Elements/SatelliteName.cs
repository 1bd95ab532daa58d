using System.Xml;

namespace SemSpace.Orbit.Elements;

/// <summary>Names of satellites that every format can carry.</summary>
internal static class SatelliteName
{
    /// <summary>What is wrong with a name, as in <c>must be ...</c>; null for nothing.</summary>
    public static string? Problem(string name)
    {
        if (name.Length == 0 || name != name.Trim()) return "must be text without blanks at its ends";
        return name.Any(char.IsControl) || !IsUnicode(name) ? "must be text without control characters" : null;
    }

    /// <summary>Whether XML and UTF-8 can carry the text: no half of a surrogate pair, no U+FFFE or U+FFFF.</summary>
    private static bool IsUnicode(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i])) continue;
            if (i + 1 == text.Length || !XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i])) return false;
            i++;
        }

        return true;
    }
}
