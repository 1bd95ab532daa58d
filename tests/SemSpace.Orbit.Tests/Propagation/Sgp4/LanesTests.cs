using CsCheck;
using SemSpace.Orbit.Constellations;
using SemSpace.Orbit.Elements;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Propagation.Sgp4;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Tests.Propagation.Sgp4;

/// <summary>Many instants at once are the same as one by one, whatever the width of the machine's vectors.</summary>
public class LanesTests
{
    private static readonly Epoch Start = Epoch.FromUtc(2025, 7, 1);
    private static readonly OrbitalElements Sat = Walker.Delta(new(1, 1, 0, 53, 550), Start)[0];

    /// <summary>Low orbits with and without drag, round and elliptic, some of which decay within the times drawn.</summary>
    private static readonly Gen<OrbitalElements> Low =
        from orbit in Orbits.Drawn(Gen.Double[8, 16], Gen.Double[0, 0.2], Gen.Double[0, 180])
        from bstar in Gen.Double[0, 0.01]
        select orbit with { BStar = bstar };

    [Fact]
    public void Widths_agree_to_the_last_bit() => Gen.Select(Low, Gen.Int[-20_000, 20_000].Array[1, 40]).Sample((orbit, times) =>
    {
        double[] seconds = [.. times.Select(minutes => minutes * 60.0)];
        Sgp4Propagator satellite = new(orbit);
        NearEarthTheory theory = new(orbit, BrouwerMotion.Recover(orbit), InclinationTerms.Of(orbit.InclinationDeg * Angles.RadiansPerDegree));
        StateTable wide = new(seconds.Length), middle = new(seconds.Length), narrow = new(seconds.Length);
        NearEarth512.Fill(theory, 0, seconds, wide);
        NearEarth256.Fill(theory, 0, seconds, middle);
        NearEarth128.Fill(theory, 0, seconds, narrow);
        for (int i = 0; i < seconds.Length; i++)
        {
            Assert.Equal(wide.TemeAt(i), middle.TemeAt(i));
            Assert.Equal(wide.TemeAt(i), narrow.TemeAt(i));
            bool good = satellite.TryPropagate(times[i], out TemeState single) == Sgp4Status.Ok;
            if (good) Assert.Equal(single, wide.TemeAt(i));
            else Assert.True(double.IsNaN(wide.XKm[i]));
        }
    });

    [Fact]
    public void A_table_that_is_too_small_is_refused()
    {
        IPropagator satellite = new Sgp4Propagator(Sat);
        Assert.Throws<ArgumentOutOfRangeException>(() => satellite.Fill(Start, new double[3], new StateTable(2)));
    }

    [Fact]
    public void A_propagator_without_lanes_of_its_own_fills_one_by_one()
    {
        IPropagator satellite = new OneByOne(new Sgp4Propagator(Sat));
        StateTable table = new(2);
        satellite.Fill(Start, [0, 1.5], table);
        Assert.Equal(satellite.At(Start + Duration.FromSeconds(1.5)), table.TemeAt(1));
        satellite.Fill(Start, [-1, 7], table);
        Assert.True(double.IsNaN(table.XKm[1]));
    }

    /// <summary>Has no position at 7 s.</summary>
    private sealed class OneByOne(Sgp4Propagator inner) : IPropagator
    {
        public TemeState At(Epoch epoch)
            => epoch == Start + Duration.FromSeconds(7) ? throw new PropagationException("gone", epoch, 6, "it has decayed") : inner.At(epoch);
    }
}
