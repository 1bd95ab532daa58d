namespace SemSpace.Sim.TwoTier.Planning;

/// <summary>A training to come, as far as its model's age goes.</summary>
/// <param name="TakenS">When its satellite takes the model, s.</param>
/// <param name="StartS">When the training starts, s; not before.</param>
/// <param name="Samples">What it weighs.</param>
public readonly record struct ModelUse(double TakenS, double StartS, double Samples);

/// <summary>An update that is to be merged.</summary>
/// <param name="ArrivalS">When it arrives, s.</param>
/// <param name="Samples">What it weighs.</param>
public readonly record struct UpdateArrival(double ArrivalS, double Samples);

/// <summary>
/// The times at which to merge so that models and updates grow as little old as they can. The age of a schedule is the sum over trainings of
/// samples × (start - the newest merge when the model was taken) and over updates of samples × (the next merge - arrival); an update after the
/// last merge waits for the end. Between two events the age is a straight line in a merge's time, so that some best schedule merges at events
/// alone, and it is a sum over the spans between merges, so that dynamic programming finds it. The cost of a span obeys the quadrangle
/// inequality: widening one that begins earlier costs at least as much as one that begins later. So the best begin of a span never falls as its
/// end rises, and a stage of the programme is searched by halves: merges × events × log(events) steps.
/// Design: SemSpace's own; the search by halves is the common one for such programmes (Yao, STOC 1980).
/// </summary>
public sealed class MergeSchedule
{
    private readonly double[] _times;
    private readonly double[] _useSamples, _useStarts, _arrivedSamples, _arrivedTimes;

    /// <summary>A problem.</summary>
    /// <param name="from">The last merge so far, s; models taken before the next merge are of this one.</param>
    /// <param name="now">No merge can be earlier, s.</param>
    /// <param name="until">The end, s: no merge can be later.</param>
    /// <param name="uses">Trainings to come, whose models are taken before the end.</param>
    /// <param name="arrivals">Updates that wait or are to come before the end.</param>
    public MergeSchedule(double from, double now, double until, IReadOnlyList<ModelUse> uses, IReadOnlyList<UpdateArrival> arrivals)
    {
        ArgumentNullException.ThrowIfNull(uses);
        ArgumentNullException.ThrowIfNull(arrivals);
        double[] events = [.. uses.Select(use => use.TakenS).Concat(arrivals.Select(arrival => arrival.ArrivalS)).Append(now).Where(time => time >= now && time < until).Distinct().Order()];
        _times = [from, .. events, until];
        (_useSamples, _useStarts) = (new double[_times.Length], new double[_times.Length]);
        (_arrivedSamples, _arrivedTimes) = (new double[_times.Length], new double[_times.Length]);
        foreach (ModelUse use in uses) AddFrom(FirstAfter(use.TakenS), (_useSamples, use.Samples), (_useStarts, use.Samples * use.StartS));
        foreach (UpdateArrival arrival in arrivals) AddFrom(FirstNotBefore(arrival.ArrivalS), (_arrivedSamples, arrival.Samples), (_arrivedTimes, arrival.Samples * arrival.ArrivalS));
        foreach (double[] sums in (double[][])[_useSamples, _useStarts, _arrivedSamples, _arrivedTimes])
        {
            for (int i = 1; i < sums.Length; i++) sums[i] += sums[i - 1];
        }
    }

    /// <summary>The age of a schedule of event times, s × samples.</summary>
    /// <param name="merges">Merge times in order, each an event.</param>
    public double Age(IReadOnlyList<double> merges)
    {
        ArgumentNullException.ThrowIfNull(merges);
        double age = 0;
        int last = 0;
        foreach (double merge in merges)
        {
            int place = Array.BinarySearch(_times, 1, _times.Length - 2, merge);
            if (place < 0) throw new ArgumentException($"{merge} is not the time of an event.", nameof(merges));
            age += Span(last, place);
            last = place;
        }

        return age + Span(last, _times.Length - 1);
    }

    /// <summary>A schedule with each merge at the first event from its time on, those that are overdue now; merges that have none, or whose event another has, are left out.</summary>
    /// <param name="merges">Merge times in order.</param>
    public IReadOnlyList<double> AtEvents(IEnumerable<double> merges)
    {
        ArgumentNullException.ThrowIfNull(merges);
        ReadOnlySpan<double> events = _times.AsSpan(1, _times.Length - 2);
        List<double> moved = [];
        foreach (double merge in merges)
        {
            int found = events.BinarySearch(merge), place = found < 0 ? ~found : found;
            if (place == events.Length || (moved.Count > 0 && events[place] <= moved[^1])) continue;
            moved.Add(events[place]);
        }

        return moved;
    }

    /// <summary>The best schedule with a number of merges, or one at every event where there are fewer.</summary>
    public IReadOnlyList<double> Best(int merges)
    {
        int events = _times.Length - 2, stages = Math.Clamp(merges, 0, events);
        double[] age = new double[_times.Length];
        for (int j = 0; j < age.Length; j++) age[j] = Span(0, j);
        int[][] begins = new int[stages][];
        for (int stage = 0; stage < stages; stage++)
        {
            double[] next = new double[_times.Length];
            begins[stage] = new int[_times.Length];
            Array.Fill(next, double.PositiveInfinity);
            Search(age, next, begins[stage], stage + 2, _times.Length - 1, stage + 1, _times.Length - 2);
            age = next;
        }

        List<double> best = [];
        int place = _times.Length - 1;
        for (int stage = stages - 1; stage >= 0; stage--)
        {
            place = begins[stage][place];
            best.Insert(0, _times[place]);
        }

        return best;
    }

    /// <summary>The best schedule where each merge costs a price, s × samples.</summary>
    public IReadOnlyList<double> BestAtPrice(double price)
    {
        double[] age = new double[_times.Length];
        int[] begins = new int[_times.Length];
        for (int j = 1; j < _times.Length; j++)
        {
            age[j] = Span(0, j);
            for (int i = 1; i < j; i++)
            {
                double through = age[i] + price + Span(i, j);
                if (through < age[j]) (age[j], begins[j]) = (through, i);
            }
        }

        List<double> best = [];
        for (int place = begins[^1]; place > 0; place = begins[place]) best.Insert(0, _times[place]);
        return best;
    }

    /// <summary>Fills in the ages of schedules that end with the ends from first to last, whose last merge lies between two events.</summary>
    private void Search(double[] before, double[] after, int[] begins, int first, int last, int low, int high)
    {
        if (first > last) return;
        int middle = (first + last) / 2, best = low;
        for (int i = low; i <= Math.Min(high, middle - 1); i++)
        {
            double age = before[i] + Span(i, middle);
            if (age < after[middle]) (after[middle], best) = (age, i);
        }

        begins[middle] = best;
        Search(before, after, begins, first, middle - 1, low, best);
        Search(before, after, begins, middle + 1, last, best, high);
    }

    /// <summary>What trainings and updates age between two merges that follow each other.</summary>
    private double Span(int begin, int end)
        => _useStarts[end] - _useStarts[begin] - (_times[begin] * (_useSamples[end] - _useSamples[begin]))
            + (_times[end] * (_arrivedSamples[end] - _arrivedSamples[begin])) - (_arrivedTimes[end] - _arrivedTimes[begin]);

    /// <summary>Models taken at a merge have it, so that its span is one that begins there: the sums up to an event leave out what is taken then.</summary>
    private int FirstAfter(double time)
    {
        int place = Array.BinarySearch(_times, 1, _times.Length - 2, time);
        return place >= 0 ? place + 1 : Math.Min(~place, _times.Length - 1);
    }

    /// <summary>Updates that arrive at a merge are in it.</summary>
    private int FirstNotBefore(double time)
    {
        int place = Array.BinarySearch(_times, 1, _times.Length - 2, time);
        return place >= 0 ? place : Math.Min(~place, _times.Length - 1);
    }

    private static void AddFrom(int place, params (double[] Sums, double Amount)[] amounts)
    {
        foreach ((double[] sums, double amount) in amounts) sums[place] += amount;
    }
}
