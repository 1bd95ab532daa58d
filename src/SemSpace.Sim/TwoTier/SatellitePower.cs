using SemSpace.Orbit.Time;
using SemSpace.Sim.Energy;
using SemSpace.Sim.Records;

namespace SemSpace.Sim.TwoTier;

/// <summary>A satellite's battery as its process sees it: what it may start, how long that can go on, and what is on record of it.</summary>
internal sealed class SatellitePower(World world, int index)
{
    private readonly MissionSetup _setup = world.Setup;
    private readonly Battery _battery = new(world.Setup.Energy, world.Setup.Satellites[index].Shadows, world.Setup.Start);
    private EnergyRecord? _closedLedger;

    /// <summary>Trainings put off because the battery was low.</summary>
    public int GatedTrainings { get; set; }

    /// <summary>Trainings put off because the buffer held too few samples.</summary>
    public int DataGatedTrainings { get; set; }

    /// <summary>Trainings that a brown-out ended.</summary>
    public int LostTrainings { get; set; }

    /// <summary>Whether radio and processor have power; looks only, so that it does not cut the ledger's sums into other pieces.</summary>
    public bool IsUp => !_battery.IsDown && _battery.FirstTimeEmpty(world.Now) >= world.Now;

    /// <summary>When a brown-out ends, if nothing is switched on before.</summary>
    public Epoch UpFrom
    {
        get
        {
            _battery.AdvanceTo(world.Now);
            return LaterThanNow(_battery.FirstTimeAt(_battery.RestartJ, _setup.End));
        }
    }

    /// <summary>Whether a training on a number of samples may start now.</summary>
    public bool Allows(int samples)
    {
        _battery.AdvanceTo(world.Now);
        return !_battery.IsDown && _battery.ChargeJ >= _battery.FloorJ + NeedJ(samples);
    }

    /// <summary>
    /// When the battery will have charged past the floor and the hysteresis for a training on a number of samples: now when it has. A need that
    /// leaves no room for the hysteresis waits for the full battery.
    /// </summary>
    public Epoch AllowsFrom(int samples)
    {
        _battery.AdvanceTo(world.Now);
        double need = NeedJ(samples), target = Math.Max(_battery.FloorJ + need, Math.Min(_battery.ResumeJ + need, _battery.CapacityJ));
        if (_battery.IsDown) target = Math.Max(target, _battery.RestartJ);
        return _battery.ChargeJ >= target && !_battery.IsDown ? world.Now : LaterThanNow(_battery.FirstTimeAt(target, _setup.End));
    }

    /// <summary>Switches a load on.</summary>
    /// <returns>When the battery will be empty under it; the limit when it will not before.</returns>
    public Epoch SwitchOn(LoadPhase phase, double watts, Epoch limit)
    {
        _battery.SetLoad(world.Now, phase, watts);
        return _battery.FirstTimeEmpty(limit);
    }

    /// <summary>Switches a load off.</summary>
    public void SwitchOff(LoadPhase phase) => _battery.SetLoad(world.Now, phase, 0);

    /// <summary>Closes the ledger: what comes later is not counted.</summary>
    public void Close() => _closedLedger = LedgerAt(world.Now);

    /// <summary>The energy ledger when it was closed, or else at a time.</summary>
    public EnergyRecord Ledger(Epoch end) => _closedLedger ?? LedgerAt(end);

    /// <summary>
    /// What the hard gate wants above the floor for a training that starts now: the energy of the training and of its upload, as if all of it came
    /// from the battery, in shadow. The upload takes as long as it would in the contacts that follow the training, each from its beginning, where
    /// the rate is lowest. 0 without the hard gate.
    /// </summary>
    private double NeedJ(int samples)
    {
        if (!_setup.Rounds.Policy.GateOnNeed) return 0;
        Duration training = _setup.TrainingTime(samples);
        double upload = _setup.Contacts.SecondsToSend(index, world.Now + training, world.ForeseenUploadBits, _setup.Rounds.Handover);
        double workJ = (_setup.Compute.TrainingPowerW * training.TotalSeconds) + (_setup.Energy.TransmitPowerW * upload);
        return workJ / _setup.Energy.DischargeEfficiency;
    }

    /// <summary>A foretold time may be short of the level by a rounding: whoever waits for it looks again a millisecond later.</summary>
    private Epoch LaterThanNow(Epoch time) => Epoch.Max(time, world.Now + Duration.FromMilliseconds(1));

    private EnergyRecord LedgerAt(Epoch time)
    {
        _battery.AdvanceTo(time);
        return new EnergyRecord(
            _setup.Satellites[index].Name, _setup.Satellites[index].Plane, _battery.InitialJ, _battery.ChargeJ, _battery.MinimumJ, _battery.HarvestedJ,
            _battery.UsedJ(LoadPhase.Idle), _battery.UsedJ(LoadPhase.Train), _battery.UsedJ(LoadPhase.Transmit),
            _battery.UsedJ(LoadPhase.Receive), _battery.LossJ, _battery.ClippedJ, _battery.UnservedJ, _battery.EclipseSeconds,
            GatedTrainings, DataGatedTrainings, LostTrainings, _battery.Brownouts, _battery.BrownoutSeconds, _battery.FirstBrownout);
    }
}
