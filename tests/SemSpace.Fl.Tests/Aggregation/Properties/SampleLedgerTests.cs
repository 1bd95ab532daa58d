using CsCheck;
using SemSpace.Fl.Aggregation;
using SemSpace.Fl.Aggregation.Trajectory;

namespace SemSpace.Fl.Tests.Aggregation.Properties;

/// <summary>The ledger keeps one number for samples that go together; to the last bit it must say what counting sample by sample does.</summary>
public class SampleLedgerTests
{
    private const int Satellites = 3, Gateways = 2, Whole = 7;

    private static readonly long[] All = [.. Enumerable.Range(0, Whole)];

    /// <summary>The very list of all samples, a copy of it, a part of it, or none.</summary>
    private static readonly Gen<IReadOnlyList<long>> GenSamples = Gen.Frequency(
        (8, Gen.Const<IReadOnlyList<long>>(All)), (2, Gen.Const<IReadOnlyList<long>>([.. All])),
        (1, Gen.Select(Gen.Int[0, Whole - 1], Gen.Int[1, Whole], (first, count) => (IReadOnlyList<long>)All.Skip(first).Take(count).ToArray())), (1, Gen.Const<IReadOnlyList<long>>([])));

    /// <summary>In order of arrival, some foretold and some not, of those foretold some that never come.</summary>
    private static readonly Gen<(PlannedUpdate Update, bool IsForetold, bool Comes)[]> GenRound = Gen.Select(
        Gen.Int[0, Satellites - 1], Gen.Int[0, Gateways - 1], Gen.Int[0, 1], GenSamples, Gen.Frequency((6, Gen.Const((true, true))), (1, Gen.Const((true, false))), (1, Gen.Const((false, true)))),
        (satellite, gateway, pass, samples, fate) => (new PlannedUpdate(satellite, gateway, pass, samples.Count, samples), fate.Item1, fate.Item2)).Array[1, 14]
        .Select(round => round.Select((one, place) => (one.Item1 with { Contact = (place / 4) + one.Item1.Contact }, one.Item2, one.Item3)).OrderBy(one => one.Item1.Contact).ToArray());

    [Fact]
    public void Masses_are_those_of_counting_sample_by_sample() => GenRound.Sample(round =>
    {
        PlannedUpdate[] foretold = [.. round.Where(one => one.IsForetold).Select(one => one.Update)];
        SampleLedger ledger = new(foretold);
        SampleBySample expected = new(foretold);
        for (int place = 0; place < round.Length; place++)
        {
            PlannedUpdate[] toCome = [.. round[place..].Where(one => one.IsForetold).Select(one => one.Update)];
            for (int gateway = 0; gateway < Gateways; gateway++)
            {
                Assert.Equal(expected.ToCome(gateway, toCome), ledger.ToCome(gateway, EdgeOutlook.Of(gateway, toCome).Senders));
            }

            (PlannedUpdate came, _, bool comes) = round[place];
            if (!comes) continue;
            ModelUpdate update = Rounds.Update(place, came.Satellite, came.Gateway, came.Samples, [0], contact: came.Contact) with { SampleIds = came.SampleIds };
            Assert.Equal(expected.Take(update), ledger.Take(update));
        }
    });

    /// <summary>The rule as its definition reads: each sample has what is left of it, and each upload takes its part of that.</summary>
    private sealed class SampleBySample(IReadOnlyList<PlannedUpdate> foretold)
    {
        private readonly List<PlannedUpdate> _foretold = [.. foretold.Where(update => update.SampleIds.Count > 0)];
        private readonly Dictionary<(int, long), double> _left = [];

        public double Take(ModelUpdate update)
        {
            if (update.SampleIds.Count == 0) return update.Samples;
            _ = _foretold.RemoveAll(planned => planned.Satellite == update.Satellite && planned.Contact < update.Contact);
            PlannedUpdate? itself = _foretold.FirstOrDefault(planned => planned.Satellite == update.Satellite);
            if (itself?.Contact != update.Contact) itself = null;
            if (itself is not null) _ = _foretold.Remove(itself);
            double mass = 0;
            foreach (long sample in update.SampleIds)
            {
                int others = _foretold.Count(planned => planned.Satellite == update.Satellite && planned.SampleIds.Contains(sample));
                if (others > 0 && itself?.SampleIds.Contains(sample) != true) others--;
                double left = Left(update.Satellite, sample), taken = left / (1 + others);
                _left[(update.Satellite, sample)] = left - taken;
                mass += taken;
            }

            return mass;
        }

        public IEnumerable<(int, double)> ToCome(int gateway, PlannedUpdate[] updates)
            => updates.GroupBy(update => update.Satellite).SelectMany(satellite => satellite.Where(update => update.Gateway == gateway).Select(update => (satellite.Key, Mass(update, satellite))));

        private double Mass(PlannedUpdate update, IEnumerable<PlannedUpdate> all)
            => update.SampleIds.Count == 0 ? update.Samples : update.SampleIds.Sum(sample => Left(update.Satellite, sample) / all.Count(other => other.SampleIds.Contains(sample)));

        private double Left(int satellite, long sample) => _left.GetValueOrDefault((satellite, sample), 1);
    }
}
