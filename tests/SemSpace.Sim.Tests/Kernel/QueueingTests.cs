using SemSpace.Fl.Randomness;
using SemSpace.Orbit.Time;
using SemSpace.Sim.Kernel;

namespace SemSpace.Sim.Tests.Kernel;

/// <summary>Queues whose mean wait is known: simulated waits lie within the 99.9 % interval of independent replications.</summary>
public class QueueingTests
{
    private const int Replications = 20, Customers = 20_000, WarmUp = 2_000;

    /// <summary>Student's t(0.9995; 19).</summary>
    private const double Quantile = 3.8834;

    /// <summary>Mean wait in the line in mean service times. Origin: Erlang's C formula and Pollaczek-Khinchine, as in Kleinrock, "Queueing systems" I, 1975, secs. 3.2, 3.5 and 5.6.</summary>
    [Theory]
    [InlineData(0.5, 1, false, 1.0)] // M/M/1: rho / (1 - rho)
    [InlineData(0.8, 1, false, 4.0)]
    [InlineData(0.8, 1, true, 2.0)] // M/D/1: half of it
    [InlineData(0.8, 2, false, 1.7777777777777777)] // M/M/2: C / (c (1 - rho)), C = 2 rho^2 / (1 + rho)
    [InlineData(0.9, 4, false, 1.9693721)] // M/M/4: C = .7877488
    public void Mean_waits_are_those_of_theory(double load, int servers, bool isConstant, double expected)
    {
        double[] means = SemSpace.Sim.Kernel.Replications.Run(Replications, 2, i => MeanWait(load, servers, isConstant, new SeedTree((ulong)i + 1)));
        double mean = means.Average(), deviation = Math.Sqrt(means.Sum(one => (one - mean) * (one - mean)) / (Replications - 1));
        double margin = Quantile * deviation / Math.Sqrt(Replications);
        Assert.InRange(expected, mean - margin, mean + margin);
        Assert.True(margin < 0.2 * expected, $"The interval is {margin} to both sides: it says little.");
    }

    private static double MeanWait(double load, int servers, bool isConstant, SeedTree seeds)
    {
        Simulation simulation = new(new Epoch(0));
        Resource server = new(simulation, servers);
        RandomStream arrivals = seeds.Stream("arrivals"), services = seeds.Stream("services");
        double waited = 0;
        simulation.Start(Arrive);
        simulation.Run(new Epoch(long.MaxValue));
        return waited / (Customers - WarmUp);

        async SimTask Arrive()
        {
            for (int i = 0; i < Customers; i++)
            {
                int number = i;
                await simulation.Delay(Exponential(arrivals, 1 / (load * servers)));
                simulation.Start(() => Be(number));
            }
        }

        async SimTask Be(int number)
        {
            Epoch came = simulation.Now;
            _ = await server.Acquire(new Epoch(long.MaxValue));
            if (number >= WarmUp) waited += (simulation.Now - came).TotalSeconds;
            await simulation.Delay(isConstant ? Duration.FromSeconds(1) : Exponential(services, 1));
            server.Release();
        }
    }

    private static Duration Exponential(RandomStream random, double meanS) => Duration.FromSeconds(-Math.Log(1 - random.NextDouble()) * meanS);
}
