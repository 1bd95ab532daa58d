using BenchmarkDotNet.Attributes;
using SemSpace.Fl.Aggregation;
using SemSpace.Fl.Aggregation.FedAvg;

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
        IAggregator aggregator = new FedAvgRule().Begin(RoundPlan.Blind(1))();
        foreach (ModelUpdate update in _updates) aggregator.Add(update);
        return aggregator.Apply(new(_model)).Model!.Parameters[0];
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
