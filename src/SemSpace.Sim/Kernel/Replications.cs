namespace SemSpace.Sim.Kernel;

/// <summary>Independent simulations side by side, one a thread.</summary>
public static class Replications
{
    /// <summary>Runs them.</summary>
    /// <typeparam name="T">What each gives.</typeparam>
    /// <param name="count">How many.</param>
    /// <param name="workers">Threads.</param>
    /// <param name="run">Runs one, from its number alone.</param>
    /// <returns>What they gave, in order.</returns>
    public static T[] Run<T>(int count, int workers, Func<int, T> run)
    {
        T[] results = new T[count];
        _ = Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = workers }, i => results[i] = run(i));
        return results;
    }
}
