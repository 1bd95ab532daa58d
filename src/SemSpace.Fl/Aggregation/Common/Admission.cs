using SemSpace.Fl.Vectors;

namespace SemSpace.Fl.Aggregation.Common;

/// <summary>Which updates may be taken in: one with a value that is not finite is refused and counted.</summary>
public sealed class Admission
{
    /// <summary>Updates refused so far.</summary>
    public int Refused { get; private set; }

    /// <summary>Whether an update may be taken in.</summary>
    public bool Admits(ModelUpdate update)
    {
        ArgumentNullException.ThrowIfNull(update);
        ArgumentOutOfRangeException.ThrowIfNegative(update.Samples);
        ArgumentOutOfRangeException.ThrowIfNegative(update.Staleness);
        bool isFinite = update.IsFinite || update.Vectors.All(vector => LongVectors.AreFinite(vector));
        if (!isFinite) Refused++;
        return isFinite;
    }

    /// <summary>Adds another's refusals.</summary>
    public void Merge(Admission other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Refused += other.Refused;
    }
}
