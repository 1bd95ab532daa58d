using SemSpace.Sim.Links;

namespace SemSpace.Sim.Tests.Links;

public sealed class BackhaulOptionsTests
{
    /// <summary>1 Mbit at 2 Mbit/s is 0.5 s, and its last bit arrives 250 ms after it was sent.</summary>
    [Fact]
    public void Bits_take_their_time_on_the_line_and_the_latency()
    {
        BackhaulOptions line = new(RateMbps: 2, LatencyMs: 250);

        Assert.Equal((2e6, 0.25, 0.75, 0.25), (line.RateBps, line.LatencyS, line.SecondsFor(1e6), line.SecondsFor(0)));
    }
}
