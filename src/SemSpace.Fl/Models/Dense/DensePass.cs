namespace SemSpace.Fl.Models.Dense;

/// <summary>Goes on with a part of the parameters when its gradient is known.</summary>
/// <param name="first">Where the part stands in the parameter vector.</param>
/// <param name="slopes">The gradient of the loss by the part; may be changed.</param>
/// <param name="parameters">The part, to be changed.</param>
internal delegate void PartStep(int first, Span<float> slopes, Span<float> parameters);

/// <summary>One layer at work on one batch, with the memory that it needs for that.</summary>
/// <param name="layer">The layer.</param>
/// <param name="bias">Where its bias stands in the parameter vector.</param>
/// <param name="weight">Where its weight stands there.</param>
internal sealed class DensePass(DenseLayer layer, int bias, int weight)
{
    /// <summary>Rows of the weight's gradient that are made at once: few enough to stay in the cache until they are used.</summary>
    private const int RowsAtOnce = 12;

    private readonly float[] _biasSlopes = new float[layer.Outputs];
    private float[] _slopes = [], _gradient = [];

    /// <summary>What goes in, inputs x samples.</summary>
    public PanelMatrix Inputs { get; } = new();

    /// <summary>The same by samples, samples x (inputs + 1): a last column of ones stands for the bias.</summary>
    public PanelMatrix Samples { get; } = new();

    /// <summary>The gradient of the loss by what comes out, outputs x samples.</summary>
    public PanelMatrix Slopes { get; } = new();

    /// <summary>Makes room for a batch.</summary>
    public void Resize(int samples)
    {
        int width = PanelMatrix.WidthFor(samples);
        Inputs.Resize(layer.Inputs, samples, width);
        Slopes.Resize(layer.Outputs, samples, width);
        Samples.Resize(samples, layer.Inputs + 1, PanelMatrix.Widest);
        if (_slopes.Length < layer.Outputs * samples) _slopes = new float[layer.Outputs * samples];
        if (_gradient.Length == 0) _gradient = new float[Math.Min(RowsAtOnce, layer.Outputs) * Samples.Panels * Samples.Width];
    }

    /// <summary>Sets what comes out, outputs x samples, before any ReLU.</summary>
    public void Forward(ReadOnlySpan<float> parameters, PanelMatrix outputs)
    {
        for (int p = 0; p < outputs.Panels; p++)
        {
            for (int r = 0; r < layer.Outputs; r++) outputs.Row(p, r).Fill(parameters[bias + r]);
        }

        Inputs.AddProducts(parameters.Slice(weight, layer.Inputs * layer.Outputs), outputs);
    }

    /// <summary>Sets the gradient of the loss by what goes in, a ReLU before the layer passed.</summary>
    public void Back(ReadOnlySpan<float> parameters, PanelMatrix slopes)
    {
        Slopes.SetTransposedProducts(parameters.Slice(weight, layer.Inputs * layer.Outputs), slopes);
        Rectifier.Back(slopes.Values, Inputs.Values);
    }

    /// <summary>Makes the gradient by the parameters, a few rows at a time, and has each part go on.</summary>
    public void Descend(Span<float> parameters, PartStep step)
    {
        int samples = Samples.Rows, length = Samples.Panels * Samples.Width;
        SlopesByRow(samples);
        for (int first = 0; first < layer.Outputs; first += RowsAtOnce)
        {
            int rows = Math.Min(RowsAtOnce, layer.Outputs - first);
            Samples.SetRowProducts(_slopes.AsSpan(first * samples), samples, rows, _gradient);
            for (int r = 0; r < rows; r++)
            {
                Span<float> row = _gradient.AsSpan(r * length, layer.Inputs + 1);
                int place = weight + ((first + r) * layer.Inputs);
                _biasSlopes[first + r] = row[^1];
                step(place, row[..^1], parameters.Slice(place, layer.Inputs));
            }
        }

        step(bias, _biasSlopes, parameters.Slice(bias, layer.Outputs));
    }

    private void SlopesByRow(int samples)
    {
        for (int p = 0; p < Slopes.Panels; p++)
        {
            int first = p * Slopes.Width, count = Math.Min(Slopes.Width, samples - first);
            for (int r = 0; r < layer.Outputs; r++) Slopes.Row(p, r)[..count].CopyTo(_slopes.AsSpan((r * samples) + first));
        }
    }
}
