using CsCheck;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows;
using SemSpace.Sim.Network;

namespace SemSpace.Sim.Tests.Network;

/// <summary>
/// The fast search for the way of the earliest arrival, against a plain one that looks at every satellite in the order in which the update comes to it: the same links, times, exit and arrival, also where
/// many ways are equally early.
/// </summary>
public sealed class ExitSearchTests(ITestOutputHelper output)
{
    private static readonly Epoch Start = Epoch.FromUtc(2025, 7, 1), Never = new(long.MaxValue);
    private static readonly Gen<double> Ties = Gen.Int[0, 3].Select(k => 1000.0 * k);

    /// <summary>Rings of satellites beside each other with some links missing, some chords, and links of which some open and close; few see a gateway, and not soon; some are down.</summary>
    private static readonly Gen<Case> Cases =
        from planes in Gen.Int[1, 12]
        from each in Gen.Int[1, 14]
        let count = planes * each
        from places in Gen.OneOf(Gen.Double[0, 30_000], Ties).Array[count]
        from kept in Gen.Int[0, 9].Array[2 * count]
        from windows in Gen.Select(Gen.Int[0, 120], Gen.Int[1, 90], Gen.Int[1, 60]).Array[2 * count]
        from chords in Gen.Select(Gen.Int[0, count - 1], Gen.Int[0, count - 1]).Array[0, 4]
        from exits in Gen.Select(Gen.Int[0, 9], Gen.OneOf(Gen.Double[0, 400], Gen.Int[0, 40].Select(k => 10.0 * k)), Gen.Double[0, 1]).Array[count]
        from down in Gen.Int[0, 40].Array[count]
        from share in Gen.Int[-1, 2]
        from busyS in Gen.OneOf(Gen.Double[0.001, 5], Gen.Const(1.0))
        select new Case(planes, each, places, kept, windows, chords, [.. exits.Select(e => (e.Item1 <= share ? e.Item2 : double.PositiveInfinity, e.Item3))], down, busyS);

    [Fact]
    public void The_way_is_that_of_a_search_over_all_satellites()
    {
        int none = 0, far = 0, ties = 0;
        Cases.Sample(
            sample =>
            {
                Network network = new(sample);
                RoutedUpdate update = new(0, 0, 0, Start, network.Bits, network, network);
                (Route? wanted, bool isTie) = network.Plainly(update);
                Route? found = new EarliestArrival().Find(network.Plan, update);
                Assert.Equal(wanted is null, found is null);
                if (wanted is null) Interlocked.Increment(ref none);
                if (isTie) Interlocked.Increment(ref ties);
                if (wanted is null || found is null) return;
                Assert.Equal((wanted.Exit, wanted.Contact, wanted.Arrival), (found.Exit, found.Contact, found.Arrival));
                Assert.Equal(wanted.Hops, found.Hops);
                if (network.Looked > 48 && found.Hops.Count > 4) Interlocked.Increment(ref far);
            },
            iter: 6000);
        output.WriteLine($"{none} without a way, {far} far, {ties} with equals");
        Assert.True(none > 100 && far > 120 && ties > 100);
    }

    /// <summary>What is kept from one search to the next does not change what the next one finds.</summary>
    [Fact]
    public void Searches_do_not_depend_on_those_before()
        => Gen.Select(Cases, Gen.Select(Gen.Int[0, 1000], Gen.Int[0, 100]).Array[2, 8]).Sample(
            (sample, questions) =>
            {
                Network kept = new(sample);
                foreach ((int from, int seconds) in questions)
                {
                    Network anew = new(sample);
                    RoutedUpdate update = new(from % anew.Plan.Planes.Count, 0, 0, Start + Duration.FromSeconds(seconds), anew.Bits, anew, anew);
                    Route? wanted = anew.Plainly(update).Route, found = new EarliestArrival().Find(kept.Plan, update with { Exits = kept, State = kept });
                    Assert.Equal((wanted?.Exit, wanted?.Arrival), (found?.Exit, found?.Arrival));
                    Assert.Equal(wanted?.Hops ?? [], found?.Hops ?? []);
                }
            },
            iter: 1000);

    private sealed record Case(
        int Planes, int Each, double[] PlacesKm, int[] Kept, (int From, int Length, int Gap)[] Windows, (int, int)[] Chords, (double AtS, double Slack)[] Exits, int[] Down, double BusyS);

    private sealed class Network : IExits, INetworkState
    {
        private readonly Case _case;

        public Network(Case sample)
        {
            _case = sample;
            int count = sample.Planes * sample.Each;
            SortedDictionary<(int, int), IReadOnlyList<TimeWindow>> links = [];
            for (int k = 0; k < count; k++)
            {
                int plane = k / sample.Each, slot = k % sample.Each;
                Add(k, (plane * sample.Each) + ((slot + 1) % sample.Each), k);
                Add(k, ((plane + 1) % sample.Planes * sample.Each) + slot, count + k);
            }

            foreach ((int a, int b) in sample.Chords) Add(a, b, a);
            Plan = new(
                [.. links.Select(link => new IslLink(link.Key.Item1, link.Key.Item2, link.Value))], [.. sample.PlacesKm.Select(x => new FixedPlace(x))], new int[count],
                new IslOptions { RateMbps = 1 });

            void Add(int a, int b, int which)
            {
                if (a == b || sample.Kept[which] == 0) return;
                (int from, int length, int gap) = sample.Windows[which];
                links[(Math.Min(a, b), Math.Max(a, b))] = sample.Kept[which] > 4 ? [Window(0, 1000)] : [.. Enumerable.Range(0, 3).Select(i => Window(from + (i * (length + gap)), length))];
            }

            static TimeWindow Window(double from, double length) => new(Start + Duration.FromSeconds(from), Start + Duration.FromSeconds(from + length), false, false);
        }

        public IslPlan Plan { get; }

        public double Bits => _case.BusyS * 1e6;

        /// <summary>Satellites that the plain search settled.</summary>
        public int Looked { get; private set; }

        public bool IsUp(int satellite) => _case.Down[satellite] != 0;

        public int? SinkOf(int plane, int version, Func<IReadOnlyList<(int Satellite, Epoch Ready)>, int?> elect) => null;

        public Duration? DelayDown(int satellite, Epoch time) => null;

        public (Epoch Arrival, int Contact)? Down(int satellite, Epoch ready, Epoch before, int copies = 1)
        {
            (double atS, double slack) = _case.Exits[satellite];
            if (double.IsInfinity(atS)) return null;
            Epoch arrival = Epoch.Max(ready, Start + Duration.FromSeconds(atS)) + Duration.FromSeconds(slack > 0.5 ? 2 + slack : 2);
            return arrival < before ? (arrival, 1000 + satellite) : null;
        }

        /// <summary>Less than the arrival by up to a few seconds, or that.</summary>
        public Epoch NotBefore(int satellite, Epoch ready, bool closely)
            => Down(satellite, ready, Never) is { } down ? down.Arrival - Duration.FromSeconds((closely ? 1 : 5) * _case.Exits[satellite].Slack) : Never;

        /// <summary>Settles one satellite after the other by time of arrival, then by index, and looks through all for the next.</summary>
        public (Route? Route, bool IsTie) Plainly(RoutedUpdate update)
        {
            int count = Plan.Planes.Count;
            (Epoch Time, int Before, bool Settled)[] labels = [.. Enumerable.Repeat((Never, -1, false), count)];
            labels[update.Satellite].Time = update.Ready;
            (Epoch best, int exit, int contact, bool isTie) = (Never, -1, -1, false);
            while (true)
            {
                int next = -1;
                for (int k = 0; k < count; k++)
                {
                    if (!labels[k].Settled && labels[k].Time < Never && (next < 0 || labels[k].Time < labels[next].Time)) next = k;
                }

                if (next < 0 || labels[next].Time >= best) break;
                labels[next].Settled = true;
                Looked++;
                if (Down(next, labels[next].Time, Never) is { } own && own.Arrival == best) isTie = true;
                if (Down(next, labels[next].Time, best) is { } down) (best, exit, contact) = (down.Arrival, next, down.Contact);
                foreach (Neighbour neighbour in Plan.Of(next))
                {
                    if (!IsUp(neighbour.Other) || Plan.FirstHop(next, neighbour, labels[next].Time, update.Busy(Plan)) is not { } hop) continue;
                    if (hop.End == labels[neighbour.Other].Time) isTie = true;
                    if (!labels[neighbour.Other].Settled && hop.End < labels[neighbour.Other].Time) labels[neighbour.Other] = (hop.End, next, false);
                }
            }

            if (exit < 0) return (null, isTie);
            List<Hop> hops = [];
            for (int k = exit; labels[k].Before is >= 0 and var before; k = before)
                hops.Insert(0, Plan.FirstHop(before, Plan.Of(before).First(to => to.Other == k), labels[before].Time, update.Busy(Plan))!.Value);
            return (new(hops, exit, contact, best), isTie);
        }
    }
}
