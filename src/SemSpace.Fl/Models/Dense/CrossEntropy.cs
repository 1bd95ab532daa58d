namespace SemSpace.Fl.Models.Dense;

/// <summary>Softmax and cross-entropy of scores that stand in panels, classes x samples.</summary>
internal static class CrossEntropy
{
    /// <summary>The loss of each sample, and its gradient.</summary>
    /// <param name="scores">Scores before softmax; become the gradient by them of <paramref name="scale"/> times the sum of the losses.</param>
    /// <param name="labels">The samples' classes.</param>
    /// <param name="scale">1 / samples for the gradient of the mean loss.</param>
    /// <returns>The sum of the losses.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A label is no class.</exception>
    public static double Differentiate(PanelMatrix scores, ReadOnlySpan<long> labels, float scale)
    {
        double loss = 0;
        for (int s = 0; s < labels.Length; s++)
        {
            Span<float> column = Column(scores, s);
            loss += Exponentiate(column, scores.Width, labels[s], out float sum, out _);
            float share = scale / sum;
            for (int i = 0; i < column.Length; i += scores.Width) column[i] *= share;
            column[(int)labels[s] * scores.Width] -= scale;
        }

        return loss;
    }

    /// <summary>The loss of each sample, and the class with its highest score, the first of equals.</summary>
    /// <param name="scores">Scores before softmax; lost.</param>
    /// <param name="labels">The samples' classes.</param>
    /// <param name="answers">A class a sample; overwritten.</param>
    /// <returns>The sum of the losses.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A label is no class.</exception>
    public static double Examine(PanelMatrix scores, ReadOnlySpan<long> labels, Span<long> answers)
    {
        double loss = 0;
        for (int s = 0; s < labels.Length; s++)
        {
            loss += Exponentiate(Column(scores, s), scores.Width, labels[s], out _, out int best);
            answers[s] = best;
        }

        return loss;
    }

    /// <summary>A sample's scores: the first, and every <see cref="PanelMatrix.Width"/>-th after it.</summary>
    private static Span<float> Column(PanelMatrix scores, int sample) => scores.Panel(sample / scores.Width)[(sample % scores.Width)..];

    /// <summary>Scores become their exponentials, divided by the largest.</summary>
    /// <returns>The loss at the label.</returns>
    private static double Exponentiate(Span<float> column, int width, long label, out float sum, out int best)
    {
        int classes = (column.Length + width - 1) / width;
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((ulong)label, (ulong)classes, nameof(label));
        (sum, best) = (0, 0);
        for (int c = 1; c < classes; c++)
        {
            if (column[c * width] > column[best * width]) best = c;
        }

        float most = column[best * width], atLabel = column[(int)label * width];
        for (int i = 0; i < column.Length; i += width) sum += column[i] = MathF.Exp(column[i] - most);
        return (double)MathF.Log(sum) + most - atLabel;
    }
}
