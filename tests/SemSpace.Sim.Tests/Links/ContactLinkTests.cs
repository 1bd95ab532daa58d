using CsCheck;
using SemSpace.Orbit.Time;
using SemSpace.Sim.Links;

namespace SemSpace.Sim.Tests.Links;

public class ContactLinkTests
{
    private static readonly Epoch Start = Epoch.FromUtc(2025, 7, 1);

    [Fact]
    public void A_constant_rate_sends_rate_times_time()
    {
        ContactLink link = new(At(0), At(95), _ => 1000);
        (Epoch end, double remaining) = link.Send(At(12), At(95), 30_000);
        Assert.Equal(At(42), end);
        Assert.Equal(0, remaining);
        Assert.Equal(83_000, link.BitsBetween(At(12), At(95)), 1e-6);
    }

    [Fact]
    public void What_does_not_fit_remains()
    {
        ContactLink link = new(At(0), At(95), _ => 1000);
        (Epoch end, double remaining) = link.Send(At(90), At(95), 30_000);
        Assert.Equal(At(95), end);
        Assert.Equal(25_000, remaining, 1e-6);
    }

    [Fact]
    public void Sending_in_two_parts_ends_when_sending_in_one_does()
        => Gen.Select(Gen.Double[1, 400], Gen.Double[0.01, 0.99]).Sample((seconds, part) =>
        {
            ContactLink link = new(At(0), At(480), Pass);
            double bits = link.BitsBetween(At(0), At(seconds));
            Epoch whole = link.Send(At(0), At(480), bits).End;
            (Epoch middle, double remaining) = link.Send(At(0), At(480), bits * part);
            Assert.Equal(0, remaining);
            Epoch second = link.Send(middle, At(480), bits * (1 - part)).End;
            Assert.InRange((whole - second).TotalSeconds, -1e-6, 1e-6);
            Assert.InRange((whole - At(seconds)).TotalSeconds, -1e-6, 1e-6);
        });

    [Fact]
    public void The_step_is_short_enough_for_the_rate_of_a_pass()
    {
        ContactLink link = new(At(0), At(480), Pass);
        double dense = Enumerable.Range(0, 48_000).Sum(i => Pass(At((i + 0.5) / 100)) / 100);
        Assert.InRange(link.BitsBetween(At(0), At(480)) / dense, 0.995, 1.005);
    }

    /// <summary>A rate with the shape of a pass: high in the middle.</summary>
    private static double Pass(Epoch time)
    {
        double fromMiddle = ((time - Start).TotalSeconds - 240) / 240;
        return 1e6 / (0.1 + (fromMiddle * fromMiddle));
    }

    private static Epoch At(double seconds) => Start + Duration.FromSeconds(seconds);
}
