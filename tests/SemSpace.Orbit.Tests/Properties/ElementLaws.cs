using CsCheck;
using SemSpace.Orbit.Elements;

namespace SemSpace.Orbit.Tests.Properties;

/// <summary>Laws of writing and reading elements.</summary>
public sealed class ElementLaws
{
    private static readonly Gen<string> Names =
        Gen.String[Gen.OneOf(Gen.Char[' ', '~'], Gen.Char['!', '/'], Gen.Char['\u00A1', '\u2100']), 1, 24]
            .Where(name => name.Trim() == name && name.Length > 0 && !name.Any(char.IsControl));

    private static readonly Gen<string> Designators = Gen.OneOf(
        Gen.Const(""), Gen.Select(Gen.Int[1957, 2056], Gen.Int[1, 999], (year, launch) => FormattableString.Invariant($"{year}-{launch:000}A")));

    private static readonly Gen<OrbitalElements> AnyElements =
        from name in Names
        from designator in Designators
        from epoch in Gen.Long[-1_200_000_000_000_000_000, 1_700_000_000_000_000_000]
        from angles in Gen.Select(Gen.Double[0, 180], Gen.Double[0, 360], Gen.Double[0, 360], Gen.Double[0, 360])
        from shape in Gen.Select(Gen.Double[0, 0.9999], Gen.Double[0.01, 17])
        from drag in Gen.Select(Gen.Double[-1, 1], Gen.Double[-0.9, 0.9], Gen.Double[-0.01, 0.01], Gen.Int[-9, 0])
        from counts in Gen.Select(Gen.Int[0, 339_999], Gen.Int[0, 9_999], Gen.Int[0, 99_999], Gen.Char['A', 'Z'])
        select new OrbitalElements
        {
            Name = name,
            CatalogNumber = counts.Item1,
            Epoch = new(epoch),
            InclinationDeg = angles.Item1,
            RaanDeg = angles.Item2,
            Eccentricity = shape.Item1,
            ArgumentOfPerigeeDeg = angles.Item3,
            MeanAnomalyDeg = angles.Item4,
            MeanMotionRevPerDay = shape.Item2,
            BStar = drag.Item1 * Math.Pow(10, drag.Item4),
            InternationalDesignator = designator,
            Classification = counts.Item4,
            ElementSetNumber = counts.Item2,
            RevolutionAtEpoch = counts.Item3,
            MeanMotionDot = drag.Item2,
            MeanMotionDdot = drag.Item3,
        };

    [Theory]
    [InlineData(ElementFormat.OmmXml)]
    [InlineData(ElementFormat.OmmJson)]
    [InlineData(ElementFormat.OmmCsv)]
    [InlineData(ElementFormat.OmmKvn)]
    public void A_written_message_reads_back_bit_for_bit(ElementFormat format)
        => AnyElements.Array[1, 3].Sample(satellites =>
        {
            ElementReadResult read = ElementFile.Parse(ElementFile.Write(satellites, format), "f", lenient: false);
            Assert.Empty(read.Faults);
            Assert.Equal(format, read.Format);
            Assert.Equal(satellites, read.Satellites);
        });

    [Fact]
    public void A_written_two_line_set_keeps_its_digits_and_then_stays_the_same()
        => AnyElements.Sample(s =>
        {
            string text = ElementFile.Write([s], ElementFormat.Tle);
            ElementReadResult read = ElementFile.Parse(text, "f", lenient: false);
            Assert.Empty(read.Faults);
            OrbitalElements back = read.Satellites.Single();
            Assert.Equal(text, ElementFile.Write([back], ElementFormat.Tle));
            Assert.Equal((s.Name, s.CatalogNumber, s.Classification), (back.Name, back.CatalogNumber, back.Classification));
            Assert.Equal((s.InternationalDesignator, s.ElementSetNumber, s.RevolutionAtEpoch), (back.InternationalDesignator, back.ElementSetNumber, back.RevolutionAtEpoch));
            Assert.InRange(Math.Abs((back.Epoch - s.Epoch).Nanoseconds), 0, 432_000);
            Assert.Equal(s.InclinationDeg, back.InclinationDeg, 5.0001e-5);
            Assert.Equal(0, Math.IEEERemainder(s.RaanDeg - back.RaanDeg, 360), 5.0001e-5);
            Assert.Equal(0, Math.IEEERemainder(s.MeanAnomalyDeg - back.MeanAnomalyDeg, 360), 5.0001e-5);
            Assert.Equal(0, Math.IEEERemainder(s.ArgumentOfPerigeeDeg - back.ArgumentOfPerigeeDeg, 360), 5.0001e-5);
            Assert.Equal(s.Eccentricity, back.Eccentricity, 5.0001e-8);
            Assert.Equal(s.MeanMotionRevPerDay, back.MeanMotionRevPerDay, 5.0001e-9);
            Assert.Equal(s.MeanMotionDot, back.MeanMotionDot, 5.0001e-9);
            Assert.Equal(s.BStar, back.BStar, Math.Max(5.0001e-5 * Math.Abs(s.BStar), 5.0001e-15));
        });

    [Fact]
    public void Any_text_of_any_notation_is_read_without_an_exception()
    {
        OrbitalElements sample = AnyElements.Single();
        string[] texts = [.. Enum.GetValues<ElementFormat>().Select(format => ElementFile.Write([sample, sample], format))];
        Gen.Select(Gen.Int[0, texts.Length - 1], Gen.Double[0, 1], Gen.String[0, 3], Gen.Int[0, 9]).Sample((which, where, inserted, removed) =>
        {
            int at = (int)(where * (texts[which].Length - 10));
            return ElementFile.Parse(texts[which][..at] + inserted + texts[which][(at + removed)..], "f", lenient: true).Faults is not null;
        });
    }
}
