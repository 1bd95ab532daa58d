using SemSpace.Fl.Aggregation;
using SemSpace.Orbit.Time;
using SemSpace.Sim.Energy;
using SemSpace.Sim.Network;
using SemSpace.Sim.Records;

namespace SemSpace.Sim.TwoTier;

/// <summary>A satellite's battery as its process sees it: what it may start, how long that can go on, and what is on record of it.</summary>
internal sealed class SatellitePower(World world, int index, Battery battery)
{
    /// <summary>A satellite that the predicted gate holds back looks again after this time.</summary>
    private static readonly Duration LookAgain = Duration.FromMinutes(1);

    /// <summary>A ledger that fails to close by more than this share of what is booked in it is a fault of the program.</summary>
    private const double LedgerTolerance = 1e-9;

    private readonly MissionSetup _setup = world.Setup;
    private readonly Battery _battery = battery;
    private EnergyRecord? _closedLedger;
    private ulong _draws;
    private int _sendingTerminals, _receivingTerminals;
    private Epoch? _refused;

    /// <summary>A satellite's battery at the start.</summary>
    public SatellitePower(World world, int index)
        : this(world, index, new(world.Setup.Energy, world.Setup.Satellites[index].Shadows, world.Setup.Start, world.Setup.Satellites[index].Light))
        => _battery.PowerChanged += (time, isUp) =>
        {
            if (!isUp) SetTerminals(0, 0);
            else if (!IsClosed) world.Interruptions.Brownout(index, _battery, time, isOver: true);
        };

    /// <summary>What the satellite does with its time.</summary>
    public ActivityLog Activities { get; } = new(world.Simulation, battery);

    /// <summary>Trainings put off because the battery was low.</summary>
    public int GatedTrainings { get; private set; }

    /// <summary>Trainings put off because the buffer held too few samples.</summary>
    public int DataGatedTrainings { get; set; }

    /// <summary>The most that the hard gate wanted in the battery for a training and did not find room for, J; 0 where it never wanted more than the battery holds.</summary>
    public double BeyondCapacityJ { get; private set; }

    /// <summary>Trainings that a brown-out ended.</summary>
    public int LostTrainings { get; private set; }

    /// <summary>Whether radio and processor have power; looks only, so that it does not cut the ledger's sums into other pieces.</summary>
    public bool IsUp => !_battery.IsDown && _battery.FirstTimeEmpty(world.Now) >= world.Now;

    /// <summary>When a brown-out ends, if nothing is switched on before.</summary>
    public Epoch UpFrom
    {
        get
        {
            _battery.AdvanceTo(world.Now);
            return Soon(_battery.FirstTimeAt(_battery.RestartJ, _setup.End));
        }
    }

    /// <summary>Whether the battery holds what a training on a number of samples needs now.</summary>
    public bool Has(int samples)
    {
        _battery.AdvanceTo(world.Now);
        if (_battery.IsDown) return false;
        return Gate == EnergyGate.Predicted ? LowestJ(samples) >= _battery.FloorJ : _battery.ChargeJ >= _battery.FloorJ + NeedJ(samples);
    }

    /// <summary>Whether a training on a number of samples may start now. Under the soft gate each call is a draw.</summary>
    public bool Allows(int samples)
    {
        if (!Has(samples)) return false;
        if (Gate != EnergyGate.Soft) return true;
        double margin = (_battery.ChargeJ - _battery.FloorJ - NeedJ(samples)) / (_setup.Rounds.SoftGateSpan * _battery.CapacityJ);
        bool isDrawn = _setup.Seeds.Stream(FormattableString.Invariant($"sat/{index}/gate"), _draws++).NextDouble() < margin;
        _refused = isDrawn ? null : world.Now;
        return isDrawn;
    }

    /// <summary>
    /// When the battery will have charged past the floor and the hysteresis for a training on a number of samples: now when it has. A need that
    /// leaves no room for the hysteresis waits for the full battery. Under the predicted gate, and where the soft one lets go what the battery
    /// has, the time to look again.
    /// </summary>
    public Epoch AllowsFrom(int samples)
    {
        _battery.AdvanceTo(world.Now);
        if (Gate == EnergyGate.Predicted) return !_battery.IsDown && LowestJ(samples) >= _battery.ResumeJ ? world.Now : Epoch.Min(_setup.End, world.Now + LookAgain);
        if (Gate == EnergyGate.Soft && Has(samples)) return _refused != world.Now && Allows(samples) ? world.Now : Epoch.Min(_setup.End, _setup.Contacts.NextAos(index, world.Now));
        double need = NeedJ(samples), target = Math.Max(_battery.FloorJ + need, Math.Min(_battery.ResumeJ + need, _battery.CapacityJ));
        if (_battery.FloorJ + need > _battery.CapacityJ) BeyondCapacityJ = Math.Max(BeyondCapacityJ, _battery.FloorJ + need);
        if (_battery.IsDown) target = Math.Max(target, _battery.RestartJ);
        return _battery.ChargeJ >= target && !_battery.IsDown ? world.Now : Soon(_battery.FirstTimeAt(target, _setup.End));
    }

    /// <summary>A training is put off because the battery is low.</summary>
    public void PutOff()
    {
        GatedTrainings++;
        if (!IsClosed) world.Interruptions.PutOff(index);
    }

    /// <summary>A brown-out has ended a training.</summary>
    /// <param name="before">How many there had been when it began.</param>
    /// <param name="until">When it would have ended at the latest.</param>
    public void LoseTraining(int before, Epoch until)
    {
        LostTrainings++;
        world.Interruptions.Lose(index, Cut(before, until), isCounted: !IsClosed);
    }

    /// <summary>Switches a load on.</summary>
    /// <returns>When the battery will be empty under it; the limit when it will not before.</returns>
    public Epoch SwitchOn(LoadPhase phase, double watts, Epoch limit)
    {
        if (ActivityOf(phase) is { } what) Activities.Begin(what);
        return Load(phase, watts, limit);
    }

    /// <summary>Switches terminals of links between satellites on or off, on top of those that are on.</summary>
    /// <param name="sending">How many more send; below 0 for fewer.</param>
    /// <param name="receiving">How many more receive; below 0 for fewer.</param>
    /// <param name="limit">Until when to look ahead.</param>
    /// <returns>When the battery will be empty under all of them; the limit when it will not before.</returns>
    public Epoch SwitchTerminals(int sending, int receiving, Epoch limit)
    {
        SetTerminals(_sendingTerminals + sending, _receivingTerminals + receiving);
        IslOptions links = _setup.Isl!.Options;
        return Load(LoadPhase.Isl, (_sendingTerminals * links.TransmitPowerW) + (_receivingTerminals * links.ReceivePowerW), limit);
    }

    /// <summary>Brown-outs so far.</summary>
    public int Brownouts => _battery.Brownouts.Count;

    /// <summary>When the first brown-out after some began; a time where there was none until then.</summary>
    /// <param name="before">How many there had been.</param>
    /// <param name="end">The time.</param>
    public Epoch Cut(int before, Epoch end)
    {
        _battery.AdvanceTo(world.Now);
        return Brownouts > before ? Epoch.Min(end, _battery.Brownouts[before]) : end;
    }

    /// <summary>When the battery will be empty if the loads stay as they are now; the limit when it will not before.</summary>
    public Epoch EmptyFrom(Epoch limit)
    {
        _battery.AdvanceTo(world.Now);
        return _battery.FirstTimeEmpty(limit);
    }

    /// <summary>Switches a load off.</summary>
    public void SwitchOff(LoadPhase phase)
    {
        _battery.SetLoad(world.Now, phase, 0);
        if (ActivityOf(phase) is { } what) Activities.End(what);
    }

    /// <summary>What is to be recorded of the satellite now, with what it holds; null when the ledger is closed. Changes nothing.</summary>
    public StateRow? Record(ModelVersion held)
    {
        if (_closedLedger is not null) return null;
        (double chargeJ, double sun, double panelW, double loadW) = _battery.Look(world.Now);
        return new(
            world.Now, index, chargeJ / _battery.CapacityJ, sun, panelW, loadW, held.Number, (world.Now - held.CloudPublished).TotalSeconds);
    }

    /// <summary>Closes the ledger: what comes later is not counted.</summary>
    public void Close() => Close(world.Now);

    /// <summary>The energy ledger when it was closed, or else at a time.</summary>
    /// <exception cref="InvalidOperationException">It does not close.</exception>
    public EnergyRecord Ledger(Epoch end) => Checked(_closedLedger ?? Close(end));

    /// <summary>Every run asserts that its ledgers close.</summary>
    internal static EnergyRecord Checked(EnergyRecord ledger)
    {
        double bookedJ = ledger.HarvestedJ + ledger.UnservedJ + ledger.WantedJ + ledger.InitialJ;
        return Math.Abs(ledger.ImbalanceJ) <= LedgerTolerance * bookedJ ? ledger
            : throw new InvalidOperationException(FormattableString.Invariant($"The energy ledger of {ledger.Satellite} fails to close by {ledger.ImbalanceJ} J of {bookedJ} J."));
    }

    /// <summary>What it did with its time until its ledger was closed, which it must have been, or asked for at the end.</summary>
    public ActivityRecord ActivityRecord => Activities.Record(_setup.Satellites[index].Name, _setup.Satellites[index].Plane);

    private bool IsClosed => _closedLedger is not null;

    private EnergyRecord Close(Epoch time)
    {
        EnergyRecord ledger = LedgerAt(time);
        if (_battery.IsDown) world.Interruptions.Brownout(index, _battery, time, isOver: false);
        return _closedLedger = ledger;
    }

    private void SetTerminals(int sending, int receiving)
    {
        bool wasOn = _sendingTerminals + _receivingTerminals > 0, isOn = sending + receiving > 0;
        (_sendingTerminals, _receivingTerminals) = (sending, receiving);
        if (isOn && !wasOn) Activities.Begin(Activity.Isl);
        else if (wasOn && !isOn) Activities.End(Activity.Isl);
    }

    private static Activity? ActivityOf(LoadPhase phase) => phase switch
    {
        LoadPhase.Train => Activity.Train,
        LoadPhase.Transmit => Activity.Transmit,
        LoadPhase.Receive => Activity.Receive,
        LoadPhase.Idle or LoadPhase.Isl or LoadPhase.Payload or LoadPhase.Heater => null,
    };

    private Epoch Load(LoadPhase phase, double watts, Epoch limit)
    {
        _battery.SetLoad(world.Now, phase, watts);
        return _battery.FirstTimeEmpty(limit);
    }

    private EnergyGate Gate => _setup.Rounds.Policy.Gate;

    /// <summary>The lowest charge from now to the end of the upload, with what the panel gives until then.</summary>
    private double LowestJ(int samples)
    {
        (Epoch trained, double trainingW) = _setup.Course(index, samples, world.Now);
        return _battery.LowestJ([(trainingW, trained), .. Uploads(trained).SelectMany(span => ((double, Epoch)[])[(0, span.From), (_setup.Energy.TransmitPowerW, span.To)])], _setup.Satellites[index].Period, _setup.End);
    }

    /// <summary>When the update of a training that ends at some time would be sent.</summary>
    private IEnumerable<Sending> Uploads(Epoch trained) => _setup.ForeseenContacts.Sendings(index, trained, world.ForeseenUploadBits, _setup.Rounds.Handover);

    /// <summary>
    /// What the hard gate wants above the floor for a training that starts now: the energy of the training and of its upload, as if all of it came
    /// from the battery, in shadow. The upload takes as long as it would in the contacts that follow the training, each from its beginning, where
    /// the rate is lowest. 0 under the floor alone.
    /// </summary>
    private double NeedJ(int samples)
    {
        if (Gate == EnergyGate.Floor) return 0;
        (Epoch trained, double trainingW) = _setup.Course(index, samples, world.Now);
        double sendingS = Uploads(trained).Sum(span => (span.To - span.From).TotalSeconds);
        return (trainingW * (trained - world.Now).TotalSeconds / _setup.Energy.DischargeEfficiency) + (_setup.Energy.TransmitPowerW * sendingS / _setup.Energy.DischargeEfficiency);
    }

    /// <summary>
    /// A foretold time may be short of the level by a rounding: whoever waits for it looks again a millisecond later. One that was foretold under a load of another
    /// process, which will be switched off, is looked at again after a minute.
    /// </summary>
    private Epoch Soon(Epoch time) => Epoch.Max(_battery.HasSwitchedLoad ? Epoch.Min(time, world.Now + LookAgain) : time, world.Now + Duration.FromMilliseconds(1));

    private EnergyRecord LedgerAt(Epoch time)
    {
        _battery.AdvanceTo(time);
        Activities.Close(time);
        return new EnergyRecord(
            _setup.Satellites[index].Name, _setup.Satellites[index].Plane, _battery.InitialJ, _battery.ChargeJ, _battery.MinimumJ, _battery.HarvestedJ,
            _battery.UsedJ(LoadPhase.Idle), _battery.UsedJ(LoadPhase.Train), _battery.UsedJ(LoadPhase.Transmit),
            _battery.UsedJ(LoadPhase.Receive), _battery.UsedJ(LoadPhase.Isl), _battery.UsedJ(LoadPhase.Payload), _battery.UsedJ(LoadPhase.Heater), _battery.LossJ, _battery.ClippedJ, _battery.UnservedJ, _battery.EclipseSeconds,
            GatedTrainings, DataGatedTrainings, LostTrainings, _battery.Brownouts.Count, _battery.BrownoutSeconds, _battery.Brownouts.Count > 0 ? _battery.Brownouts[0] : null, _battery.DischargedJ / _battery.CapacityJ);
    }
}
