using System.Collections.Concurrent;

namespace SemSpace.Experiments.WorkStore;

/// <summary>Keeps results in memory as long as it lives, all of them.</summary>
public sealed class MemoryWorkStore : IWorkStore
{
    private readonly ConcurrentDictionary<string, byte[]> _results = [];

    /// <summary>Results that are kept.</summary>
    public int Count => _results.Count;

    /// <inheritdoc/>
    public byte[]? TryGet(string key) => _results.GetValueOrDefault(key);

    /// <inheritdoc/>
    public void Put(string key, byte[] result) => _results[key] = result;
}
