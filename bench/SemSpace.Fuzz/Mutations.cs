using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;
using SemSpace.Fl.Randomness;

namespace SemSpace.Fuzz;

/// <summary>Ways to damage a file.</summary>
internal static partial class Mutations
{
    private const int LongestGrown = 200_000;

    private static readonly string[] Values =
    [
        "0", "-0", "-1", "1", "0.5", "1e308", "-1e308", "1e309", "5e-324", "NaN", "nan", ".nan", "inf", ".inf", "-.inf", "Infinity", "1e-9", "1e9999999999", "99999999999999999999", "2147483648", "-2147483649",
        "9223372036854775807", "18446744073709551615", "360", "180", "90", "-90", "361", "0x10", "1_000", "1,5", "1.5.2", "\u0661\u0662", "", " ", "~", "null", "none", "true", "yes", "*", "&a", "*a", "!!float 3", "|", ">",
        "[]", "{}", "[[", "}}", "\"", "'", "\\", "\0", "\u0001", "\ufeff", "\ufffd", "\U0001F6F0", "\t", "2025-02-30T00:00:00Z", "2016-12-31T23:59:60Z", "9999-12-31", "0001-01-01", "2025-07-01T25:00:00Z", "2200-12-31T23:59:59.999Z",
        "/dev/zero", "/", ".", "..", "/proc/self/mem", "a\0b", "--set", "%", "<", ">", "&lt;", "&#0;", "]]>", "<!DOCTYPE a [<!ENTITY b \"c\">]>", "CCSDS_OMM_VERS = 3.0", "COMMENT", "#", ";",
    ];

    /// <summary>Bytes of no kind.</summary>
    public static byte[] Noise(RandomStream random)
    {
        byte[] noise = new byte[random.NextInt32(2000)];
        for (int i = 0; i < noise.Length; i++) noise[i] = (byte)random.NextInt32(256);
        return noise;
    }

    /// <summary>Damages bytes, whatever they mean.</summary>
    public static byte[] Bytes(byte[] bytes, IReadOnlyList<byte[]> others, RandomStream random)
    {
        if (bytes.Length == 0) return Noise(random);
        int at = random.NextInt32(bytes.Length), length = 1 + random.NextInt32(Math.Min(bytes.Length - at, 1 + random.NextInt32(bytes.Length)));
        byte[] other = others[random.NextInt32(others.Count)];
        byte[] copy = [.. bytes];
        switch (random.NextInt32(7))
        {
            case 0:
                for (int i = 0; i <= random.NextInt32(8); i++) copy[random.NextInt32(copy.Length)] ^= (byte)(1 << random.NextInt32(8));
                return copy;
            case 1:
                copy[at] = (byte)random.NextInt32(256);
                return copy;
            case 2: return bytes[..at];
            case 3: return [.. bytes[..at], .. bytes[(at + length)..]];
            case 4: return [.. bytes[..(at + length)], .. bytes[at..]];
            case 5: return [.. bytes[..at], .. Noise(random), .. bytes[at..]];
            default: return [.. bytes[..at], .. other[Math.Min(other.Length, random.NextInt32(other.Length + 1))..]];
        }
    }

    /// <summary>Damages text: its lines, its words and numbers, its encoding.</summary>
    public static byte[] Text(byte[] bytes, RandomStream random)
    {
        string text = Encoding.UTF8.GetString(bytes);
        switch (random.NextInt32(8))
        {
            case 0 or 1 or 2: return Encoding.UTF8.GetBytes(OtherWord(text, random));
            case 3: return Encoding.UTF8.GetBytes(OtherLines(text, random));
            case 4: return Encoding.UTF8.GetBytes(Grown(text, random));
            case 5: return Encoding.UTF8.GetBytes(text.Insert(random.NextInt32(text.Length + 1), Values[random.NextInt32(Values.Length)]));
            case 6:
                Encoding other = random.NextInt32(4) switch { 0 => Encoding.Unicode, 1 => Encoding.BigEndianUnicode, 2 => Encoding.UTF32, _ => Encoding.Latin1 };
                return [.. other.GetPreamble(), .. other.GetBytes(text)];
            default:
                return Encoding.UTF8.GetBytes(random.NextInt32(2) == 0 ? text.Replace("\n", "\r\n", StringComparison.Ordinal) : text.Replace("\n", "\r", StringComparison.Ordinal));
        }
    }

    /// <summary>Damages an image: the size its header tells, with a checksum that fits.</summary>
    public static byte[] Image(byte[] bytes, RandomStream random)
    {
        const int pngWidthAt = 16, pngTypeAt = 12, pngHeaderEnd = 29;
        byte[] copy = [.. bytes];
        uint width = random.NextInt32(6) switch { 0 => 0, 1 => uint.MaxValue, 2 => 65_536, 3 => 46_342, 4 => 2, _ => (uint)random.NextInt32(4000) };
        uint height = random.NextInt32(3) == 0 ? (uint)random.NextInt32(4000) : width / 2;
        bool isPng = copy.Length > pngHeaderEnd + 4 && copy[1] == 'P';
        if (isPng)
        {
            BinaryPrimitives.WriteUInt32BigEndian(copy.AsSpan(pngWidthAt), width);
            BinaryPrimitives.WriteUInt32BigEndian(copy.AsSpan(pngWidthAt + 4), height);
            if (random.NextInt32(4) == 0) copy[pngWidthAt + 8 + random.NextInt32(5)] = (byte)random.NextInt32(256);
            BinaryPrimitives.WriteUInt32BigEndian(copy.AsSpan(pngHeaderEnd), Checksum(copy.AsSpan(pngTypeAt..pngHeaderEnd)));
            return copy;
        }

        int frame = copy.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        if (frame < 0 || frame + 9 > copy.Length) return copy;
        BinaryPrimitives.WriteUInt16BigEndian(copy.AsSpan(frame + 5), (ushort)height);
        BinaryPrimitives.WriteUInt16BigEndian(copy.AsSpan(frame + 7), (ushort)width);
        return copy;
    }

    /// <summary>PNG's checksum (ISO 3309).</summary>
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        uint sum = uint.MaxValue;
        foreach (byte value in bytes)
        {
            sum ^= value;
            for (int bit = 0; bit < 8; bit++) sum = (sum >> 1) ^ ((sum & 1) * 0xEDB88320);
        }

        return ~sum;
    }

    private static string OtherWord(string text, RandomStream random)
    {
        MatchCollection words = Word().Matches(text);
        if (words.Count == 0) return text;
        Match word = words[random.NextInt32(words.Count)];
        string value = random.NextInt32(4) == 0 ? words[random.NextInt32(words.Count)].Value : Values[random.NextInt32(Values.Length)];
        return string.Concat(text.AsSpan(0, word.Index), value, text.AsSpan(word.Index + word.Length));
    }

    private static string OtherLines(string text, RandomStream random)
    {
        List<string> lines = [.. text.Split('\n')];
        int at = random.NextInt32(lines.Count), other = random.NextInt32(lines.Count);
        switch (random.NextInt32(4))
        {
            case 0: lines.RemoveAt(at); break;
            case 1: lines.Insert(at, lines[other]); break;
            case 2: (lines[at], lines[other]) = (lines[other], lines[at]); break;
            default: lines[at] = new string(' ', random.NextInt32(6)) + lines[at].TrimStart(); break;
        }

        return string.Join('\n', lines);
    }

    /// <summary>The text with a part of it many times over.</summary>
    private static string Grown(string text, RandomStream random)
    {
        if (text.Length is 0 or > LongestGrown) return text;
        int at = random.NextInt32(text.Length), length = 1 + random.NextInt32(Math.Min(60, text.Length - at)), times = 1 << random.NextInt32(13);
        times = Math.Min(times, LongestGrown / length);
        return text.Insert(at, string.Concat(Enumerable.Repeat(text.Substring(at, length), times)));
    }

    [GeneratedRegex(@"[\w.+-]+")]
    private static partial Regex Word();
}
