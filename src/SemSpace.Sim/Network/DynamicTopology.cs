using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows;
using SemSpace.Orbit.Windows.Links;
using Is = SemSpace.Keys.Keys<SemSpace.Sim.Network.DynamicTopology>;

namespace SemSpace.Sim.Network;

/// <summary>
/// Every satellite has some terminals. At each choice the links that are still in sight stay, and of the other pairs in sight the nearest get what
/// terminals both ends have left. Until the next choice a link that goes out of sight is not replaced. Ours; greedy, so not the best of all matchings.
/// </summary>
public sealed record DynamicTopology : IslTopology
{
    /// <summary>Links that a satellite has at the same time.</summary>
    public int Terminals { get; init; } = 4;

    /// <summary>Time from one choice of links to the next, min.</summary>
    public double ReselectMin { get; init; } = 5;

    /// <summary>The keys.</summary>
    public static Section<DynamicTopology> Keys { get; } = new(
        "Links to the nearest satellites in sight, chosen anew now and then; those in sight stay.",
        () => new(),
        Is.Of("terminals", Kinds.Whole(1, 100), "links that a satellite has at the same time", d => d.Terminals, (d, v) => d with { Terminals = v }),
        Is.Of("reselect_min", Kinds.Within(0.1, 1440, "min"), "time from one choice of links to the next", d => d.ReselectMin, (d, v) => d with { ReselectMin = v }));

    /// <inheritdoc/>
    public override IReadOnlyList<IslLink> Links(IslScene scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        Epoch[] choices = [.. Choices(scene)];
        (int, int)[][] chosen = Choose(scene, choices);
        Dictionary<(int First, int Second), List<TimeWindow>> spans = [];
        for (int i = 0; i < choices.Length; i++)
        {
            TimeWindow slot = new(choices[i], i + 1 < choices.Length ? choices[i + 1] : scene.End, false, false);
            foreach ((int, int) pair in chosen[i])
            {
                if (!spans.TryGetValue(pair, out List<TimeWindow>? own)) spans[pair] = own = [];
                if (own.Count > 0 && own[^1].End == slot.Start) own[^1] = own[^1] with { End = slot.End };
                else own.Add(slot);
            }
        }

        (int First, int Second)[] pairs = [.. spans.Keys.Order()];
        IslLink[] links = new IslLink[pairs.Length];
        _ = Parallel.For(0, pairs.Length, new ParallelOptions { MaxDegreeOfParallelism = scene.Workers }, i =>
        {
            (int first, int second) = pairs[i];
            links[i] = new(first, second, [.. spans[pairs[i]].SelectMany(span => LinkFinder.Find(scene.Satellites[first], scene.Satellites[second], scene.Limits, span.Start, span.End))]);
        });
        return [.. links.Where(link => link.Windows.Count > 0)];
    }

    private IEnumerable<Epoch> Choices(IslScene scene)
    {
        for (Epoch time = scene.Start; time < scene.End; time += Duration.FromMinutes(ReselectMin)) yield return time;
    }

    /// <summary>The pairs of each choice. Which are in sight is looked at on all threads; who gets a terminal follows from one choice to the next.</summary>
    private (int, int)[][] Choose(IslScene scene, Epoch[] choices)
    {
        List<(double RangeKm, int First, int Second)>[] inSight = new List<(double, int, int)>[choices.Length];
        (int, int)[][] chosen = new (int, int)[choices.Length][];
        int batch = Math.Max(1, scene.Workers) * 8;
        for (int from = 0; from < choices.Length; from += batch)
        {
            int to = Math.Min(choices.Length, from + batch);
            _ = Parallel.For(from, to, new ParallelOptions { MaxDegreeOfParallelism = scene.Workers }, i => inSight[i] = InSight(scene, choices[i]));
            for (int i = from; i < to; i++)
            {
                chosen[i] = Match(scene.Satellites.Count, inSight[i], i > 0 ? chosen[i - 1] : []);
                inSight[i] = [];
            }
        }

        return chosen;
    }

    private (int, int)[] Match(int satellites, List<(double RangeKm, int First, int Second)> inSight, (int, int)[] before)
    {
        int[] free = [.. Enumerable.Repeat(Terminals, satellites)];
        HashSet<(int, int)> old = [.. before];
        List<(int, int)> taken = [];
        foreach (bool isOld in new[] { true, false })
        {
            foreach ((_, int a, int b) in inSight)
            {
                if (free[a] == 0 || free[b] == 0 || old.Contains((a, b)) != isOld) continue;
                free[a]--;
                free[b]--;
                taken.Add((a, b));
            }
        }

        return [.. taken];
    }

    /// <summary>The pairs that see each other at a time, the nearest first.</summary>
    private static List<(double RangeKm, int First, int Second)> InSight(IslScene scene, Epoch time)
    {
        TemeState?[] states = [.. scene.Satellites.Select(satellite => StateAt(satellite, time))];
        UnitVector sun = Sun.DirectionTeme(time);
        List<(double RangeKm, int First, int Second)> pairs = [];
        for (int a = 0; a < states.Length; a++)
        {
            for (int b = a + 1; b < states.Length; b++)
            {
                if (states[a] is not { } first || states[b] is not { } second) continue;
                if (LinkFinder.InSight(first, second, sun, scene.Limits) is { } range) pairs.Add((range, a, b));
            }
        }

        pairs.Sort();
        return pairs;
    }

    private static TemeState? StateAt(IPropagator satellite, Epoch time)
    {
        try
        {
            return satellite.At(time);
        }
        catch (PropagationException)
        {
            return null;
        }
    }
}
