namespace SemSpace.Orbit.Elements;

/// <summary>One line of an element file with trailing blanks removed.</summary>
/// <param name="Text">The line.</param>
/// <param name="Number">Its number in the file, from 1.</param>
internal readonly record struct TleLine(string Text, int Number)
{
    /// <summary>Length of a full element line, checksum included.</summary>
    public const int FullLength = 69;

    /// <summary>Whether the line begins as the element line of the given number; a bare digit is a line cut short.</summary>
    public bool IsElementLine(char digit) => Text[0] == digit && (Text.Length == 1 || Text[1] == ' ');

    /// <summary>The sum of all digits, a minus counting 1, modulo 10, over all columns but the last.</summary>
    public int Checksum()
    {
        int sum = 0;
        foreach (char c in Text.AsSpan(0, FullLength - 1))
        {
            if (char.IsAsciiDigit(c)) sum += c - '0';
            else if (c == '-') sum++;
        }

        return sum % 10;
    }
}
