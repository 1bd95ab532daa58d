namespace SemSpace.Orbit.Tests;

public sealed class CountedTests
{
    [Theory]
    [InlineData(0, "0 gateways")]
    [InlineData(1, "1 gateway")]
    [InlineData(2, "2 gateways")]
    [InlineData(1_000_000, "1000000 gateways")]
    public void A_word_follows_its_count(long count, string text) => Assert.Equal(text, Counted.Of(count, "gateway"));

    [Fact]
    public void A_word_may_have_a_plural_of_its_own() => Assert.Equal(("1 entry", "3 entries"), (Counted.Of(1, "entry", "entries"), Counted.Of(3, "entry", "entries")));
}
