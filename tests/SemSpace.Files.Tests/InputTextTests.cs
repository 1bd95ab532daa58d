using System.Text;

namespace SemSpace.Files.Tests;

public sealed class InputTextTests
{
    private const string Sample = "name: Satélite\nsecond: Ω\n";

    public static TheoryData<string> MarkedEncodings => ["utf-8", "utf-16", "utf-16BE", "utf-32", "utf-32BE"];

    [Theory]
    [MemberData(nameof(MarkedEncodings))]
    public void A_byte_order_mark_tells_the_encoding(string name)
    {
        Encoding encoding = Encoding.GetEncoding(name);
        Assert.Equal((null, Sample), Decoded([.. encoding.GetPreamble(), .. encoding.GetBytes(Sample)]));
    }

    [Fact]
    public void Without_one_a_text_is_UTF_8() => Assert.Equal((null, Sample), Decoded(Encoding.UTF8.GetBytes(Sample)));

    [Fact]
    public void An_empty_file_is_an_empty_text() => Assert.Equal((null, ""), Decoded([]));

    [Theory]
    [InlineData("ISO-8859-1", "<?xml version='1.0' encoding='ISO-8859-1'?><a>Satélite</a>")]
    [InlineData("windows-1252", "<?xml version=\"1.0\" encoding=\"windows-1252\" standalone=\"yes\"?><a>Satélite €</a>")]
    [InlineData("iso-8859-2", "<?xml version='1.0' encoding='ISO-8859-2'?><a>Łódź</a>")]
    [InlineData("utf-8", "<?xml version='1.0' encoding='UTF-8'?><a>Satélite</a>")]
    [InlineData("utf-8", "<?xml version='1.0'?><a>Satélite</a>")]
    [InlineData("utf-8", "<?xml version='1.0' encoding='utf-16'?><a>Satélite</a>")] // written as text, saved as UTF-8
    [InlineData("utf-16", "<?xml version='1.0' encoding='UTF-16'?><a>Satélite</a>")]
    [InlineData("utf-16BE", "<?xml version='1.0'?><a>Satélite</a>")]
    public void An_XML_declaration_tells_the_encoding(string name, string xml)
        => Assert.Equal((null, xml), Decoded((CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name)).GetBytes(xml)));

    [Fact]
    public void What_is_no_text_is_a_fault_of_its_line()
    {
        (TextFault? fault, string text) = Decoded(Encoding.Latin1.GetBytes("first\nsecond\nSatélite\n"));
        Assert.Equal((3, "holds the bytes E9, which are no text in UTF-8; must be UTF-8, as a text without a byte-order mark is. Save the file as UTF-8"), (fault!.Line, fault.Problem));
        Assert.Equal("", text);
    }

    [Fact]
    public void What_does_not_fit_the_declaration_is_a_fault()
    {
        Assert.Equal("holds the bytes E9, which are no text in US-ASCII; must be US-ASCII, as the XML declaration says", Decoded(Encoding.Latin1.GetBytes("<?xml version='1.0' encoding='us-ascii'?>é")).Fault!.Problem);
        Assert.Equal("declares the encoding x-none, which is not known; must be UTF-8, UTF-16 or another that IANA lists", Decoded("<?xml version='1.0' encoding='x-none'?>"u8.ToArray()).Fault!.Problem);
        Assert.Equal("holds the bytes 00 D8, which are no text in UTF-16; must be UTF-16, as the byte-order mark says", Decoded([0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00]).Fault!.Problem);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(65_535, 32_768)]
    [InlineData(65_536, 32_769)]
    [InlineData(150_001, 75_001)]
    public void What_is_no_text_in_a_long_file_is_found_without_holding_it(int at, int line)
    {
        byte[] bytes = [.. Enumerable.Range(0, 200_000).Select(i => i % 2 == 1 ? (byte)'\n' : (byte)'a')];
        bytes[at] = 0xFF;
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, bytes);
            Assert.Equal(line, InputText.Find(path, bytes.Length)!.Line);
            bytes[at] = (byte)'a';
            File.WriteAllBytes(path, bytes);
            Assert.Null(InputText.Find(path, bytes.Length));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static (TextFault? Fault, string Text) Decoded(byte[] bytes) => (InputText.Decode(bytes, out string text), text);
}
