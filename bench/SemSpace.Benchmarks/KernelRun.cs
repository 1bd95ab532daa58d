using SemSpace.Fl.Randomness;
using SemSpace.Orbit.Time;
using SemSpace.Sim.Kernel;

namespace SemSpace.Benchmarks;

/// <summary>
/// The kernel's events per second: one process with a million timeouts, the hold model with 10,000 processes and with callbacks, .NET's priority queue alone with the same
/// spans in the same stable order, and a queue with one server whose customers are things in a store. <c>bench/peers/kernel_simpy.py</c> is the same in SimPy.
/// </summary>
internal static class KernelRun
{
    private const int Million = 1_000_000, Holders = 10_000;
    private const double Load = 0.9;

    private static readonly Duration[] Spans = Draw(1 << 16, random => random.NextDouble());
    private static readonly Duration[] Gaps = Draw(1 << 16, random => -Math.Log(1 - random.NextDouble()) / Load);
    private static readonly Duration[] Services = Draw((1 << 16) - 1, random => -Math.Log(1 - random.NextDouble()));

    public static void Run(RunOptions options)
    {
        int repeats = options.Number("repeat", 7);
        Measure.Repeat("semspace_timeouts", Million, repeats, Timeouts);
        Measure.Repeat("semspace_hold", Million, repeats, Hold);
        Measure.Repeat("semspace_callbacks", Million, repeats, Callbacks);
        Measure.Repeat("dotnet_priority_queue", Million, repeats, PriorityQueueAlone);
        Measure.Repeat("semspace_mm1", Million, repeats, Customers);
    }

    private static void Timeouts()
    {
        Simulation simulation = new(new Epoch(0));
        simulation.Start(Wait);
        simulation.Run(new Epoch(long.MaxValue));

        async SimTask Wait()
        {
            for (int i = 0; i < Million; i++) await simulation.Delay(Duration.FromSeconds(1));
        }
    }

    private static void Hold()
    {
        Simulation simulation = new(new Epoch(0));
        int next = 0;
        for (int i = 0; i < Holders; i++) simulation.Start(Wait);
        simulation.Run(new Epoch(long.MaxValue));

        async SimTask Wait()
        {
            while (next < Million) await simulation.Delay(Spans[next++ & (Spans.Length - 1)]);
        }
    }

    private static void Callbacks()
    {
        Simulation simulation = new(new Epoch(0));
        int next = 0;
        Action again = () => { };
        again = () =>
        {
            if (next < Million) _ = simulation.At(simulation.Now + Spans[next++ & (Spans.Length - 1)], again);
        };
        for (int i = 0; i < Holders; i++) again();
        simulation.Run(new Epoch(long.MaxValue));
    }

    private static void PriorityQueueAlone()
    {
        PriorityQueue<int, (long, long)> queue = new();
        long sequence = 0;
        int next = 0;
        for (int i = 0; i < Holders; i++) queue.Enqueue(i, (Spans[next++ & (Spans.Length - 1)].Nanoseconds, sequence++));
        while (queue.TryDequeue(out int process, out (long Time, long) key))
        {
            if (next < Million) queue.Enqueue(process, (key.Time + Spans[next++ & (Spans.Length - 1)].Nanoseconds, sequence++));
        }
    }

    private static void Customers()
    {
        Simulation simulation = new(new Epoch(0));
        Store<Epoch> line = new(simulation);
        double waited = 0;
        simulation.Start(Arrive);
        simulation.Start(Serve);
        simulation.Run(new Epoch(long.MaxValue));
        if (!(waited > 0)) throw new InvalidOperationException("Nobody was served.");

        async SimTask Arrive()
        {
            for (int i = 0; i < Million; i++)
            {
                await simulation.Delay(Gaps[i & (Gaps.Length - 1)]);
                _ = await line.Put(simulation.Now);
            }
        }

        async SimTask Serve()
        {
            for (int i = 0; i < Million; i++)
            {
                Epoch came = await line.Take();
                waited += (simulation.Now - came).TotalSeconds;
                await simulation.Delay(Services[i % Services.Length]);
            }
        }
    }

    private static Duration[] Draw(int count, Func<RandomStream, double> seconds)
    {
        RandomStream random = new SeedTree((ulong)count).Stream("bench/kernel");
        return [.. Enumerable.Range(0, count).Select(_ => Duration.FromSeconds(seconds(random)))];
    }
}
