using CsCheck;
using SemSpace.Orbit.Elements;

namespace SemSpace.Orbit.Tests.Properties;

public sealed class TleLaws
{
    private const string Record =
        "0 VANGUARD 1\n1 00005U 58002B   00179.78495062  .00000023  00000-0  28098-4 0  4753\n2 00005  34.2682 348.7242 1859667 331.7664  19.3264 10.82419157413667\n";

    [Fact]
    public void Any_text_is_read_without_an_exception()
        => Gen.String.Sample(text => Parse(text).Faults is not null);

    [Fact]
    public void A_record_damaged_anywhere_is_read_without_an_exception()
        => Gen.Select(Gen.Int[0, Record.Length - 1], Gen.Char).Sample((at, c) => Parse(Record[..at] + c + Record[(at + 1)..]).Faults is not null);

    [Fact]
    public void A_record_cut_anywhere_before_its_last_column_gives_one_fault_and_no_satellite()
        => Gen.Int[1, Record.Length - 2].Sample(length =>
        {
            ElementReadResult result = Parse(Record[..length]);
            return result.Faults.Count == 1 && result.Satellites.Count == 0;
        });

    [Fact]
    public void One_changed_digit_is_always_noticed()
        => Gen.Select(Gen.Int[0, Record.Length - 2], Gen.Int[1, 9]).Where((at, _) => at > "0 VANGUARD 1\n".Length && char.IsAsciiDigit(Record[at]))
            .Sample((at, by) => Parse(Record[..at] + (char)('0' + ((Record[at] - '0' + by) % 10)) + Record[(at + 1)..]).Faults.Count > 0);

    private static ElementReadResult Parse(string text) => ElementFile.Parse(text, "f.tle", lenient: true);
}
