namespace SemSpace.Orbit.Elements;

/// <summary>One line of an element file without the blanks around it.</summary>
/// <param name="Text">The line.</param>
/// <param name="Number">Its number in the file, from 1.</param>
internal readonly record struct TleLine(string Text, int Number)
{
    /// <summary>Length of a full element line, checksum included.</summary>
    public const int FullLength = 69;

    /// <summary>Whether nothing but the checksum is missing at its end.</summary>
    public bool LacksChecksum => Text.Length == FullLength - 1;

    /// <summary>Whether the line begins as the element line of the given number; a bare digit is a line cut short.</summary>
    public bool IsElementLine(char digit) => Text[0] == digit && (Text.Length == 1 || Text[1] == ' ');

    /// <summary>What is wrong with the checksum of a full line or one that lacks it; null for nothing.</summary>
    public string? ChecksumProblem()
    {
        int wanted = Checksum();
        if (LacksChecksum) return FormattableString.Invariant($"checksum is missing; must be {wanted}");
        return Text[^1] == '0' + wanted ? null : FormattableString.Invariant($"checksum is {Text[^1]}; must be {wanted}");
    }

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
