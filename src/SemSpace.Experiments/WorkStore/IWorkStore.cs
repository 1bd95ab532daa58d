namespace SemSpace.Experiments.WorkStore;

/// <summary>
/// Keeps results of work by all that they depend on. What is kept may be lost at any time, which costs the work and nothing else. Thread-safe.
/// </summary>
public interface IWorkStore
{
    /// <summary>A result, as it was put there; null where it is not there, or not whole.</summary>
    /// <param name="key">What it depends on: a hash of 64 lower-case hexadecimal digits.</param>
    byte[]? TryGet(string key);

    /// <summary>Keeps a result as well as that can be done.</summary>
    /// <param name="key">What it depends on: a hash of 64 lower-case hexadecimal digits.</param>
    /// <param name="result">The result; not changed.</param>
    void Put(string key, byte[] result);
}
