using System.Numerics;
using System.Runtime.InteropServices;
using SemSpace.Fl.Objectives;

namespace SemSpace.Fl.Aggregation.Scaffold;

/// <summary>What <see cref="ScaffoldRule"/> adds to a training: c - c_k to the gradient, and after it c_k = c_k - c + (x - y) / (K eta_l).</summary>
internal sealed record ControlVariates : LocalObjective
{
    /// <inheritdoc/>
    public override int SentVectors => 1;

    /// <inheritdoc/>
    public override ILocalObjective Start(TrainingStart start)
    {
        float[] ofServer = start.Broadcast[0], own = start.State.Count > 0 ? start.State[0] : new float[ofServer.Length];
        return new Correction(start.Parameters, ofServer, own);
    }

    private sealed class Correction(float[] from, float[] ofServer, float[] own) : ILocalObjective
    {
        public void Adjust(int first, Span<float> slopes, ReadOnlySpan<float> parameters)
        {
            Span<Vector<float>> s = MemoryMarshal.Cast<float, Vector<float>>(slopes);
            ReadOnlySpan<Vector<float>> c = MemoryMarshal.Cast<float, Vector<float>>(ofServer.AsSpan(first, slopes.Length)), k = MemoryMarshal.Cast<float, Vector<float>>(own.AsSpan(first, slopes.Length));
            for (int i = 0; i < s.Length; i++) s[i] += c[i] - k[i];
            for (int i = s.Length * Vector<float>.Count; i < slopes.Length; i++) slopes[i] += ofServer[first + i] - own[first + i];
        }

        public ObjectiveResult Finish(float[] trained, int steps, double learningRate)
        {
            float[] renewed = new float[own.Length], change = new float[own.Length];
            for (int i = 0; i < renewed.Length; i++)
            {
                renewed[i] = (float)(own[i] - ofServer[i] + (((double)from[i] - trained[i]) / (steps * learningRate)));
                change[i] = renewed[i] - own[i];
            }

            return new([change], [renewed]);
        }
    }
}
