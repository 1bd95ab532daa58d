using BenchmarkDotNet.Attributes;
using SemSpace.Fl.Randomness;
using SemSpace.Orbit.Time;
using SemSpace.Sim.Kernel;

namespace SemSpace.Benchmarks;

/// <summary>
/// The hold model: 10,000 processes that each wait for a random span again and again, a million events in all; against .NET's
/// priority queue alone with the same spans, which is the limit of any kernel built on it.
/// </summary>
[MemoryDiagnoser]
public class KernelBenchmarks
{
    private const int Processes = 10_000, Events = 1_000_000;
    private readonly Duration[] _spans = MakeSpans();

    [Benchmark(OperationsPerInvoke = Events)]
    public long AwaitingProcesses()
    {
        Simulation simulation = new(new Epoch(0));
        int next = 0;
        for (int i = 0; i < Processes; i++) simulation.Start(Hold);
        simulation.Run(new Epoch(long.MaxValue));
        return simulation.EventCount;

        async SimTask Hold()
        {
            while (next < Events) await simulation.Delay(_spans[next++ % _spans.Length]);
        }
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Events)]
    public long PriorityQueueAlone()
    {
        PriorityQueue<int, (long, int, long)> queue = new();
        long now = 0, sequence = 0;
        for (int i = 0; i < Processes; i++) queue.Enqueue(i, (_spans[i % _spans.Length].Nanoseconds, 0, sequence++));
        for (int i = 0; i < Events; i++)
        {
            _ = queue.TryDequeue(out int process, out (long Time, int, long) key);
            now = key.Time;
            queue.Enqueue(process, (now + _spans[i % _spans.Length].Nanoseconds, 0, sequence++));
        }

        return now;
    }

    private static Duration[] MakeSpans()
    {
        RandomStream random = new SeedTree(1).Stream("bench/spans");
        return [.. Enumerable.Range(0, 1 << 16).Select(_ => Duration.FromSeconds(random.NextDouble()))];
    }
}
