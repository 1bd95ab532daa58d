using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SemSpace.Files;

/// <summary>What cannot be read of a text file.</summary>
/// <param name="Line">Line, from 1.</param>
/// <param name="Problem">What is there and what must be.</param>
public sealed record TextFault(int Line, string Problem);

/// <summary>
/// Turns the bytes of files that users bring into text, by one rule for all formats: a byte-order mark decides, or an XML declaration;
/// without them a file is UTF-8. What is not text in that encoding is a fault, never a replacement character. Holds no state.
/// </summary>
public static partial class InputText
{
    private const int LongestDeclaration = 200, LongestMark = 4, ChunkBytes = 1 << 16;

    private static readonly Encoding[] Marked =
        [new UTF32Encoding(false, true, true), new UTF32Encoding(true, true, true), new UTF8Encoding(true, true), new UnicodeEncoding(false, true, true), new UnicodeEncoding(true, true, true)];

    private static Encoding Utf8 => Marked[2];

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mostBytes">The most it may hold, as in <see cref="FileLimits"/>.</param>
    /// <param name="text">Its text without a byte-order mark; empty where there is a fault.</param>
    /// <returns>What is wrong with it; null for nothing.</returns>
    /// <exception cref="IOException">The file is missing, too large or no regular file, or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static TextFault? Read(string path, long mostBytes, out string text) => Decode(UserFile.ReadBytes(path, mostBytes), out text);

    /// <summary>Opens a file to be read line by line; what is no text there throws <see cref="DecoderFallbackException"/>, and <see cref="Find"/> says what.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mostBytes">The most it may hold, as in <see cref="FileLimits"/>.</param>
    /// <exception cref="IOException">The file is missing, too large or no regular file, or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static StreamReader Open(string path, long mostBytes)
        => new(UserFile.Open(path, mostBytes), EncodingOf(path, mostBytes), detectEncodingFromByteOrderMarks: false);

    /// <summary>The first bytes of a file that are no text, without holding the file; null where there are none.</summary>
    /// <inheritdoc cref="Open"/>
    public static TextFault? Find(string path, long mostBytes)
    {
        Encoding encoding = EncodingOf(path, mostBytes);
        Decoder decoder = encoding.GetDecoder();
        using Stream file = UserFile.Open(path, mostBytes);
        byte[] chunk = new byte[ChunkBytes];
        char[] letters = new char[encoding.GetMaxCharCount(chunk.Length)];
        int line = 1, count;
        do
        {
            count = file.ReadAtLeast(chunk, chunk.Length, throwOnEndOfStream: false);
            try
            {
                _ = decoder.GetChars(chunk, 0, count, letters, 0, flush: count < chunk.Length);
            }
            catch (DecoderFallbackException fault)
            {
                return new(line + chunk.AsSpan(0, Math.Clamp(fault.Index, 0, count)).Count((byte)'\n'), Problem(fault, encoding, null));
            }

            line += chunk.AsSpan(0, count).Count((byte)'\n');
        }
        while (count == chunk.Length);
        return null;
    }

    private static Encoding EncodingOf(string path, long mostBytes)
    {
        using Stream file = UserFile.Open(path, mostBytes);
        byte[] start = new byte[LongestMark];
        int count = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        return MarkedEncoding(start.AsSpan(0, count)) ?? Utf8;
    }

    /// <summary>Decodes the bytes of a file.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="text">Their text without a byte-order mark; empty where there is a fault.</param>
    /// <returns>What is wrong with them; null for nothing.</returns>
    public static TextFault? Decode(byte[] bytes, out string text)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        text = "";
        string? declared = null;
        Encoding? encoding = MarkedEncoding(bytes) ?? XmlEncoding(bytes, out declared);
        if (encoding is null) return new(1, $"declares the encoding {declared}, which is not known; must be UTF-8, UTF-16 or another that IANA lists");
        try
        {
            int mark = bytes.AsSpan().StartsWith(encoding.Preamble) ? encoding.Preamble.Length : 0;
            text = encoding.GetString(bytes, mark, bytes.Length - mark);
            return null;
        }
        catch (DecoderFallbackException fault)
        {
            return new(1 + bytes.AsSpan(0, Math.Clamp(fault.Index, 0, bytes.Length)).Count((byte)'\n'), Problem(fault, encoding, declared));
        }
    }

    private static string Problem(DecoderFallbackException fault, Encoding encoding, string? declared)
    {
        string bytes = string.Join(' ', (fault.BytesUnknown ?? []).Select(value => value.ToString("X2", CultureInfo.InvariantCulture)));
        string name = encoding.WebName.ToUpperInvariant();
        string rule = declared is null
            ? $"must be {name}, as a text without a byte-order mark is. Save the file as UTF-8"
            : $"must be {name}, as the XML declaration says";
        if (declared is null && encoding != Utf8) rule = $"must be {name}, as the byte-order mark says";
        return $"holds the bytes {bytes}, which are no text in {name}; {rule}";
    }

    private static Encoding? MarkedEncoding(ReadOnlySpan<byte> bytes)
    {
        foreach (Encoding encoding in Marked)
        {
            if (bytes.StartsWith(encoding.Preamble)) return encoding;
        }

        return null;
    }

    /// <summary>The encoding that an XML declaration names; UTF-8 where there is none, null where it is not known.</summary>
    private static Encoding? XmlEncoding(ReadOnlySpan<byte> bytes, out string? declared)
    {
        declared = null;
        if (bytes.StartsWith("<\0?\0"u8)) return Marked[3];
        if (bytes.StartsWith("\0<\0?"u8)) return Marked[4];
        if (!bytes.StartsWith("<?xml"u8)) return Utf8;
        Match named = Declaration().Match(Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, LongestDeclaration)]));
        if (!named.Success) return Utf8;
        declared = named.Groups["name"].Value;

        // What can be read as one byte a letter is no UTF-16 or UTF-32, whatever it says; programs that write text first and bytes later say so.
        bool isWide = declared.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase) || declared.StartsWith("utf-32", StringComparison.OrdinalIgnoreCase);
        return isWide || declared.Equals("utf-8", StringComparison.OrdinalIgnoreCase) ? Utf8 : Known(declared);
    }

    private static Encoding? Known(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
                ?? Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    [GeneratedRegex("""^<\?xml[^>]*?\sencoding\s*=\s*["'](?<name>[A-Za-z0-9._:-]+)["'][^>]*\?>""", RegexOptions.CultureInvariant)]
    private static partial Regex Declaration();
}
