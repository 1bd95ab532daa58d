using BenchmarkDotNet.Attributes;
using SemSpace.Fl.Aggregation;

namespace SemSpace.Benchmarks;

/// <summary>FedAvg over 100 updates of a million parameters, against merely reading them: the limit set by memory.</summary>
public class AggregationBenchmarks
{
    private const int Updates = 100, Parameters = 1_000_000;
    private readonly float[] _model = new float[Parameters];
    private readonly ModelUpdate[] _updates = [.. Enumerable.Range(0, Updates).Select(k => new ModelUpdate(k, k, 0, 0, 10 + k, k, 1, 1, [.. Enumerable.Repeat(0.001f * k, Parameters)]))];

    [Benchmark]
    public float FedAvg()
    {
        IAggregator aggregator = AggregationCatalogue.Create(new FedAvgOptions()).BeginRound(RoundPlan.None)();
        foreach (ModelUpdate update in _updates) aggregator.Add(update);
        _ = aggregator.Apply(_model);
        return _model[0];
    }

    [Benchmark(Baseline = true)]
    public float ReadOnly()
    {
        System.Numerics.Vector<float> sum = default;
        foreach (ModelUpdate update in _updates)
        {
            ReadOnlySpan<System.Numerics.Vector<float>> vectors = System.Runtime.InteropServices.MemoryMarshal.Cast<float, System.Numerics.Vector<float>>(update.Delta);
            foreach (System.Numerics.Vector<float> vector in vectors) sum += vector;
        }

        return System.Numerics.Vector.Sum(sum);
    }
}
