using CsCheck;
using SemSpace.Files;
using SemSpace.Sim.TwoTier;

namespace SemSpace.Sim.Tests.TwoTier;

/// <summary>Rows come in the order of their things, whatever the order in which those are done.</summary>
public class OrderedLogTests
{
    [Fact]
    public void Rows_are_in_order_and_things_go_as_soon_as_they_can()
        => Gen.Select(Gen.Int[1, 40], Gen.Int[0, 39].Array[0, 60]).Sample((count, ends) =>
        {
            OrderedLog<Thing, int> log = new(thing => thing.IsDone, thing => thing.Number % 7 == 3 ? null : thing.Value, new Scratch(null));
            Thing[] things = [.. Enumerable.Range(0, count).Select(number => new Thing(number))];
            foreach ((int number, Thing thing) in things.Index())
            {
                log.Add(thing);
                Assert.True(log.Open.First() == thing || !log.Open.First().IsDone);
                foreach (int end in ends.Skip(number).Take(2).Where(end => end <= number)) things[end].End(1000 + end);
            }

            foreach (Thing thing in things.Where(thing => !thing.IsDone)) thing.Value = -thing.Number;
            Assert.Equal(things.Where(thing => thing.Number % 7 != 3).Select(thing => thing.Value), log.Close());
        });

    private sealed class Thing(int number)
    {
        public int Number => number;

        public bool IsDone { get; private set; }

        public int Value { get; set; }

        public void End(int value) => (IsDone, Value) = (true, value);
    }
}
