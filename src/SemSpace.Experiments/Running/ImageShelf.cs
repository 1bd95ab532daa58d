using System.Collections.Concurrent;
using SemSpace.Fl.Data;
using SemSpace.Fl.Datasets;

namespace SemSpace.Experiments.Running;

/// <summary>Images that several runs of one process use: patches that were cut before, data sets that were read before. Results are the same without it. Thread-safe.</summary>
internal sealed class ImageShelf
{
    /// <summary>Patches of 12 kB.</summary>
    private const int MostPatches = 60_000;

    private readonly ConcurrentDictionary<(StoredSource, string, ExamSplit), Lazy<StoredImages>> _sets = new();

    /// <summary>The embedded maps of the Earth.</summary>
    public EarthImagery Earth { get; } = EarthImagery.Embedded.Remembering(MostPatches);

    /// <summary>A data set.</summary>
    /// <inheritdoc cref="StoredSource.Read"/>
    public StoredImages Read(StoredSource source, string folder, ExamSplit split)
        => _sets.GetOrAdd((source, folder, split), _ => new(() => source.Read(folder, split))).Value;
}
