using CsCheck;
using SemSpace.Orbit.Time;
using SemSpace.Sim.Datasets;

namespace SemSpace.Sim.Tests.Datasets;

public sealed class ArrivalTests
{
    private static readonly Epoch Start = Epoch.FromUtc(2025, 7, 1), End = Start + Duration.FromHours(10);
    private static readonly Arrival Streaming = new(ArrivalKind.Streaming, Start, End);

    [Fact]
    public void Samples_that_stream_come_at_a_constant_rate()
    {
        Assert.Equal(0..0, Streaming.Between(20, Start - Duration.FromHours(2), Start));
        Assert.Equal(0..1, Streaming.Between(20, Start - Duration.FromHours(2), Start + Duration.FromMinutes(30)));
        Assert.Equal(1..4, Streaming.Between(20, Start + Duration.FromMinutes(30), Start + Duration.FromMinutes(149)));
        Assert.Equal(0..20, Streaming.Between(20, Start, End + Duration.FromHours(1)));
    }

    [Fact]
    public void Spans_that_meet_share_no_sample_and_lose_none()
        => Gen.Select(Gen.Int[0, 5000], Gen.Long[0, 36_000_000_000_000], Gen.Long[0, 36_000_000_000_000]).Sample((count, a, b) =>
        {
            Epoch first = new(Start.TaiNanoseconds + Math.Min(a, b)), second = new(Start.TaiNanoseconds + Math.Max(a, b));
            Range before = Streaming.Between(count, Start, first), between = Streaming.Between(count, first, second), after = Streaming.Between(count, second, End);
            Assert.Equal((0, before.End, between.End, count), (before.Start.Value, between.Start, after.Start, after.End.Value));
        });

    [Fact]
    public void Samples_that_do_not_stream_are_all_there_always()
        => Assert.Equal(..20, (Streaming with { Kind = ArrivalKind.All }).Between(20, Start, Start));
}
