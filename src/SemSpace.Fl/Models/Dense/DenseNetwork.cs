using System.Numerics;
using System.Runtime.InteropServices;
using SemSpace.Fl.Data;

namespace SemSpace.Fl.Models.Dense;

/// <summary>
/// Dense layers one after the other, a ReLU between two, over images whose values were moved from [0, 1] to [-1, 1], with softmax and
/// cross-entropy at the end: what <see cref="LayeredClassifier"/> of the same layers computes, but for rounding. The numbers are the same on
/// every machine with fused multiply-adds. Memory is kept from batch to batch. Serves one thread at a time.
/// </summary>
internal sealed class DenseNetwork
{
    private readonly DensePass[] _passes;
    private readonly float[] _parameters;
    private readonly int _inputs;
    private long[] _labels = [];

    /// <summary>A network whose parameters are 0.</summary>
    /// <param name="layers">At least one; each has as many inputs as the one before has outputs.</param>
    /// <exception cref="ArgumentException">The layers do not fit each other.</exception>
    public DenseNetwork(IReadOnlyList<DenseLayer> layers)
    {
        if (layers.Zip(layers.Skip(1)).Any(pair => pair.First.Outputs != pair.Second.Inputs)) throw new ArgumentException("A layer has other inputs than the one before has outputs.", nameof(layers));
        Dictionary<string, int> places = [];
        int count = 0;
        foreach ((string name, int size) in layers.SelectMany(Tensors).OrderBy(tensor => tensor.Name, StringComparer.Ordinal))
        {
            places.Add(name, count);
            count += size;
        }

        (_parameters, _inputs) = (new float[count], layers[0].Inputs);
        _passes = [.. layers.Select(layer => new DensePass(layer, places[Bias(layer)], places[Weight(layer)]))];
    }

    /// <summary>The parameters in the order of a <see cref="ParameterVector"/>.</summary>
    public Span<float> Parameters => _parameters;

    /// <summary>Computes the gradient of the mean loss of some images and hands it on part by part, each parameter once.</summary>
    /// <param name="images">Images and labels.</param>
    /// <param name="places">Which of them, one or more.</param>
    /// <param name="step">Goes on with each part; the gradient is that at the parameters before the first.</param>
    /// <returns>The mean loss.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The images are of another size, or a label is no class.</exception>
    public double Descend(ImageSet images, ReadOnlySpan<int> places, PartStep step)
    {
        Load(images, places);
        DensePass last = _passes[^1];
        Forward(last.Slopes);
        double loss = CrossEntropy.Differentiate(last.Slopes, _labels.AsSpan(0, places.Length), 1f / places.Length);
        for (int i = _passes.Length - 1; i >= 0; i--)
        {
            if (i > 0)
            {
                _passes[i].Back(_parameters, _passes[i - 1].Slopes);
                BySamples(_passes[i]);
            }

            _passes[i].Descend(_parameters, step);
        }

        return loss / places.Length;
    }

    /// <summary>Names the class of some images.</summary>
    /// <param name="images">Images and labels.</param>
    /// <param name="places">Which of them, one or more.</param>
    /// <param name="answers">The class named for each; overwritten.</param>
    /// <returns>The sum of their losses.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The images are of another size, or a label is no class.</exception>
    public double Examine(ImageSet images, ReadOnlySpan<int> places, Span<long> answers)
    {
        Load(images, places);
        PanelMatrix scores = _passes[^1].Slopes;
        Forward(scores);
        return CrossEntropy.Examine(scores, _labels.AsSpan(0, places.Length), answers);
    }

    private static string Bias(DenseLayer layer) => layer.Name + ".bias";

    private static string Weight(DenseLayer layer) => layer.Name + ".weight";

    private static (string Name, int Size)[] Tensors(DenseLayer layer) => [(Bias(layer), layer.Outputs), (Weight(layer), layer.Inputs * layer.Outputs)];

    private void Forward(PanelMatrix scores)
    {
        for (int i = 0; i < _passes.Length; i++)
        {
            bool isLast = i == _passes.Length - 1;
            PanelMatrix outputs = isLast ? scores : _passes[i + 1].Inputs;
            _passes[i].Forward(_parameters, outputs);
            if (!isLast) Rectifier.Forward(outputs.Values);
        }
    }

    private void Load(ImageSet images, ReadOnlySpan<int> places)
    {
        int length = images.PixelsPerImage;
        ArgumentOutOfRangeException.ThrowIfNotEqual(length, _inputs, nameof(images));
        foreach (DensePass pass in _passes) pass.Resize(places.Length);
        if (_labels.Length < places.Length) _labels = new long[places.Length];
        PanelMatrix samples = _passes[0].Samples;
        for (int s = 0; s < places.Length; s++)
        {
            _labels[s] = images.Labels[places[s]];
            ReadOnlySpan<float> pixels = images.Pixels.AsSpan(places[s] * length, length);
            for (int p = 0; p < samples.Panels; p++) Move(pixels[Math.Min(length, p * samples.Width)..], samples.Row(p, s));
        }

        samples.Transpose(_passes[0].Inputs, length);
    }

    private static void Move(ReadOnlySpan<float> pixels, Span<float> to)
    {
        int count = Math.Min(pixels.Length, to.Length);
        if (count == to.Length)
        {
            ReadOnlySpan<Vector<float>> from = MemoryMarshal.Cast<float, Vector<float>>(pixels[..count]);
            Span<Vector<float>> moved = MemoryMarshal.Cast<float, Vector<float>>(to);
            for (int i = 0; i < moved.Length; i++) moved[i] = (from[i] * 2) - Vector<float>.One;
            return;
        }

        for (int i = 0; i < count; i++) to[i] = (pixels[i] * 2) - 1;
        to[count] = 1;
        to[(count + 1)..].Clear();
    }

    private static void BySamples(DensePass pass)
    {
        PanelMatrix samples = pass.Samples;
        pass.Inputs.Transpose(samples, samples.Rows);
        samples.Ones(pass.Inputs.Rows);
    }
}
