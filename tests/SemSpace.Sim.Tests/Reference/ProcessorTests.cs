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
        Assert.Equal(3, seconds * compute.TrainingPowerW(), 1e-9);
    }

    /// <summary>
    /// A cycle at f takes κ f² + P / f: with κ = 1e-27 F and 2 W least at (2 / 2e-27)^(1/3) = 1 GHz, 3e-9 J. At 2 GHz it is 5e-9 J. A dense search over clocks
    /// finds no better one.
    /// </summary>
    [Theory]
    [InlineData(2000, 2, 0.5, 5e-9, 3e-9)]
    [InlineData(2000, 0.016, 0.1, 4.008e-9, 0.12e-9)]
    [InlineData(1000, 2, 1, 3e-9, 3e-9)]
    [InlineData(200, 2, 1, 1.004e-8, 1.004e-8)]
    public void The_lowest_clock_is_the_one_of_the_least_energy_for_a_cycle(double clockMhz, double boardW, double lowest, double fullJ, double leastJ)
    {
        ComputeOptions compute = new() { ClockMhz = clockMhz, BoardPowerW = boardW, Governor = Governors.All.Default.Choose("slack") };

        Assert.Equal(lowest, compute.LowestSpeed, 1e-12);
        Assert.Equal(fullJ, JoulesPerCycle(1), fullJ * 1e-12);
        Assert.Equal(leastJ, JoulesPerCycle(compute.LowestSpeed), leastJ * 1e-12);
        Assert.All(Enumerable.Range(100, 901), speed => Assert.True(JoulesPerCycle(speed / 1000.0) >= leastJ * (1 - 1e-12)));

        double JoulesPerCycle(double speed) => compute.TrainingPowerW(speed) / (speed * clockMhz * 1e6);
    }

    /// <summary>Without switching energy full speed is best, without a board the lowest clock that there is; what is told by operations has no clock.</summary>
    [Fact]
    public void The_lowest_clock_is_full_speed_where_there_is_nothing_to_save()
    {
        Choice<Governor> slack = Governors.All.Default.Choose("slack");
        Assert.Equal(1, new ComputeOptions { Governor = slack, ClockMhz = 5000, EffectiveCapacitanceF = 0 }.LowestSpeed);
        Assert.Equal(1, new ComputeOptions { Governor = slack, ClockMhz = 5000, EffectiveCapacitanceF = 0, BoardPowerW = 0 }.LowestSpeed);
        Assert.Equal(0.1, new ComputeOptions { Governor = slack, BoardPowerW = 0 }.LowestSpeed);
        Assert.Equal(1, new ComputeOptions { Governor = slack, ClockMhz = 5000, Processor = Processors.All.Default.Choose("flops") }.LowestSpeed);
        Assert.Equal(1, new ComputeOptions { ClockMhz = 5000 }.LowestSpeed);
    }
}
