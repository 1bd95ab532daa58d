using SemSpace.Fl.Randomness;

namespace SemSpace.Fl.Tests.Reference;

/// <summary>
/// Origin: kat_vectors of Random123 1.14 (D. E. Shaw Research), lines "philox4x32 10"; the fourth line was computed with an
/// implementation of the same publication (Salmon et al., SC 2011) in another language.
/// </summary>
public class PhiloxKnownAnswers
{
    private const double SingleRounding = 5e-9, NormalRounding = 5e-9;

    [Theory]
    [InlineData(0u, 0u, 0u, 0u, 0u, 0u, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(~0u, ~0u, ~0u, ~0u, ~0u, ~0u, 0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    [InlineData(0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0xa4093822u, 0x299f31d0u, 0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u)]
    [InlineData(5u, 0u, 7u, 3u, 42u, 1u, 0x26b32082u, 0xacce4592u, 0x368a467du, 0x20a40bceu)]
    public void A_block_is_the_published_one(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1, uint w0, uint w1, uint w2, uint w3)
        => Assert.Equal((w0, w1, w2, w3), Philox4x32.Block((c0, c1, c2, c3), (k0, k1)));

    [Fact]
    public void A_stream_walks_through_the_blocks_of_its_step()
    {
        RandomStream stream = new((42, 1), ((ulong)3 << 32) | 7);
        uint[] words = [.. Enumerable.Range(0, 24).Select(_ => stream.NextUInt32())];
        Assert.Equal([0x26b32082u, 0xacce4592u, 0x368a467du, 0x20a40bceu], words[20..]);
    }

    [Fact]
    public void Single_precision_numbers_are_the_upper_24_bits()
    {
        RandomStream stream = AtBlockFive();
        foreach (double expected in new[] { .15117073, .67502242, .21304739, .12750309 })
            Assert.InRange(stream.NextSingle(), expected - SingleRounding - 3e-8, expected + SingleRounding + 3e-8); // and half a float step
    }

    [Fact]
    public void Normal_numbers_are_Box_and_Mullers()
    {
        RandomStream stream = AtBlockFive(), same = AtBlockFive();
        (double first, double second) = stream.NextGaussianPair();
        (double u, double v) = (same.NextDouble(), same.NextDouble());
        Assert.Equal(Math.Sqrt(-2 * Math.Log(1 - u)) * Math.Cos(2 * Math.PI * v), first, NormalRounding);
        Assert.Equal(-2 * Math.Log(1 - u), (first * first) + (second * second), NormalRounding);
    }

    [Fact]
    public void Double_precision_numbers_join_27_and_26_bits()
    {
        const double expected = (((0x26b32082UL >> 5) * 67108864.0) + (0xacce4592UL >> 6)) / 9007199254740992.0;
        Assert.Equal(expected, AtBlockFive().NextDouble());
    }

    private static RandomStream AtBlockFive()
    {
        RandomStream stream = new((42, 1), ((ulong)3 << 32) | 7);
        for (int i = 0; i < 20; i++) _ = stream.NextUInt32();
        return stream;
    }
}
