using System.Numerics;
using System.Runtime.InteropServices;
using BenchmarkDotNet.Attributes;
using SemSpace.Fl.Aggregation;
using SemSpace.Fl.Aggregation.FedAvg;

namespace SemSpace.Benchmarks;

/// <summary>
/// FedAvg over 100 updates of a million parameters, known to be finite as a mission's are, against merely reading the same memory: the limit set by it.
/// </summary>
public class AggregationBenchmarks
{
    private const int Updates = 100, Parameters = 1_000_000;
    private readonly float[] _model = new float[Parameters];
    private readonly ModelUpdate[] _updates = [.. Enumerable.Range(0, Updates).Select(k
        => new ModelUpdate(k, k, 0, 0, 10 + k, k, 1, 1, [.. Enumerable.Range(0, Parameters).Select(i => 0.001f * k + (1e-6f * (i % 1000)))]) { IsFinite = true })];

    /// <summary>Each update by itself, as it comes, and the new model in the end.</summary>
    [Benchmark]
    public float FedAvg() => Merge(_updates);

    /// <summary>The same where it is not known that values are finite.</summary>
    [Benchmark]
    public float FedAvgUnknown() => Merge(_updates.Select(update => update with { IsFinite = false }));

    /// <summary>One update after the other.</summary>
    [Benchmark(Baseline = true)]
    public float ReadOnly()
    {
        Vector<float> a = default, b = default, c = default, d = default;
        foreach (ModelUpdate update in _updates)
        {
            ReadOnlySpan<Vector<float>> values = MemoryMarshal.Cast<float, Vector<float>>(update.Delta);
            for (int i = 0; i + 3 < values.Length; i += 4)
            {
                a += values[i];
                b += values[i + 1];
                c += values[i + 2];
                d += values[i + 3];
            }
        }

        return Vector.Sum(a + b + c + d);
    }

    /// <summary>Four updates side by side, which the processor fetches faster.</summary>
    [Benchmark]
    public float ReadOnlyByFour()
    {
        Vector<float> a = default, b = default, c = default, d = default;
        for (int k = 0; k < Updates; k += 4)
        {
            ReadOnlySpan<Vector<float>> first = MemoryMarshal.Cast<float, Vector<float>>(_updates[k].Delta), second = MemoryMarshal.Cast<float, Vector<float>>(_updates[k + 1].Delta);
            ReadOnlySpan<Vector<float>> third = MemoryMarshal.Cast<float, Vector<float>>(_updates[k + 2].Delta), fourth = MemoryMarshal.Cast<float, Vector<float>>(_updates[k + 3].Delta);
            for (int i = 0; i < first.Length; i++)
            {
                a += first[i];
                b += second[i];
                c += third[i];
                d += fourth[i];
            }
        }

        return Vector.Sum(a + b + c + d);
    }

    private float Merge(IEnumerable<ModelUpdate> updates)
    {
        IAggregator aggregator = new FedAvgRule().Begin(RoundPlan.Blind(1))();
        foreach (ModelUpdate update in updates) aggregator.Add(update);
        float first = aggregator.Apply(new(_model)).Model!.Parameters[0];
        aggregator.Release();
        return first;
    }
}
