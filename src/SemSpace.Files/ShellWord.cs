namespace SemSpace.Files;

/// <summary>Words of a POSIX shell.</summary>
public static class ShellWord
{
    /// <summary>A text as one word, which the shell gives on as it is: within quotes where a letter of it may mean something.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.All(c => char.IsAsciiLetterOrDigit(c) || "-_=./%:,@+".Contains(c, StringComparison.Ordinal)) ? text : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
    }
}
