using SemSpace.Orbit.Time;
using SemSpace.Sim.Energy;
using SemSpace.Sim.Kernel;
using SemSpace.Sim.Records;
using SemSpace.Sim.Sensing;

namespace SemSpace.Sim.TwoTier;

/// <summary>A satellite's life: train on the model it holds, bring the update to a gateway, take a newer model home, and again.</summary>
internal sealed class SatelliteProcess(World world, int index, IReadOnlyList<GatewayNode> gateways)
{
    private readonly MissionSetup _setup = world.Setup;
    private readonly Dictionary<(int Gateway, int Version), double> _unreceivedBits = [];
    private readonly Battery _battery = new(world.Setup.Energy, world.Setup.Satellites[index].Shadows, world.Setup.Start);
    private int _lastSamples, _trainedVersion = -1, _energyGated, _dataGated;
    private Epoch? _trainedUpTo;
    private EnergyRecord? _closedLedger;

    public Epoch? FlightEnd => _setup.Satellites[index].FlightEnd;

    public required ModelVersion Held { get; set; }

    /// <summary>Whether the satellite has the energy for a training and an upload as large as its last.</summary>
    public bool HasEnergy
    {
        get
        {
            _battery.AdvanceTo(world.Now);
            return _battery.ChargeJ >= RequiredJ(_lastSamples, _battery.FloorJ);
        }
    }

    /// <summary>The energy ledger at the end of the flight, or at <paramref name="end"/> if it lasts so long.</summary>
    public EnergyRecord Ledger(Epoch end) => _closedLedger ?? LedgerAt(end);

    /// <summary>Closes the ledger when the flight ends.</summary>
    public async SimTask CloseLedger()
    {
        await world.Simulation.Until(FlightEnd!.Value);
        _closedLedger = LedgerAt(world.Now);
    }

    public async SimTask Live()
    {
        while (true)
        {
            Delivery? delivery = await Train();
            if (delivery is not null) await Deliver(delivery);
            await ReceiveNewerModel(wait: delivery is not null && _setup.Rounds.OncePerVersion);
        }
    }

    /// <summary>
    /// Trains on the captures that no training has used: at once with a new model, otherwise so that it ends when the next
    /// contact begins. Null when there were too few by then.
    /// </summary>
    private async SimTask<Delivery?> Train()
    {
        if (Held.Number == _trainedVersion || Prepare(world.Now) is null) await world.Simulation.Until(JustInTime());
        await AwaitEnergy();
        if (Prepare(world.Now) is { } training) return await Train(training);
        _dataGated++;
        world.Note(TraceKind.TrainingGated, index, 2);
        await world.Simulation.Until(_setup.Contacts.NextAos(index, world.Now));
        return null;
    }

    /// <summary>The training on what the buffer holds at a time; null when that is too little.</summary>
    private PreparedTraining? Prepare(Epoch time)
    {
        PreparedTraining training = _setup.Learner.Prepare(index, world.NextUpdateId, OldestCapture(time), time);
        return training.Samples >= Math.Max(1, _setup.Sensing.MinSamples) ? training : null;
    }

    /// <summary>When a training must start to end at the next AOS; captures are foretold as contacts are.</summary>
    private Epoch JustInTime()
    {
        Epoch contact = Epoch.Min(_setup.Contacts.NextAos(index, world.Now), _setup.End);
        return contact - TrainingTime(Prepare(contact)?.Samples ?? 0);
    }

    private async SimTask<Delivery> Train(PreparedTraining training)
    {
        Epoch from = OldestCapture(world.Now);
        (_lastSamples, _trainedVersion, _trainedUpTo) = (training.Samples, Held.Number, world.Now);
        ModelVersion basis = Held;
        Job<LocalUpdate> job = world.Pool.Enqueue(() => training.Train(basis.Parameters));
        Delivery delivery = new(world.NextUpdateId++, index, basis, training.Samples, job) { TrainStart = world.Now };
        world.Trainings.Add(new TrainingRecord(delivery.UpdateId, index, from, world.Now, training.Samples));
        world.Note(TraceKind.TrainingStarted, index, training.Samples);

        Duration span = TrainingTime(training.Samples);
        await Work(LoadPhase.Train, TrainingPowerW, world.Now + span);
        world.Join(() => delivery.Update);
        world.Note(TraceKind.TrainingEnded, index);
        delivery.TrainEnd = world.Now;
        delivery.EnergyJ = TrainingPowerW * span.TotalSeconds;
        return delivery;
    }

    /// <summary>Sends the update in the contacts to come until a gateway has all of it.</summary>
    private async SimTask Deliver(Delivery delivery)
    {
        while (delivery.Contact is null)
        {
            Contact contact = await NextContact();
            if (await Antennas(contact).Acquire(contact.Window.Los))
            {
                await Upload(delivery, contact);
                Antennas(contact).Release();
            }
        }

        await world.Simulation.Until(world.Now + delivery.Contact.DelayAt(world.Now));
        delivery.Arrival = world.Now;
        world.Note(TraceKind.UploadEnded, index, delivery.Contact.Window.Gateway);
        gateways[delivery.Contact.Window.Gateway].Receive(delivery);
    }

    private async SimTask Upload(Delivery delivery, Contact contact)
    {
        int gateway = contact.Window.Gateway;
        Epoch began = world.Now;
        delivery.UploadStart ??= began;
        world.Note(TraceKind.UploadStarted, index, gateway);
        double bits = delivery.RemainingBits(gateway, world.PayloadBits, _setup.Rounds.Handover);
        (Epoch end, double remaining) = contact.Downlink.Send(began, contact.Window.Los, bits);
        await Work(LoadPhase.Transmit, _setup.Energy.TransmitPowerW, end);

        double seconds = (end - began).TotalSeconds;
        contact.UsedSeconds += seconds;
        contact.DownlinkBits += bits - remaining;
        delivery.EnergyJ += _setup.Energy.TransmitPowerW * seconds;
        delivery.SetRemainingBits(gateway, remaining, _setup.Rounds.Handover);
        if (remaining == 0) delivery.Contact = contact;
        else world.Note(TraceKind.UploadInterrupted, index, gateway);
    }

    /// <summary>Receives a newer version from a gateway in view; without one, waits for it to the end of the contact, or as long as it takes.</summary>
    private async SimTask ReceiveNewerModel(bool wait)
    {
        int old = Held.Number;
        while (Held.Number == old && (wait || InContact))
        {
            if (NewestInView() is not { } source)
            {
                await world.Published.Wait(NextChangeOfView());
            }
            else if (await Antennas(source).Acquire(source.Window.Los))
            {
                await Download(source);
                Antennas(source).Release();
            }
        }
    }

    private async SimTask Download(Contact contact)
    {
        ModelVersion version = gateways[contact.Window.Gateway].Version;
        if (version.Number <= Held.Number) return;
        (int, int) transfer = (contact.Window.Gateway, version.Number);
        Epoch began = world.Now;
        double bits = _unreceivedBits.GetValueOrDefault(transfer, world.PayloadBits);
        (Epoch end, double remaining) = contact.Uplink.Send(began, contact.Window.Los, bits);
        await Work(LoadPhase.Receive, _setup.Energy.ReceivePowerW, remaining == 0 ? end + contact.DelayAt(end) : end);

        contact.UsedSeconds += (end - began).TotalSeconds;
        contact.UplinkBits += bits - remaining;
        _unreceivedBits[transfer] = remaining;
        if (remaining > 0) return;
        Held = version;
        _unreceivedBits.Clear();
        world.Note(TraceKind.ModelReceived, index, version.Number);
    }

    /// <summary>A contact that is open now, a free antenna first, then the one that lasts longest; waits for one if there is none.</summary>
    private async SimTask<Contact> NextContact()
    {
        if (!InContact) await world.Simulation.Until(_setup.Contacts.NextAos(index, world.Now));
        return _setup.Contacts.OpenContacts(index, world.Now)
            .OrderByDescending(contact => Antennas(contact).Free > 0).ThenByDescending(contact => contact.Window.Los).First();
    }

    private bool InContact => _setup.Contacts.OpenContacts(index, world.Now).Any();

    private Epoch NextChangeOfView()
        => _setup.Contacts.OpenContacts(index, world.Now).Select(contact => contact.Window.Los)
            .Append(_setup.Contacts.NextAos(index, world.Now)).Min();

    private Contact? NewestInView()
        => _setup.Contacts.OpenContacts(index, world.Now)
            .Where(contact => gateways[contact.Window.Gateway].Version.Number > Held.Number)
            .OrderByDescending(contact => gateways[contact.Window.Gateway].Version.Number)
            .ThenByDescending(contact => Antennas(contact).Free > 0).ThenByDescending(contact => contact.Window.Los).FirstOrDefault();

    private Resource Antennas(Contact contact) => gateways[contact.Window.Gateway].Antennas;

    /// <summary>Waits until the battery allows a training; once gated, until it has charged past the floor and the hysteresis.</summary>
    private async SimTask AwaitEnergy()
    {
        if (HasEnergy) return;
        _energyGated++;
        world.Note(TraceKind.TrainingGated, index, 1);
        while (true)
        {
            _battery.AdvanceTo(world.Now);
            double target = RequiredJ(_lastSamples, _battery.ResumeJ);
            if (_battery.ChargeJ >= target || world.Now >= _setup.End) return;
            await world.Simulation.Until(Epoch.Max(_battery.FirstTimeAt(target, _setup.End), world.Now + Duration.FromMilliseconds(1)));
        }
    }

    private async SimTask Work(LoadPhase phase, double watts, Epoch until)
    {
        _battery.SetLoad(world.Now, phase, watts);
        await world.Simulation.Until(until);
        _battery.SetLoad(world.Now, phase, 0);
    }

    private EnergyRecord LedgerAt(Epoch time)
    {
        _battery.AdvanceTo(time);
        return new EnergyRecord(
            _setup.Satellites[index].Name, _setup.Satellites[index].Plane, _battery.InitialJ, _battery.ChargeJ, _battery.MinimumJ, _battery.HarvestedJ,
            _battery.UsedJ(LoadPhase.Idle), _battery.UsedJ(LoadPhase.Train), _battery.UsedJ(LoadPhase.Transmit),
            _battery.UsedJ(LoadPhase.Receive), _battery.LossJ, _battery.ClippedJ, _battery.UnservedJ, _battery.EclipseSeconds,
            _energyGated, _dataGated);
    }

    private Epoch OldestCapture(Epoch time)
    {
        Epoch orbitAgo = time - _setup.Satellites[index].Period;
        return _setup.Sensing.Buffer switch
        {
            BufferPolicy.SinceContact => Epoch.Max(orbitAgo, Epoch.Max(_setup.Contacts.LastContactEnd(index, time) ?? orbitAgo, _trainedUpTo ?? orbitAgo)),
            BufferPolicy.LastOrbit => orbitAgo,
            BufferPolicy.Everything => _setup.Start - _setup.Satellites[index].Period,
            _ => throw new InvalidOperationException($"Bug in SemSpace: no such buffer policy as {_setup.Sensing.Buffer}."),
        };
    }

    private Duration TrainingTime(int samples)
        => Span.OfSeconds(_setup.Compute.CyclesPerSample * samples * _setup.LocalEpochs / (_setup.Compute.ClockMhz * 1e6));

    private double TrainingPowerW => _setup.Compute.TrainingPowerW;

    private double RequiredJ(int samples, double levelJ)
    {
        if (!_setup.Rounds.GateOnNeed) return levelJ;
        return levelJ + (TrainingPowerW * TrainingTime(samples).TotalSeconds);
    }
}
