using System.Globalization;

namespace SemSpace.Orbit.Elements;

/// <summary>The fields of one full element line, by column numbers from 1 as the format's tables give them.</summary>
internal readonly struct TleFields(TleLine line, string fileName, List<ElementFault> faults)
{
    private const int LettersBeforeI = 'I' - 'A';
    private const int LettersBeforeO = 'O' - 'A';
    internal const NumberStyles Decimal = NumberStyles.AllowLeadingWhite | NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    public string Text(int from, int to) => line.Text[(from - 1)..to];

    public void Report(string message) => faults.Add(new(fileName, line.Number, message));

    /// <summary>Five columns, blank-padded at either side, or Alpha-5: a letter but I and O stands for 10 to 33.</summary>
    public int CatalogNumber()
    {
        string text = Text(3, 7).Trim();
        bool alpha = text.Length == 5 && char.IsAsciiLetterUpper(text[0]) && text[0] is not ('I' or 'O');
        if (int.TryParse(alpha ? text[1..] : text, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            return alpha ? number + (AlphaValue(text[0]) * 10_000) : number;
        Report($"catalogue number is '{Text(3, 7)}'; must be digits, or a letter but I and O and four digits");
        return 0;
    }

    public double Number(string key, int from, int to, double least, double most, string unit = "")
    {
        bool isNumber = double.TryParse(Text(from, to), Decimal, CultureInfo.InvariantCulture, out double value);
        if (isNumber && double.IsFinite(value) && value >= least && value <= most) return value;
        string wanted = double.IsFinite(least)
            ? FormattableString.Invariant($"a number from {least:0.########} to {most} {unit}").TrimEnd()
            : "a number";
        Report($"{key} is '{Text(from, to)}'; must be {wanted}");
        return double.IsFinite(least) ? least : 0;
    }

    /// <summary>A whole number, blank-padded; blank is 0.</summary>
    public int Digits(string key, int from, int to)
    {
        string text = Text(from, to).Trim();
        if (text.Length == 0) return 0;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value)) return value;
        Report($"{key} is '{Text(from, to)}'; must be digits or blank");
        return 0;
    }

    /// <summary>Year, launch and piece, as in <c>98067A</c>; text of another shape is kept.</summary>
    public string InternationalDesignator()
    {
        string columns = Text(10, 17);
        if (columns.Any(c => c is < ' ' or > '~')) Report($"international designator is '{columns}'; must be plain text, as in '98067A'");
        return Elements.InternationalDesignator.FromTle(columns);
    }

    /// <summary>Digits behind an assumed decimal point; blanks count as 0.</summary>
    public double DecimalDigits(string key, int from, int to)
    {
        string digits = Text(from, to).Replace(' ', '0');
        if (double.TryParse("0." + digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value)) return value;
        Report($"{key} is '{Text(from, to)}'; must be {to - from + 1} digits");
        return 0;
    }

    /// <summary>A number such as <c>-12345-4</c>, which is -0.12345e-4; blank is 0.</summary>
    public double Exponential(string key, int from, int to)
    {
        string text = Text(from, to);
        if (string.IsNullOrWhiteSpace(text)) return 0;
        string sign = text[0] == '-' ? "-" : string.Empty;
        bool signed = text[0] is ' ' or '+' or '-' && text[^2] is '+' or '-' or ' ';
        string number = $"{sign}0.{text[1..^2].Replace(' ', '0')}E{text[^2..].Replace(' ', '+')}";
        if (signed && double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)) return value;
        Report($"{key} is '{text}'; must be a sign, five digits and a signed exponent, as in '-12345-4'");
        return 0;
    }

    private static int AlphaValue(char letter)
    {
        int place = letter - 'A';
        return 10 + place - (place > LettersBeforeI ? 1 : 0) - (place > LettersBeforeO ? 1 : 0);
    }
}
