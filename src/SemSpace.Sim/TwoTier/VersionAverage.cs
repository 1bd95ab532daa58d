using SemSpace.Fl.Vectors;

namespace SemSpace.Sim.TwoTier;

/// <summary>The mean of the last versions of a model, as many as there are up to a number.</summary>
internal sealed class VersionAverage(int versions)
{
    private readonly Queue<float[]> _last = [];

    /// <summary>Takes in a version, and gives the mean; the version itself where the number is 1.</summary>
    public float[] Next(float[] version)
    {
        _last.Enqueue(version);
        if (_last.Count > versions) _ = _last.Dequeue();
        if (_last.Count == 1) return version;
        double[] sum = new double[version.Length];
        foreach (float[] model in _last) LongVectors.Add(sum, model, 1.0 / _last.Count);
        return Array.ConvertAll(sum, value => (float)value);
    }
}
