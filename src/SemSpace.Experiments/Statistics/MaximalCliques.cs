namespace SemSpace.Experiments.Statistics;

/// <summary>Largest groups whose members are all alike, two by two: what a bar of a critical-difference diagram joins. Pure functions.</summary>
public static class MaximalCliques
{
    /// <summary>All groups to which nothing can be added (Bron and Kerbosch, Communications of the ACM 16, 1973, with the pivot of Tomita and others).</summary>
    /// <param name="count">How many things there are.</param>
    /// <param name="areAlike">Whether two different ones are alike; the same both ways.</param>
    /// <returns>Each group's members in order, groups by their members; one that is like no other is a group alone.</returns>
    public static IReadOnlyList<int[]> Of(int count, Func<int, int, bool> areAlike)
    {
        ArgumentNullException.ThrowIfNull(areAlike);
        List<int[]> found = [];
        if (count > 0) Grow([], [.. Enumerable.Range(0, count)], []);
        return [.. found.OrderBy(group => group[0]).ThenBy(group => group[^1])];

        void Grow(int[] group, int[] open, int[] done)
        {
            if (open.Length + done.Length == 0) found.Add([.. group.Order()]);
            if (open.Length == 0) return;
            int pivot = open.Concat(done).MaxBy(one => Like(one, open).Length);
            foreach (int next in open.Where(one => one == pivot || !areAlike(one, pivot)).ToArray())
            {
                Grow([.. group, next], Like(next, open), Like(next, done));
                (open, done) = ([.. open.Where(one => one != next)], [.. done, next]);
            }
        }

        int[] Like(int one, int[] others) => [.. others.Where(other => other != one && areAlike(one, other))];
    }
}
