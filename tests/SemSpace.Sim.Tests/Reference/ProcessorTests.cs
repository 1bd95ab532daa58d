using SemSpace.Sim.Energy;

namespace SemSpace.Sim.Tests.Reference;

/// <summary>Time and energy of training as studies of federated learning have them: C n E / f seconds, κ (C n E) f² joules.</summary>
public class ProcessorTests
{
    /// <summary>Worked by hand: 2e7 cycles for each of 300 samples, five times, at 1 GHz are 30 s; κ = 1e-28 F makes them 0.1 W, and 3 J.</summary>
    [Fact]
    public void Cycles_at_a_clock_take_time_and_energy()
    {
        ComputeOptions compute = new() { CyclesPerSample = 2e7, ClockMhz = 1000, EffectiveCapacitanceF = 1e-28, BoardPowerW = 0 };
        double seconds = compute.TrainingSeconds(300, 5, 0);

        Assert.Equal(30, seconds, 1e-9);
        Assert.Equal(3, seconds * compute.TrainingPowerW, 1e-9);
    }
}
