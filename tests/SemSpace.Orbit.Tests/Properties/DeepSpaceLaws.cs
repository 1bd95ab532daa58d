using CsCheck;
using SemSpace.Orbit.Elements;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation.Sgp4;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Tests.Properties;

public sealed class DeepSpaceLaws
{
    private const double MonthMinutes = 43_200;

    /// <summary>A micrometre is rounding at 1e5 km; the resonance and the pull of Sun and Moon add nothing to it.</summary>
    private const double RoundingKm = 1e-8;

    private static readonly Gen<OrbitalElements> SteepOrbits = Gen.OneOf(
        High(Gen.Double[0.9, 1.1], Gen.Double[0, 0.3], Gen.Double[13, 90]),
        High(Gen.Double[1.95, 2.05], Gen.Double[0.5, 0.73], Gen.Double[13, 90]),
        High(Gen.Double[0.3, 6.3], Gen.Double[0, 0.4], Gen.Double[13, 170]));

    /// <summary>Lyddane's form; the node stays away from whole turns, where the published theory jumps.</summary>
    private static readonly Gen<OrbitalElements> FlatOrbits = Gen.OneOf(
        High(Gen.Double[0.9, 1.1], Gen.Double[0, 0.3], Gen.Double[0, 9]),
        High(Gen.Double[1.95, 2.05], Gen.Double[0.5, 0.73], Gen.Double[0, 9]));

    [Fact]
    public void A_state_does_not_depend_on_the_calls_before_it()
        => Gen.Select(Gen.OneOf(SteepOrbits, FlatOrbits), Gen.Double[-20 * MonthMinutes, 20 * MonthMinutes].Array[2, 12]).Sample((elements, times) =>
        {
            Sgp4Propagator used = new(elements);
            return times.All(t => At(used, t) == At(new(elements), t)) && times.All(t => At(used, t) == At(new(elements), t));
        });

    [Fact]
    public void Threads_that_share_a_propagator_see_the_same_states()
        => Gen.Select(SteepOrbits, Gen.Double[-20 * MonthMinutes, 20 * MonthMinutes].Array[64]).Sample(
            (elements, times) =>
            {
                Sgp4Propagator shared = new(elements), alone = new(elements);
                (Sgp4Status, TemeState)[] together = [.. times.AsParallel().AsOrdered().Select(t => At(shared, t))];
                return together.SequenceEqual(times.Select(t => At(alone, t)));
            },
            iter: 100,
            threads: 1);

    [Fact]
    public void Positions_are_continuous_where_the_integrator_steps()
        => Gen.Select(Gen.OneOf(SteepOrbits, FlatOrbits), Gen.Int[-60, 60]).Sample((elements, step) => IsContinuous(elements, step * 720.0));

    [Fact]
    public void Positions_are_continuous_anywhere()
        => Gen.Select(Gen.OneOf(SteepOrbits, FlatOrbits), Gen.Double[-MonthMinutes, MonthMinutes]).Sample(IsContinuous);

    private static bool IsContinuous(OrbitalElements elements, double minutes)
    {
        const double apartMinutes = 2e-6;
        const double velocityGap = 0.01; // SGP4's velocity leaves out second-order terms
        Sgp4Propagator propagator = new(elements);
        (Sgp4Status status, TemeState before) = At(propagator, minutes - (apartMinutes / 2));
        (Sgp4Status statusAfter, TemeState after) = At(propagator, minutes + (apartMinutes / 2));
        if (status != Sgp4Status.Ok) return status == statusAfter;
        const double seconds = apartMinutes * 60;
        double jump = Gap.Km(after, before with
        {
            XKm = before.XKm + (before.VxKmPerS * seconds),
            YKm = before.YKm + (before.VyKmPerS * seconds),
            ZKm = before.ZKm + (before.VzKmPerS * seconds),
        });
        return statusAfter == Sgp4Status.Ok && jump < (velocityGap * before.SpeedKmPerS * seconds) + RoundingKm;
    }

    private static Gen<OrbitalElements> High(Gen<double> revolutionsPerDay, Gen<double> eccentricity, Gen<double> inclination)
        => from orbit in Orbits.Drawn(revolutionsPerDay, eccentricity, inclination, node: Gen.Double[20, 340])
           from day in Gen.Int[0, 20_000]
           select orbit with { Epoch = Epoch.FromUtc(1975, 1, 1) + Duration.FromHours(24 * day) };

    private static (Sgp4Status Status, TemeState State) At(Sgp4Propagator propagator, double minutes)
        => (propagator.TryPropagate(minutes, out TemeState state), state);
}
