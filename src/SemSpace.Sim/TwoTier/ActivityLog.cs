using SemSpace.Orbit.Time;
using SemSpace.Sim.Energy;
using SemSpace.Sim.Kernel;
using SemSpace.Sim.Records;

namespace SemSpace.Sim.TwoTier;

/// <summary>
/// What a satellite does with its time, in whole nanoseconds, so that the sums are its flight. The battery is looked after only when it is needed, and says then when it ran empty
/// and restarted: what the satellite did since is kept until that is known.
/// </summary>
internal sealed class ActivityLog
{
    /// <summary>Changes that are kept until the battery is asked whether it has power.</summary>
    private const int MostPending = 64;

    private static readonly int Kinds = Enum.GetValues<Activity>().Length;

    private readonly Simulation _simulation;
    private readonly Battery _battery;
    private readonly int[] _going = new int[Kinds];
    private readonly Duration[] _spent = new Duration[Kinds];
    private readonly Queue<(Epoch From, Activity What)> _pending = new();
    private Activity _last = Activity.AwaitContact, _booked = Activity.AwaitContact;
    private Epoch _until;
    private bool _isDown, _isClosed;

    public ActivityLog(Simulation simulation, Battery battery)
    {
        (_simulation, _battery, _until) = (simulation, battery, simulation.Now);
        battery.PowerChanged += Power;
    }

    /// <summary>The time spent so far on each activity.</summary>
    public IReadOnlyList<Duration> Spent => _spent;

    /// <summary>Something goes on until what is returned is disposed of.</summary>
    public Going During(Activity what)
    {
        Begin(what);
        return new(this, what);
    }

    public void Begin(Activity what)
    {
        _going[(int)what]++;
        Note();
    }

    public void End(Activity what)
    {
        _going[(int)what]--;
        Note();
    }

    /// <summary>Books what is left until a time to which the battery has come. Nothing counts afterwards.</summary>
    public void Close(Epoch end)
    {
        if (_isClosed) return;
        Settle(end);
        _isClosed = true;
    }

    /// <summary>The record.</summary>
    public ActivityRecord Record(string satellite, int plane) => new(
        satellite, plane, Seconds(Activity.Off), Seconds(Activity.Train), Seconds(Activity.Transmit), Seconds(Activity.Receive), Seconds(Activity.Isl), Seconds(Activity.SetUp), Seconds(Activity.AwaitAntenna),
        Seconds(Activity.Cool), Seconds(Activity.AwaitEnergy), Seconds(Activity.AwaitData), Seconds(Activity.AwaitModel), Seconds(Activity.AwaitChoice), Seconds(Activity.AwaitContact));

    private double Seconds(Activity what) => _spent[(int)what].TotalSeconds;

    private void Note()
    {
        int first = Array.FindIndex(_going, count => count > 0);
        Activity now = first < 0 ? Activity.AwaitContact : (Activity)first;
        if (_isClosed || now == _last) return;
        _last = now;
        _pending.Enqueue((_simulation.Now, now));
        if (_pending.Count > MostPending && !_battery.IsDown && _battery.FirstTimeEmpty(_simulation.Now) >= _simulation.Now) Settle(_simulation.Now);
        else Settle(_battery.Now);
    }

    private void Power(Epoch time, bool isUp)
    {
        if (_isClosed) return;
        Settle(time);
        _isDown = !isUp;
    }

    /// <summary>Books until a time before which nothing more becomes known.</summary>
    private void Settle(Epoch time)
    {
        while (_pending.TryPeek(out (Epoch From, Activity What) next) && next.From <= time)
        {
            Book(next.From);
            _booked = _pending.Dequeue().What;
        }

        Book(time);
    }

    private void Book(Epoch time)
    {
        if (time <= _until) return;
        _spent[(int)(_isDown ? Activity.Off : _booked)] += time - _until;
        _until = time;
    }

    /// <summary>Something that goes on.</summary>
    internal readonly struct Going(ActivityLog log, Activity what) : IDisposable
    {
        public void Dispose() => log.End(what);
    }
}
