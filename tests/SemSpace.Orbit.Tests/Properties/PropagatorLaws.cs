using CsCheck;
using SemSpace.Orbit.Elements;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Tests.Properties;

/// <summary>Many instants at once are the instants one by one, for every propagator.</summary>
public sealed class PropagatorLaws
{
    /// <summary>What <see cref="IPropagator.Fill"/> promises, as shares of distance and speed.</summary>
    private const double PositionShare = 1e-12, VelocityShare = 1e-12;

    private static readonly Gen<OrbitalElements> Any = Orbits.Drawn(
        Gen.OneOf(Gen.Double[2, 6.4], Gen.Double[6.4, 15.5]),
        Gen.OneOf(Gen.Const(0.0), Gen.Double[0, 0.3], Gen.Double[0.3, 0.8]),
        Gen.Double[0, 180]);

    [Theory]
    [InlineData(OrbitModel.Sgp4)]
    [InlineData(OrbitModel.J2)]
    [InlineData(OrbitModel.Kepler)]
    public void Filling_a_table_is_asking_one_by_one(OrbitModel model) => Gen.Select(Any, Gen.Int[-86_400, 86_400].Array[1, 30]).Sample((orbit, times) =>
    {
        IPropagator satellite = Propagators.Create(model, orbit);
        StateTable table = new(times.Length);
        Epoch start = Orbits.Start + Duration.FromHours(30);
        satellite.Fill(start, [.. times.Select(t => (double)t)], table);
        for (int i = 0; i < times.Length; i++)
        {
            TemeState row = table.TemeAt(i);
            if (double.IsNaN(row.XKm))
            {
                Assert.Throws<PropagationException>(() => satellite.At(start + Duration.FromSeconds(times[i])));
                continue;
            }

            TemeState single = satellite.At(start + Duration.FromSeconds(times[i]));
            Assert.Equal(single.XKm, row.XKm, PositionShare * single.RadiusKm);
            Assert.Equal(single.YKm, row.YKm, PositionShare * single.RadiusKm);
            Assert.Equal(single.ZKm, row.ZKm, PositionShare * single.RadiusKm);
            Assert.Equal(single.VxKmPerS, row.VxKmPerS, VelocityShare * single.SpeedKmPerS);
            Assert.Equal(single.VyKmPerS, row.VyKmPerS, VelocityShare * single.SpeedKmPerS);
            Assert.Equal(single.VzKmPerS, row.VzKmPerS, VelocityShare * single.SpeedKmPerS);
        }
    });
}
