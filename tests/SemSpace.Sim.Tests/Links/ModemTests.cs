using CsCheck;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Time;
using SemSpace.Sim.Links;
using SemSpace.Sim.Links.Modems;

namespace SemSpace.Sim.Tests.Links;

/// <summary>What all modems hold to, and what each does through a pass.</summary>
public class ModemTests
{
    private static readonly RadioChannel Channel = new(1e6, 3, 6);

    private static readonly Gen<Modem> Any = Gen.OneOf<Modem>(
        Gen.Const<Modem>(new ShannonModem()),
        Gen.Select(Gen.Double[0, 0.5], Gen.Double[0, 4], Gen.Double[0, 2], Gen.Bool, Gen.Int[0, 67],
            (rollOff, margin, hysteresis, pilots, best) => (Modem)new DvbS2Modem { RollOff = rollOff, MarginDb = margin, HysteresisDb = hysteresis, Pilots = pilots, ModCods = best < 28 ? ModCodList.S2 : ModCodList.S2X, BestMode = best < 67 ? ModCodList.S2X.All[best].Name : null }),
        Gen.Select(Gen.Double[0.01, 3], Gen.Int[1, 100_000], (rate, bits) => (Modem)new FixedRateModem { RateMbps = rate, PacketBits = bits }),
        Gen.Const<Modem>(new ConstantRate()));

    private static readonly Gen<SnrSample[]> Samples
        = Gen.Double[-20, 30].Array[2, 30].Select(snrs => snrs.Select((snr, i) => new SnrSample(5.0 * i, snr)).ToArray());

    [Fact]
    public void A_better_link_is_never_slower()
        => Gen.Select(Any, Gen.Double[-30, 40], Gen.Double[0, 10]).Sample((modem, snr, more) => Assert.True(modem.RateBps(snr, Channel) <= modem.RateBps(snr + more, Channel) * (1 + 1e-12)));

    [Fact]
    public void Pieces_follow_each_other_from_the_first_sample_to_the_last()
        => Gen.Select(Any, Samples).Sample((modem, samples) =>
        {
            RatePiece[] pieces = [.. modem.Over(samples, Channel)];
            Assert.Equal(samples[0].AtS, pieces[0].FromS);
            Assert.Equal(samples[^1].AtS, pieces[^1].ToS);
            Assert.All(pieces, piece => Assert.True(piece.ToS > piece.FromS && piece.FirstBps >= 0 && piece.LastBps >= 0));
            Assert.All(pieces.Zip(pieces.Skip(1)), pair => Assert.Equal(pair.First.ToS, pair.Second.FromS));
        });

    /// <summary>Without hysteresis the rate at any time is that of the mode for the ratio then; bits are those of a dense sum, which misses half a step of each change: the changes between two samples make no more than the faster rate.</summary>
    [Fact]
    public void Changes_of_the_mode_are_where_the_line_crosses_the_thresholds()
        => Gen.Select(Gen.Double[0, 4], Samples).Sample((margin, samples) =>
        {
            DvbS2Modem modem = new() { MarginDb = margin };
            const int parts = 2000;
            double dense = 0, missed = 1e-6;
            for (int i = 1; i < samples.Length; i++)
            {
                (SnrSample from, SnrSample to) = (samples[i - 1], samples[i]);
                double step = (to.AtS - from.AtS) / parts;
                missed += step / 2 * Math.Max(modem.RateBps(from.SnrDb, Channel), modem.RateBps(to.SnrDb, Channel));
                for (int part = 0; part < parts; part++) dense += step * modem.RateBps(from.SnrDb + ((to.SnrDb - from.SnrDb) * (part + 0.5) / parts), Channel);
            }

            double exact = modem.Over(samples, Channel).Sum(piece => (piece.ToS - piece.FromS) * (piece.FirstBps + piece.LastBps) / 2);
            Assert.Equal(dense, exact, missed + (1e-9 * dense));
        });

    /// <summary>A piece says the mode whose rate it has, also where hysteresis keeps it from the mode that the ratio alone would take.</summary>
    [Fact]
    public void Pieces_name_the_mode_of_their_rate()
        => Gen.Select(Gen.Double[0, 2], Samples).Sample((hysteresis, samples) =>
        {
            DvbS2Modem modem = new() { HysteresisDb = hysteresis };
            Assert.All(modem.Over(samples, Channel), piece => Assert.Equal(
                piece.Mode == "silent" ? 0 : Channel.BandwidthHz / 1.2 * ModCodList.S2.All.First(mode => mode.Name == piece.Mode).Efficiency(), piece.FirstBps, 1e-6));
        });

    /// <summary>With a margin of hysteresis a link that hovers about a threshold changes its mode once, and never takes one that it cannot bear.</summary>
    [Fact]
    public void Hysteresis_keeps_a_hovering_link_in_its_mode()
    {
        SnrSample[] samples = [.. Enumerable.Range(0, 40).Select(i => new SnrSample(5 * i, i % 2 == 0 ? 0.1 : 0.3))];
        double threshold = 1.00 - (10 * Math.Log10(1.2));
        double[] Rates(double hysteresis) => [.. new DvbS2Modem { MarginDb = 0.2 - threshold, HysteresisDb = hysteresis }.Over(samples, Channel).Select(piece => piece.FirstBps)];
        Assert.Equal(2, Rates(0).Distinct().Count());
        Assert.Single(Rates(0.5).Distinct());
        Assert.Equal(Rates(0).Min(), Rates(0.5).Max());
    }

    /// <summary>Uncoded BPSK at Eb/N0 = 9.5879 dB has a bit error rate of 10⁻⁵ (any textbook's curve), so that 1 - (1 - 10⁻⁵)¹⁰⁰⁰⁰ of such packets fail.</summary>
    [Fact]
    public void Packets_fail_as_their_bits_do()
    {
        FixedRateModem modem = new() { RateMbps = 1, PacketBits = 10_000, CodingGainDb = 0 };
        Assert.Equal(1 - Math.Pow(1 - 1e-5, 10_000), modem.PacketErrorRate(9.5879, Channel), 2e-5);
        Assert.Equal(modem.PacketErrorRate(9.5879, Channel), (modem with { CodingGainDb = 5 }).PacketErrorRate(4.5879, Channel), 1e-12);
        Assert.Equal(1e6 * (1 - modem.PacketErrorRate(9.5879, Channel)), modem.RateBps(9.5879, Channel), 1e-6);
        Assert.Equal(1e6, modem.RateBps(30, Channel), 1e-3);
    }

    /// <summary>The link of a whole pass carries what its modem gives when looked at every 10 ms, to 0.01 dB of the ratio, which is straight for 5 s. With hysteresis it carries no less than without, all thresholds being higher by it.</summary>
    [Fact]
    public void A_pass_carries_what_its_modem_gives() => Any.Sample(
        modem =>
        {
            const double halfPassS = 200, straightDb = 0.01;
            Epoch start = Epoch.FromUtc(2025, 7, 1), end = start + Duration.FromSeconds(2 * halfPassS);
            LinkBudget budget = new(new RadioOptions { BandwidthKhz = 1000, Modem = ModemCatalogue.All.Of(modem) });
            Modem slowest = modem is DvbS2Modem adaptive ? adaptive with { MarginDb = adaptive.MarginDb + adaptive.HysteresisDb, HysteresisDb = 0 } : modem;
            double[] ratios = [.. Enumerable.Range(0, 40_000).Select(i => budget.SnrDb(Look(start + Duration.FromSeconds((i + 0.5) * 0.01))))];
            double most = ratios.Sum(snr => 0.01 * modem.RateBps(snr + straightDb, Channel)), least = ratios.Sum(snr => 0.01 * slowest.RateBps(snr - straightDb, Channel));
            double carried = new ContactLink(start, budget, [.. ContactLink.SampleTimes(start, end).Select(seconds => (seconds, Look(start + Duration.FromSeconds(seconds))))]).BitsBetween(start, end);
            Assert.InRange(carried, least * (1 - 1e-3), most * (1 + 1e-3));

            LookAngles Look(Epoch time)
            {
                const double earthKm = 6371, orbitKm = 6921, radiansPerS = 2 * Math.PI / 5730;
                double cosine = Math.Cos(((time - start).TotalSeconds - halfPassS) * radiansPerS) * Math.Cos(double.DegreesToRadians(3));
                double range = Math.Sqrt((earthKm * earthKm) + (orbitKm * orbitKm) - (2 * earthKm * orbitKm * cosine));
                return new(0, double.RadiansToDegrees(Math.Asin(((orbitKm * cosine) - earthKm) / range)), range, 0);
            }
        },
        iter: 40);
}
