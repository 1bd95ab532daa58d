namespace SemSpace.Cli.Tests;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("plain text, größer; 衛星 🛰 é", "plain text, größer; 衛星 🛰 é")]
    [InlineData("\u001b]0;title\u0007", "\\u{1b}]0;title\\u{7}")]
    [InlineData("a\r\nb\tc\u007f", "a\\u{d}\\u{a}b\tc\\u{7f}")]
    [InlineData("\u009b31m\u0085", "\\u{9b}31m\\u{85}")]
    [InlineData("x\u202ey\u2066z\u200b\u2028\ufeff", "x\\u{202e}y\\u{2066}z\\u{200b}\\u{2028}\\u{feff}")]
    [InlineData("\U000e0041", "\\u{e0041}")]
    public void What_a_terminal_would_obey_or_hide_is_shown(string text, string shown) => Assert.Equal(shown, VisibleText.OneLine(text));

    [Fact]
    public void Half_a_pair_is_shown() => Assert.Equal("half \\u{d83d} of a pair", VisibleText.OneLine($"half {(char)0xd83d} of a pair"));

    [Fact]
    public void Line_ends_of_a_text_stay_and_only_those()
        => Assert.Equal("a\nb\r\nc\\u{d}d", VisibleText.Lines("a\nb\r\nc\rd"));
}
