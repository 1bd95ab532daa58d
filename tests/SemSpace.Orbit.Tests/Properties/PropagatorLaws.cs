using CsCheck;
using SemSpace.Orbit.Elements;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Propagation.TwoBody;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Tests.Properties;

/// <summary>Many instants at once are the instants one by one, for every propagator.</summary>
public sealed class PropagatorLaws
{
    /// <summary>What <see cref="IPropagator.Fill"/> promises, as a share of distance and of speed, and in last bits of the time since the elements' epoch.</summary>
    private const double Share = 1e-12, LastBits = 8;

    private static readonly Gen<OrbitalElements> Any = Orbits.Drawn(
        Gen.OneOf(Gen.Double[2, 6.4], Gen.Double[6.4, 15.5]),
        Gen.OneOf(Gen.Const(0.0), Gen.Double[0, 0.3], Gen.Double[0.3, 0.8]),
        Gen.Double[0, 180]);

    /// <summary>Whatever an element file may hold, from circles to nearly parabolas and from 20 revolutions a day to one in a lifetime.</summary>
    private static readonly Gen<OrbitalElements> Extreme = Orbits.Drawn(
        Gen.Double[-5, 1.3].Select(exponent => Math.Pow(10, exponent)),
        Gen.OneOf(Gen.Double[0, 0.9999999], Gen.Double[-7, 0].Select(exponent => 1 - Math.Pow(10, exponent))),
        Gen.OneOf(Gen.Double[0, 180], Gen.Const(0.0), Gen.Const(180.0)));

    [Theory]
    [InlineData(OrbitModel.Sgp4)]
    [InlineData(OrbitModel.J2)]
    [InlineData(OrbitModel.Kepler)]
    public void Any_elements_are_refused_or_give_numbers_or_an_error(OrbitModel model) => Gen.Select(Extreme, Gen.Double[-100_000, 100_000]).Sample((orbit, hours) =>
    {
        try
        {
            TemeState state = Propagators.Create(model, orbit).At(orbit.Epoch + Duration.FromHours(hours));
            Assert.True(double.IsFinite(state.RadiusKm + state.SpeedKmPerS) && state.RadiusKm > 0, state.ToString());
        }
        catch (Exception refused) when (refused is ArgumentOutOfRangeException or PropagationException)
        {
            Assert.Contains("DRAWN", refused.Message, StringComparison.Ordinal);
        }
    });

    [Theory]
    [InlineData(OrbitModel.Sgp4)]
    [InlineData(OrbitModel.J2)]
    [InlineData(OrbitModel.Kepler)]
    public void Filling_a_table_is_asking_one_by_one(OrbitModel model) => Gen.Select(Any, Gen.Int[-10, 10], Gen.Int[-86_400, 86_400].Array[1, 30]).Sample((orbit, years, times) =>
    {
        IPropagator satellite = Propagators.Create(model, orbit);
        StateTable table = new(times.Length);
        Epoch start = Orbits.Start + Duration.FromHours(30 + (years * 8766));
        satellite.Fill(start, [.. times.Select(t => (double)t)], table);
        for (int i = 0; i < times.Length; i++)
        {
            TemeState row = table.TemeAt(i);
            Epoch epoch = start + Duration.FromSeconds(times[i]);
            if (double.IsNaN(row.XKm))
            {
                Assert.Throws<PropagationException>(() => satellite.At(epoch));
                continue;
            }

            TemeState single = satellite.At(epoch);
            double seconds = LastBits * (Math.BitIncrement(1) - 1) * Math.Abs((epoch - orbit.Epoch).TotalSeconds);
            double gravity = EarthGravity.MuKm3PerS2 / (single.RadiusKm * single.RadiusKm);
            Assert.InRange(Gap.Km(single, row), 0, (Share * single.RadiusKm) + (seconds * single.SpeedKmPerS));
            Assert.InRange(Gap.KmPerS(single, row), 0, (Share * single.SpeedKmPerS) + (seconds * gravity));
        }
    });
}
