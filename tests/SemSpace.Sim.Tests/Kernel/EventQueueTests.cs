using CsCheck;
using SemSpace.Sim.Kernel;

namespace SemSpace.Sim.Tests.Kernel;

/// <summary>The queue against a sorted list, whatever the times are like.</summary>
public class EventQueueTests
{
    private const int Add = 0, Take = 1, Remove = 2;

    /// <summary>Spans to the next event: all alike, close together, far apart, and both mixed.</summary>
    private static readonly Gen<long> Spans = Gen.OneOf(
        Gen.Const(0L), Gen.Long[0, 3], Gen.Long[0, 1_000_000_000], Gen.Long[0, 1L << 52],
        Gen.Select(Gen.Bool, Gen.Long[0, 1000], (isFar, near) => isFar ? 3_600_000_000_000 : near));

    [Fact]
    public void Events_come_in_the_order_of_time_priority_and_adding()
        => Gen.Select(Gen.Frequency((5, Gen.Const(Add)), (4, Gen.Const(Take)), (1, Gen.Const(Remove))), Spans, Gen.Int[-1, 1], Gen.Int[0, int.MaxValue]).Array[1, 3000].Sample(steps =>
        {
            EventQueue queue = new();
            List<(long Time, int Priority, int Number, Ticket Ticket)> model = [];
            long now = -5_000_000_000;
            foreach ((int step, long span, int priority, int which) in steps)
            {
                if (step == Add)
                {
                    int number = model.Count == 0 ? 0 : model.Max(one => one.Number) + 1;
                    model.Add((now + span, priority, number, queue.Add(now + span, priority, (now + span, priority, number))));
                }
                else if (step == Take && model.Count > 0)
                {
                    var first = model.Min();
                    Assert.True(queue.TryPeek(out long time) && time == first.Time);
                    Assert.Null(queue.Take(first.Time - 1, out _));
                    Assert.Equal((first.Time, first.Priority, first.Number), queue.Take(first.Time, out _));
                    Assert.False(queue.Remove(first.Ticket));
                    _ = model.Remove(first);
                    now = first.Time;
                }
                else if (model.Count > 0)
                {
                    var gone = model[which % model.Count];
                    Assert.True(queue.Remove(gone.Ticket));
                    Assert.False(queue.Remove(gone.Ticket));
                    _ = model.Remove(gone);
                }

                Assert.Equal(model.Count, queue.Count);
            }
        }, iter: 300);

    /// <summary>Hundreds at a time, many of them equal, also before a day that was looked at already: days that are sorted as a whole, and postponed.</summary>
    [Fact]
    public void Events_that_come_in_crowds_keep_their_order()
        => Gen.Select(Gen.Int[0, 3], Gen.Long[0, 1L << 40], Gen.Long[1, 1L << 40], Gen.Int[1, 300], Gen.Int[0, 400], Gen.Int[0, 100], Gen.Int[0, int.MaxValue]).Array[1, 12].Sample(crowds =>
        {
            EventQueue queue = new();
            SortedDictionary<(long Time, int Priority, int Number), Ticket> model = [];
            (long now, int number) = (0, 0);
            foreach ((int priorities, long from, long step, int times, int takes, int removals, int seed) in crowds)
            {
                for (int i = 0; i < 400; i++)
                {
                    int drawn = (int)(((long)seed + i) * 2_654_435_761 % int.MaxValue);
                    (long Time, int Priority, int Number) key = (now + from + (drawn % times * (step / 300)), priorities == 0 ? 0 : drawn % priorities, number++);
                    model.Add(key, queue.Add(key.Time, key.Priority, key));
                }

                Assert.True(queue.TryPeek(out long first) && first == model.First().Key.Time);
                foreach (var (key, ticket) in model.Where(one => one.Key.Number % 101 < removals / 2).ToList())
                {
                    Assert.True(queue.Remove(ticket));
                    _ = model.Remove(key);
                }

                for (int i = 0; i < takes && model.Count > 0; i++)
                {
                    (long Time, int Priority, int Number) key = model.First().Key;
                    Assert.Equal(key, queue.Take(key.Time, out now));
                    _ = model.Remove(key);
                }

                Assert.Equal(model.Count, queue.Count);
            }
        }, iter: 300);

    [Theory]
    [InlineData(1L)]
    [InlineData(1_000L)]
    [InlineData(1_000_000_000_000L)]
    public void Nothing_is_left_of_events_that_are_taken_back(long span)
    {
        EventQueue queue = new();
        _ = queue.Add(long.MaxValue, 0, queue);
        for (int i = 0; i < 100_000; i++)
        {
            Ticket ticket = queue.Add(i * span, 0, queue);
            Assert.True(queue.Remove(ticket));
        }

        Assert.Equal(1, queue.Count);
        Assert.Same(queue, queue.Take(long.MaxValue, out long last));
        Assert.Equal(long.MaxValue, last);
        Assert.False(queue.TryPeek(out _));
    }
}
