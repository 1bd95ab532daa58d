using SemSpace.Files;
using SemSpace.Orbit.Time;
using SemSpace.Sim.Energy;
using SemSpace.Sim.Records;

namespace SemSpace.Sim.TwoTier;

/// <summary>
/// What satellites could not do, or did in vain: brown-outs, trainings that were put off, lost or cut by the end, updates that reached no gateway. A row is made when the thing is over;
/// of what is not, when the run is.
/// </summary>
internal sealed class InterruptionLog(World world)
{
    private readonly MissionSetup _setup = world.Setup;
    private readonly PagedList<InterruptionRow> _rows = world.Setup.Scratch.List<InterruptionRow>();
    private readonly Epoch?[] _putOff = new Epoch?[world.Setup.Satellites.Count];
    private readonly Attempt?[] _training = new Attempt?[world.Setup.Satellites.Count];
    private readonly Dictionary<long, Delivery> _onBoard = [];

    /// <summary>A brown-out is over, or goes on at the end.</summary>
    public void Brownout(int satellite, Battery battery, Epoch to, bool isOver)
        => _rows.Add(new(satellite, InterruptionKind.Brownout, InterruptionCause.BatteryEmpty, battery.Brownouts[^1], to, isOver ? InterruptionOutcome.Restarted : InterruptionOutcome.Unfinished)
        {
            Loads = battery.BrownoutLoads,
            UnservedJ = battery.BrownoutUnservedJ,
        });

    /// <summary>The energy gate refuses a training.</summary>
    public void PutOff(int satellite) => _putOff[satellite] = world.Now;

    /// <summary>A satellite no longer waits for energy, if it did.</summary>
    /// <param name="satellite">Which.</param>
    /// <param name="trains">Whether it trains now.</param>
    /// <param name="updateId">The update that it trains; null for none.</param>
    public void GoOn(int satellite, bool trains, long? updateId = null)
    {
        if (_putOff[satellite] is not { } from) return;
        bool isOver = IsOver(satellite);
        InterruptionOutcome outcome = isOver ? InterruptionOutcome.Unfinished : trains ? InterruptionOutcome.Trained : InterruptionOutcome.Dropped;
        _putOff[satellite] = null;
        _rows.Add(new(satellite, InterruptionKind.PutOff, InterruptionCause.BatteryLow, from, End(satellite), outcome) { UpdateId = isOver ? null : updateId });
    }

    /// <summary>A training begins.</summary>
    /// <param name="satellite">Where.</param>
    /// <param name="powerW">What it takes, W.</param>
    /// <param name="brownouts">Brown-outs before it.</param>
    /// <param name="updateId">The update that it makes; null where it is known to end before.</param>
    public void Train(int satellite, double powerW, int brownouts, long? updateId)
    {
        GoOn(satellite, trains: true, updateId);
        _training[satellite] = IsOver(satellite) ? null : new(world.Now, powerW, brownouts, updateId);
    }

    /// <summary>A brown-out has ended the training.</summary>
    /// <param name="satellite">Where.</param>
    /// <param name="stop">When.</param>
    /// <param name="isCounted">Whether the ledger was still open.</param>
    public void Lose(int satellite, Epoch stop, bool isCounted)
    {
        if (_training[satellite] is not { } lost) return;
        _training[satellite] = null;
        Epoch to = Epoch.Min(stop, End(satellite));
        _rows.Add(new(satellite, InterruptionKind.Training, stop <= to ? InterruptionCause.BatteryEmpty : InterruptionCause.FlightEnd, lost.From, to, isCounted ? InterruptionOutcome.Lost : InterruptionOutcome.Unfinished)
        {
            UpdateId = lost.UpdateId,
            SpentJ = lost.SpentJ(to),
        });
    }

    /// <summary>A training has ended: its update is to be sent.</summary>
    public void Trained(Delivery made)
    {
        _training[made.Satellite] = null;
        _onBoard[made.UpdateId] = made;
    }

    /// <summary>A gateway has the update.</summary>
    public void Arrived(Delivery update) => _ = _onBoard.Remove(update.UpdateId);

    /// <summary>Nobody sends the update any more.</summary>
    public void GiveUp(Delivery update)
    {
        _ = _onBoard.Remove(update.UpdateId);
        Add(update, InterruptionCause.NewerVersion, world.Now, InterruptionOutcome.GivenUp);
    }

    /// <summary>All rows, by beginning, after the end and when the ledgers are closed.</summary>
    /// <param name="cut">When a satellite's first brown-out after so many began; the end of the scenario where there was none.</param>
    public IReadOnlyList<InterruptionRow> Close(Func<int, int, Epoch> cut)
    {
        for (int satellite = 0; satellite < _setup.Satellites.Count; satellite++)
        {
            if (_putOff[satellite] is { } from) _rows.Add(new(satellite, InterruptionKind.PutOff, InterruptionCause.BatteryLow, from, _setup.LastOf(satellite), InterruptionOutcome.Unfinished));
            if (_training[satellite] is not { } open) continue;
            Epoch to = Epoch.Min(cut(satellite, open.Brownouts), _setup.LastOf(satellite));
            _rows.Add(new(satellite, InterruptionKind.Training, to < _setup.LastOf(satellite) ? InterruptionCause.BatteryEmpty : CauseOfEnd(satellite), open.From, to, InterruptionOutcome.Unfinished)
            {
                UpdateId = open.UpdateId,
                SpentJ = open.SpentJ(to),
            });
        }

        foreach (Delivery update in _onBoard.Values) Add(update, CauseOfEnd(update.Satellite), Epoch.Max(update.TrainEnd!.Value, _setup.LastOf(update.Satellite)), InterruptionOutcome.Unfinished);
        PagedSort.Sort(_rows, _setup.Scratch, InterruptionRow.Order);
        return _rows;
    }

    private void Add(Delivery update, InterruptionCause cause, Epoch to, InterruptionOutcome outcome)
        => _rows.Add(new(update.Satellite, InterruptionKind.Update, cause, update.TrainEnd!.Value, to, outcome) { UpdateId = update.UpdateId, SpentJ = update.EnergyJ });

    private InterruptionCause CauseOfEnd(int satellite) => _setup.Satellites[satellite].FlightEnd is null ? InterruptionCause.ScenarioEnd : InterruptionCause.FlightEnd;

    /// <summary>Whether a satellite's flight is over, and nothing counts any more.</summary>
    private bool IsOver(int satellite) => world.Now >= _setup.LastOf(satellite);

    private Epoch End(int satellite) => Epoch.Min(world.Now, _setup.LastOf(satellite));

    /// <summary>A training that goes on.</summary>
    private readonly record struct Attempt(Epoch From, double PowerW, int Brownouts, long? UpdateId)
    {
        public double SpentJ(Epoch to) => PowerW * (to - From).TotalSeconds;
    }
}
