using System.Numerics;
using System.Runtime.InteropServices;
using Is = SemSpace.Keys.Keys<SemSpace.Fl.Objectives.FedProx.FedProxObjective>;

namespace SemSpace.Fl.Objectives.FedProx;

/// <summary>
/// Adds mu/2 ||w - x||² to the loss, where x is the model that the training began with: mu (w - x) to its gradient.
/// Source: Li, Sahu, Zaheer, Sanjabi, Talwalkar, Smith, MLSys 2020, equation 2.
/// Not modelled: inexact local solutions by a bound gamma; a training has a fixed number of passes.
/// </summary>
/// <param name="Mu">mu; 0.001 to 1 in the paper.</param>
public sealed record FedProxObjective(double Mu = 0.01) : LocalObjective
{
    /// <summary>The keys.</summary>
    public static Section<FedProxObjective> Keys { get; } = new(
        "FedProx: keeps local models near the model that they began with.",
        () => new(),
        Is.Of("mu", Kinds.Within(0, 1000), "strength μ of the pull; 0 for none", p => p.Mu, (p, v) => p with { Mu = v }));

    /// <inheritdoc/>
    public override ILocalObjective Start(TrainingStart start)
    {
        ArgumentNullException.ThrowIfNull(start);
        return new Pull((float)Mu, start.Parameters);
    }

    private sealed class Pull(float mu, float[] start) : ILocalObjective
    {
        public void Adjust(int first, Span<float> slopes, ReadOnlySpan<float> parameters)
        {
            if (mu == 0) return;
            Span<Vector<float>> s = MemoryMarshal.Cast<float, Vector<float>>(slopes);
            ReadOnlySpan<Vector<float>> p = MemoryMarshal.Cast<float, Vector<float>>(parameters), from = MemoryMarshal.Cast<float, Vector<float>>(start.AsSpan(first, slopes.Length));
            for (int i = 0; i < s.Length; i++) s[i] += mu * (p[i] - from[i]);
            for (int i = s.Length * Vector<float>.Count; i < slopes.Length; i++) slopes[i] += mu * (parameters[i] - start[first + i]);
        }

        public ObjectiveResult Finish(float[] trained, int steps, double learningRate) => ObjectiveResult.Nothing;
    }
}
