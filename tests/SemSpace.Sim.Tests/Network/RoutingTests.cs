using CsCheck;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows;
using SemSpace.Sim.Network;

namespace SemSpace.Sim.Tests.Network;

/// <summary>The ways that routings find, against all ways there are.</summary>
public sealed class RoutingTests(ITestOutputHelper output)
{
    private const double Bits = 1e6, Rate = 1e5, HorizonS = 1000;
    private static readonly Epoch Start = Epoch.FromUtc(2025, 7, 1);

    /// <summary>A link of ten seconds: one Mbit at 0.1 Mbit/s.</summary>
    private static readonly IslOptions Options = new() { RateMbps = Rate / 1e6 };

    /// <summary>Some places, windows between some of them, and times at which some see a gateway for ever after.</summary>
    private static readonly Gen<World> Worlds =
        from count in Gen.Int[2, 6]
        from places in Gen.Double[0, 30_000].Array[count]
        from pairs in Gen.Select(Gen.Int[0, count - 1], Gen.Int[0, count - 1], Gen.Double[0, HorizonS], Gen.Double[1, 200]).Array[0, 12]
        from exits in Gen.Double[0, HorizonS].Array[count]
        from seeing in Gen.Bool.Array[count]
        select new World(places, [.. pairs.Where(pair => pair.Item1 < pair.Item2)], [.. exits.Zip(seeing, (exit, sees) => sees ? exit : double.PositiveInfinity)]);

    [Fact]
    public void The_earliest_arrival_is_that_of_the_best_of_all_ways()
    {
        int relayed = 0, none = 0;
        Worlds.Sample(
            world =>
            {
                Route? route = new EarliestArrival().Find(world.Plan, world.Update);
                Epoch best = Best(world, 0, Start, [0]);
                Assert.Equal(best == World.Never ? null : best, route?.Arrival);
                if (route is null) Interlocked.Increment(ref none);
                if (route is not { Hops.Count: > 0 }) return;
                Interlocked.Increment(ref relayed);
                Assert.Equal((0, route.Exit), (route.Hops[0].From, route.Hops[^1].To));
                Assert.All(route.Hops.Zip(route.Hops.Skip(1)), pair => Assert.True(pair.First.To == pair.Second.From && pair.First.End <= pair.Second.Start));
                Assert.All(route.Hops, hop => Assert.Contains(world.Plan.Links[hop.Link].Windows, window => window.Start <= hop.Start && hop.End - world.Plan.Delay(hop.From, hop.To, hop.End) <= window.End));
                Assert.Equal(world.Down(route.Exit, route.Hops[^1].End, World.Never)!.Value.Arrival, route.Arrival);
            },
            iter: 5000);
        output.WriteLine($"{relayed} relayed, {none} without a way");
        Assert.True(relayed > 300 && none > 300);
    }

    [Fact]
    public void The_shortest_delay_is_that_of_the_best_of_the_ways_that_are_open()
    {
        int relayed = 0;
        Worlds.Select(world => world.Lasting()).Sample(
            world =>
            {
                Route? route = new ShortestDelay().Find(world.Plan, world.Update);
                Duration? best = Least(world, 0, [0]);
                Assert.Equal(best is null, route is null);
                if (route is null) return;
                Duration length = route.Hops.Aggregate(world.DelayDown(route.Exit, Start)!.Value, (sum, hop) => sum + world.Plan.Delay(hop.From, hop.To, Start));
                Assert.Equal(best!.Value.Nanoseconds, length.Nanoseconds);
                if (route.Hops.Count > 0) Interlocked.Increment(ref relayed);
            },
            iter: 20_000);
        Assert.True(relayed > 50);
    }

    /// <summary>Who looks again in a minute has not found a way that opens later; who looks ahead has.</summary>
    [Fact]
    public void Only_the_earliest_arrival_looks_ahead()
    {
        World world = new([0, 1000], [(0, 1, 100, 50)], [double.PositiveInfinity, 0]);
        Assert.Null(new ShortestDelay().Find(world.Plan, world.Update));
        Route route = new EarliestArrival().Find(world.Plan, world.Update)!;
        Assert.Equal(Start + Duration.FromSeconds(110 + (1000 / 299792.458) + World.DownS), route.Arrival);
        Assert.Equal(Start + Duration.FromSeconds(100), Assert.Single(route.Hops).Start);
    }

    /// <summary>
    /// Ten satellites on a ring, hops of ten seconds, updates ready at once: to any sink the farthest has five hops, and the last has come at 50 s. Then the gateway is in sight of
    /// satellite 2, and of 7 at 60 s. With the ring cut between 1 and 2 what is at 1 needs nine hops to 2, and four to 7.
    /// </summary>
    [Fact]
    public void A_plane_elects_the_satellite_that_is_done_first()
    {
        double[] exits = [.. Enumerable.Repeat(double.PositiveInfinity, 10)];
        (exits[2], exits[7]) = (40, 60);
        Assert.Equal((2, 5 * 10), Elected(exits, cut: false));
        exits[2] = 75;
        Assert.Equal((7, 60), Elected(exits, cut: false));
        (exits[2], exits[7]) = (40, 60);
        Assert.Equal((7, 60), Elected(exits, cut: true));
        Assert.Null(Elected([.. Enumerable.Repeat(double.PositiveInfinity, 10)], cut: false));

        static (int, int)? Elected(double[] exits, bool cut)
        {
            (int, int, double, double)[] ring = [.. Enumerable.Range(0, 10).Where(k => !cut || k != 1).Select(k => (Math.Min(k, (k + 1) % 10), Math.Max(k, (k + 1) % 10), 0.0, HorizonS))];
            World world = new(new double[10], ring, exits);
            (int Satellite, Epoch)[] mates = [.. Enumerable.Range(0, 10).Select(k => (k, Start))];
            if (PlaneSink.Elect(world.Plan, 0, mates, Options.TimeToSend(Bits), world) is not { } sink) return null;
            Epoch last = mates.Max(mate => new PlaneSink().Find(world.Plan, world.Update with { Satellite = mate.Satellite, State = new FixedSink(sink) })!.Arrival);
            return (sink, (int)Math.Round((last - Start).TotalSeconds - World.DownS));
        }
    }

    private sealed class FixedSink(int sink) : INetworkState
    {
        public bool IsUp(int satellite) => true;

        public int? SinkOf(int plane, int version, Func<IReadOnlyList<(int Satellite, Epoch Ready)>, int?> elect) => sink;
    }

    private static Epoch Best(World world, int at, Epoch time, IReadOnlyList<int> been)
    {
        Epoch best = world.Down(at, time, World.Never)?.Arrival ?? World.Never;
        foreach (Neighbour next in world.Plan.Of(at).Where(next => !been.Contains(next.Other)))
        {
            if (world.Plan.FirstHop(at, next, time, Options.TimeToSend(Bits)) is { } hop) best = Epoch.Min(best, Best(world, next.Other, hop.End, [.. been, next.Other]));
        }

        return best;
    }

    private static Duration? Least(World world, int at, IReadOnlyList<int> been)
    {
        Duration? best = world.DelayDown(at, Start);
        foreach (Neighbour next in world.Plan.Of(at).Where(next => !been.Contains(next.Other)))
        {
            bool isOpen = world.Plan.OpenAt(next.Link, Start) is { } window && Start + Options.TimeToSend(Bits) <= window.End;
            if (!isOpen || Least(world, next.Other, [.. been, next.Other]) is not { } rest) continue;
            Duration all = rest + world.Plan.Delay(at, next.Other, Start);
            if (best is null || all < best) best = all;
        }

        return best;
    }

    /// <summary>Satellites on a line; one that sees a gateway brings an update down in three seconds.</summary>
    private sealed class World : IExits, INetworkState
    {
        public const double DownS = 3;
        public static readonly Epoch Never = new(long.MaxValue);
        private readonly double[] _exits, _placesKm;
        private readonly (int First, int Second, double From, double Length)[] _windows;

        public World(double[] placesKm, (int First, int Second, double From, double Length)[] windows, double[] exits)
        {
            (_exits, _placesKm, _windows) = (exits, placesKm, windows);
            IslLink[] links = [.. windows.GroupBy(w => (w.First, w.Second)).Select(pair => new IslLink(pair.Key.First, pair.Key.Second, [.. Apart(pair.OrderBy(w => w.From))]))];
            Plan = new(links, [.. placesKm.Select(x => new FixedPlace(x))], new int[placesKm.Length], Options);
        }

        /// <summary>The same with links that open at the start or never, and do not close.</summary>
        public World Lasting() => new(_placesKm, [.. _windows.Where(window => window.From < HorizonS / 2).Select(window => window with { From = 0, Length = HorizonS })], _exits);

        public IslPlan Plan { get; }

        public RoutedUpdate Update => new(0, 0, 0, Start, Bits, this, this);

        public bool IsUp(int satellite) => true;

        public int? SinkOf(int plane, int version, Func<IReadOnlyList<(int Satellite, Epoch Ready)>, int?> elect) => elect([(0, Start)]);

        public (Epoch Arrival, int Contact)? Down(int satellite, Epoch ready, Epoch before, int copies = 1)
        {
            if (double.IsInfinity(_exits[satellite])) return null;
            Epoch arrival = Epoch.Max(ready, Start + Duration.FromSeconds(_exits[satellite])) + Duration.FromSeconds(copies * DownS);
            return arrival < before ? (arrival, satellite) : null;
        }

        public Epoch NotBefore(int satellite, Epoch ready, bool closely) => Down(satellite, ready, Never)?.Arrival ?? Never;

        public Duration? DelayDown(int satellite, Epoch time) => _exits[satellite] < 300 ? Duration.FromSeconds(_exits[satellite] / 1e4) : null;

        private static IEnumerable<TimeWindow> Apart(IEnumerable<(int, int, double From, double Length)> windows)
        {
            double free = 0;
            foreach ((_, _, double from, double length) in windows)
            {
                double start = Math.Max(free, from);
                if (start < from + length) yield return new(Start + Duration.FromSeconds(start), Start + Duration.FromSeconds(from + length), false, false);
                free = Math.Max(free, from + length + 1);
            }
        }
    }
}
