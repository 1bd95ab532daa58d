using SemSpace.Fl.Aggregation;
using SemSpace.Fl.Objectives;
using SemSpace.Fl.Randomness;
using SemSpace.Orbit.Time;
using SemSpace.Sim.Energy;
using SemSpace.Sim.Faults;
using SemSpace.Sim.Kernel;
using SemSpace.Sim.Learning;
using SemSpace.Sim.Records;
using SemSpace.Sim.TwoTier.Planning;

namespace SemSpace.Sim.TwoTier;

/// <summary>A satellite's life: train on the model it holds, bring the update to a gateway, take a newer model home, and again.</summary>
internal sealed class SatelliteProcess(World world, int index, IReadOnlyList<GatewayNode> gateways)
{
    /// <summary>Who waits for samples alone counts them again after this time.</summary>
    public static readonly Duration LookAgain = Duration.FromMinutes(1);

    private readonly MissionSetup _setup = world.Setup;
    private readonly Dictionary<int, (ModelVersion Version, double Bits)> _unreceived = [];
    private readonly SatellitePower _power = new(world, index);
    private readonly CaptureBuffer _buffer = new(world.Setup, index);
    private readonly Occasion _received = new(world.Simulation);
    private readonly SatelliteForecast _forecast = new(world, index);
    private SatelliteRadio? _radio;
    private ModelVersion? _trained;
    private Delivery? _underWay;
    private Epoch _taken = world.Setup.Start;
    private Epoch _coolFrom = world.Setup.Start;
    private bool _isResting;
    private long _trainings;
    private Epoch? _trainedUpTo;
    private IReadOnlyList<float[]> _state = [];

    public Epoch? FlightEnd => _setup.Satellites[index].FlightEnd;

    /// <summary>The version that it holds.</summary>
    public required ModelVersion Held { get; set; }

    /// <summary>The update that it trains or has ready; null for none.</summary>
    public Delivery? UnderWay => _underWay;

    /// <summary>How many updates of its own were given up.</summary>
    public int GivenUp { get; private set; }

    /// <summary>Its battery.</summary>
    public SatellitePower Power => _power;

    /// <summary>What links between satellites do for it; null where there are none.</summary>
    public Courier? Courier { get; set; }

    /// <summary>Whether the satellite has the energy for its next training, on what it will hold at its next contact, and the upload.</summary>
    public bool HasEnergy => _power.Has(_setup.Rounds.Policy.Gate == EnergyGate.Floor ? 0 : Prepare(NextContactOrEnd)?.Samples ?? 0);

    /// <summary>The updates that the ephemeris foretells of it, in order of arrival.</summary>
    /// <param name="until">No update that arrives later.</param>
    /// <param name="newest">When the newest model was made that gateways have at a time.</param>
    public IEnumerable<ForeseenUpdate> Foresee(Epoch until, Func<Epoch, Epoch> newest)
    {
        IEnumerable<ForeseenUpdate> updates = _forecast.Updates(_underWay, (Held.Published, InContact ? world.Now : _taken, Held != _trained), new(_trainedUpTo, _coolFrom, _isResting), until, newest);
        IEnumerable<ForeseenUpdate> relayed = Courier is null ? [] : Courier.UnderWay(index).Select(sent => _forecast.Relayed(sent.Update, sent.At)).OfType<ForeseenUpdate>().Where(update => update.Arrival < until);
        return relayed.Concat(IsChosen ? updates : updates.TakeWhile(update => update.IsUnderWay));
    }

    /// <summary>Samples that it gathers from now to a time.</summary>
    public int Gathered(Epoch until) => _forecast.Samples(world.Now, until).Count;

    /// <summary>The energy ledger at the end of the flight, or at <paramref name="end"/> if it lasts so long.</summary>
    public EnergyRecord Ledger(Epoch end) => _power.Ledger(end);

    /// <summary>Closes the ledger when the flight ends.</summary>
    public async SimTask CloseLedger()
    {
        await world.Simulation.Until(FlightEnd!.Value);
        _power.Close();
    }

    public async SimTask Live()
    {
        while (true)
        {
            await Join();
            Delivery? delivery = await Train();
            if (delivery is not null) await Deliver(delivery);
            _underWay = null;
            if (Courier is null) delivery?.EndSending();
            if (world.Chosen is null || (delivery is null && InLongContact)) await ReceiveNewerModel(delivered: delivery is not null);
        }
    }

    /// <summary>Where the cloud chooses who trains in a round: waits to be chosen, and for the round's model.</summary>
    private async SimTask Join()
    {
        bool once = _setup.Rounds.Policy.TrainAgain == TrainAgain.EachVersion;
        while (world.Chosen is not null)
        {
            if (!IsChosen) using (During(Activity.AwaitChoice)) await world.Published.Wait(_setup.End);
            else if (IsNewerInView) await ReceiveNewerModel(delivered: false);
            else if (!InContact && !HasRoundsModel) await _received.Wait(Epoch.Min(_setup.End, _setup.Contacts.NextAos(index, world.Now)));
            else if (once && Held == _trained) await News(NextChangeOfView());
            else return;
        }
    }

    /// <summary>
    /// Trains on the captures that no training has used: at once with a new model or in a long contact, otherwise so that it ends when
    /// the next contact begins. Null when there were too few by then, or the cloud had chosen others.
    /// </summary>
    private async SimTask<Delivery?> Train()
    {
        bool mayWait = !InLongContact;
        if (mayWait && MustWait)
        {
            Epoch due = JustInTime();
            while (MustWait && (WaitsForDataAlone ? !IsNewerInView : world.Now < due)) using (During(Held == _trained ? Activity.AwaitContact : Activity.AwaitData)) await _received.Wait(WaitsForDataAlone ? world.Now + LookAgain : due);
            if (WaitsForDataAlone && MustWait) return null;
        }

        PreparedTraining? affordable = await Affordable();
        if (IsChosen && affordable is { } training) return await Train(training);
        world.Interruptions.GoOn(index, trains: false);
        if (!IsChosen) return null;
        _power.DataGatedTrainings++;
        world.Note(TraceKind.TrainingGated, index, 2);
        if (mayWait) using (During(Activity.AwaitData)) await world.Simulation.Until(_setup.Contacts.NextAos(index, world.Now));
        return null;
    }

    /// <summary>Whether it has a new model and need not wait for a contact of its own to send what it makes of it.</summary>
    private bool WaitsForDataAlone => Courier is not null && Held != _trained;

    /// <summary>Whether there is nothing to train from or on, but what it has trained from.</summary>
    private bool MustWait => Held == _trained || Prepare(world.Now) is null;

    /// <summary>The training on what the buffer holds at a time; null when that is too little.</summary>
    private PreparedTraining? Prepare(Epoch time)
    {
        PreparedTraining training = _setup.Learner.Prepare(index, _trainings, OldestCapture(time), time);
        return _setup.AreEnough(training.Samples) ? training : null;
    }

    /// <summary>When a training must start to end at the next AOS; captures are foretold as contacts are.</summary>
    private Epoch JustInTime()
    {
        Epoch contact = NextContactOrEnd;
        return contact - _setup.TrainingTime(Prepare(contact)?.Samples ?? 0);
    }

    private Epoch NextContactOrEnd => Epoch.Min(_setup.ForeseenContacts.NextAos(index, world.Now), _setup.End);

    /// <summary>Trains; null when a brown-out ends it. What it then has done is lost, its captures are as if not used, and it does not count.</summary>
    private async SimTask<Delivery?> Train(PreparedTraining training)
    {
        Epoch from = OldestCapture(world.Now), began = world.Now;
        world.Note(TraceKind.TrainingStarted, index, training.Samples);
        (Epoch end, double powerW) = _setup.Course(index, training.Samples, began);
        Epoch stop = _power.SwitchOn(LoadPhase.Train, powerW, end);
        (ModelVersion basis, Epoch taken) = (Held, _taken);
        (ModelVersion? Trained, Epoch? UpTo, int Brownouts) before = (_trained, _trainedUpTo, _power.Brownouts);
        world.Interruptions.Train(index, powerW, before.Brownouts, stop < end ? null : world.NextUpdateId);
        while (stop < end) // under the loads as they are, which others may switch off by then
        {
            await world.Simulation.Until(stop);
            Epoch next = _power.EmptyFrom(end);
            if (_power.Brownouts > before.Brownouts)
            {
                _power.SwitchOff(LoadPhase.Train);
                _power.LoseTraining(before.Brownouts, stop);
                return null;
            }

            stop = next;
        }

        (_trained, _trainedUpTo) = (basis, began);
        _trainings++;
        TrainingStart start = new(basis.Model.Parameters, basis.Model.Broadcast, _state);
        double flipsPerBit = _setup.Faults.BitFlipsPerBitDay * (end - taken).TotalHours / 24;
        RandomStream radiation = _setup.Seeds.Stream(FormattableString.Invariant($"sat/{index}/radiation"), (ulong)_trainings);
        Epoch last = _setup.LastOf(index);
        Job<LocalUpdate>? job = end < last ? world.Pool.Enqueue(() => Irradiated(training.Train(start))) : null; // beyond, nobody would have its result
        Delivery delivery = new(world.NextUpdateId++, index, basis, training, job) { ModelTaken = taken, TrainStart = began, TrainDue = end };
        _underWay = delivery;
        world.Trainings.Add(new(delivery, from));
        await Work(LoadPhase.Train, end < last ? end : Epoch.EndOfTime); // what the end cuts never ends
        if (_power.Brownouts > before.Brownouts) // other loads emptied the battery
        {
            (_trained, _trainedUpTo) = (before.Trained, before.UpTo);
            delivery.IsLost = true;
            _power.LoseTraining(before.Brownouts, end);
            return null;
        }

        LocalUpdate made = world.Join(() => delivery.Update);
        (delivery.Steps, world.BitFlips) = (made.Steps, world.BitFlips + made.BitFlips);
        _coolFrom = _setup.CoolFrom(training.Samples, began, end);
        world.EndTraining();
        world.Note(TraceKind.TrainingEnded, index);
        delivery.TrainEnd = world.Now;
        delivery.EnergyJ = powerW * (end - began).TotalSeconds;
        world.Interruptions.Trained(delivery);
        return delivery;

        LocalUpdate Irradiated(LocalUpdate clean)
            => flipsPerBit == 0 ? clean : BitFlips.Apply(clean, start.Parameters, flipsPerBit, radiation);
    }

    /// <summary>
    /// Sends the update in the contacts to come until a gateway has all of it. One that was interrupted is given up where the rule has no more
    /// use for it, and lets a newer model pass where the contact is too short for the rest of it.
    /// </summary>
    private async SimTask Deliver(Delivery delivery)
    {
        LocalUpdate update = world.Join(() => delivery.Update);
        bool isGivenUp = false;
        if (Courier is not null)
        {
            Parcel parcel = Courier.Send(delivery);
            await parcel.HasLeft;
            isGivenUp = parcel.IsGivenUp;
        }
        else
        {
            while (!isGivenUp && delivery.Contact is null) isGivenUp = !await TrySend(delivery);
            if (isGivenUp) GiveUp(delivery);
            else await HandOver(delivery);
        }

        if (!isGivenUp && update.IsFinite) _state = update.State;
    }

    /// <summary>Sends an update, its own or another's, in the contact that is open or the next one, as far as that goes; false when it is given up.</summary>
    public async SimTask<bool> TrySend(Delivery delivery)
    {
        if (await Antenna() is not { } contact) return true;
        bool isOvertaken = delivery.UploadStart is not null && VersionAt(contact).IsNewerThan(delivery.Basis);
        bool isGivenUp = isOvertaken && _setup.Rounds.Policy.DropsOlderThan is { } tier && (tier == Tier.Gateway || VersionAt(contact).Number > delivery.Basis.Number);
        if (isOvertaken && !isGivenUp && !IsRoomFor(delivery, contact)) await Download(contact);
        if (!isGivenUp && contact.IsOpen(world.Now) && _power.IsUp && Radio.Keeps(contact)) await Upload(delivery, contact);
        Radio.Release(contact);
        return !isGivenUp;
    }

    /// <summary>Nobody sends an update of its own any more.</summary>
    public void GiveUp(Delivery delivery)
    {
        delivery.Settle();
        GivenUp++;
        world.Interruptions.GiveUp(delivery);
    }

    /// <summary>Lets the gateway have an update of its own, the last bit of which is sent, when that arrives.</summary>
    public async SimTask HandOver(Delivery delivery)
    {
        using (During(Activity.Transmit)) await world.Simulation.Until(world.Now + delivery.Contact!.DelayAt(world.Now));
        delivery.Arrival = world.Now;
        world.Interruptions.Arrived(delivery);
        world.Note(TraceKind.UploadEnded, index, delivery.Contact.Window.Gateway);
        gateways[delivery.Contact.Window.Gateway].Receive(delivery);
        await world.Simulation.Settled(); // what is made of it without delay is there to be taken
    }

    /// <summary>Takes a version that has come, if it is newer than what it holds.</summary>
    public void Take(ModelVersion version)
    {
        if (!version.IsNewerThan(Held)) return;
        (Held, _taken) = (version, world.Now);
        _unreceived.Clear();
        world.Note(TraceKind.ModelReceived, index, version.Number);
        _received.Announce();
        Courier?.Offer(index);
    }

    private async SimTask Upload(Delivery delivery, Contact contact)
    {
        int gateway = contact.Window.Gateway;
        Epoch began = world.Now;
        delivery.UploadStart ??= began;
        world.Note(TraceKind.UploadStarted, index, gateway);
        double bits = Remaining(delivery, contact);
        (Epoch end, double remaining, bool isPreempted) = await Radio.Carry(contact, LoadPhase.Transmit, bits);

        double seconds = (end - began).TotalSeconds;
        Radio.Count(contact, seconds, downlinkBits: bits - remaining);
        world.Transfers.Add(new(contact, LinkDirection.Downlink, delivery.UpdateId, began, end, remaining, isPreempted));
        delivery.EnergyJ += _setup.Energy.TransmitPowerW * seconds;
        delivery.SetRemainingBits(gateway, remaining, _setup.Rounds.Handover);
        if (isPreempted) delivery.Preemptions++;
        if (remaining == 0) delivery.Contact = contact;
        else world.Note(TraceKind.UploadInterrupted, index, gateway);
    }

    /// <summary>
    /// Receives a newer version from a gateway in view; without one, waits for it to the end of the contact, or of a part of a long one, or as long
    /// as it takes.
    /// </summary>
    private async SimTask ReceiveNewerModel(bool delivered)
    {
        ModelVersion old = Held;
        bool wait = delivered && _setup.Rounds.Policy.TrainAgain == TrainAgain.EachVersion && Held == _trained;
        Epoch partEnds = PartEnds(delivered);
        while (Held == old && (wait || (InContact && world.Now < partEnds)))
        {
            if (!IsNewerInView)
            {
                await News(wait ? NextChangeOfView() : Epoch.Min(partEnds, NextChangeOfView()));
            }
            else if (!_power.IsUp)
            {
                using (During(Activity.AwaitEnergy)) await world.Simulation.Until(Epoch.Min(_power.UpFrom, NextChangeOfView()));
            }
            else if (await Radio.Antenna(HasNewer) is { } contact)
            {
                await Download(contact);
                Radio.Release(contact);
            }
        }
    }

    /// <summary>Waits for a version to be published, or to come over a link between satellites.</summary>
    private async SimTask News(Epoch deadline)
    {
        using (During(Activity.AwaitModel)) await Occasion.WaitAny(world.Simulation, deadline, world.Published, _received);
    }

    /// <summary>
    /// How long to wait for a version in a long contact. After an update, periodic rounds publish one by the end of the second period, if at all.
    /// </summary>
    private Epoch PartEnds(bool delivered)
    {
        Epoch part = _setup.Contacts.NextPart(index, world.Now);
        bool isDue = delivered && _setup.Rounds.Policy.Trigger == RoundTrigger.Period;
        return isDue ? Epoch.Max(part, world.Now + (Duration.FromMinutes(_setup.Rounds.LongestMin) * 2)) : part;
    }

    private async SimTask Download(Contact contact)
    {
        if (!HasNewer(contact)) return;
        Epoch began = world.Now;
        (ModelVersion version, double bits) = ToReceive(contact);
        (Epoch end, double remaining, bool isPreempted) = await Radio.Carry(contact, LoadPhase.Receive, bits);

        Radio.Count(contact, (end - began).TotalSeconds, uplinkBits: bits - remaining);
        Transfer transfer = new(contact, LinkDirection.Uplink, version.Number, began, end, remaining, isPreempted);
        world.Transfers.Add(transfer);
        _unreceived[contact.Window.Gateway] = (version, remaining);
        double receivedJ = _setup.Energy.ReceivePowerW * ((remaining == 0 ? world.Now : end) - began).TotalSeconds;
        world.Downloads.Add(new(index, contact.Window.Gateway, contact.Window.Id, version.Number, version.EdgeVersion, began, end, bits - remaining, transfer.End, receivedJ));
        if (remaining == 0) Take(version);
    }

    /// <summary>
    /// What to receive next in a contact, and how much of it is missing: the gateway's newest version where the contact is long enough for it, else one
    /// that was begun there, if any, so that a model too large for a contact arrives even where a newer one is made before the next.
    /// </summary>
    private (ModelVersion Version, double Bits) ToReceive(Contact contact)
    {
        ModelVersion newest = VersionAt(contact);
        double bits = newest.Model.DownloadVectors * world.VectorBits;
        if (!_unreceived.TryGetValue(contact.Window.Gateway, out (ModelVersion Version, double Bits) begun) || !begun.Version.IsNewerThan(Held)) return (newest, bits);
        bool goesOn = begun.Version == newest || contact.Foreseen.Uplink.Send(world.Now, contact.Foreseen.Window.Los, bits).RemainingBits > 0;
        return goesOn ? begun : (newest, bits);
    }

    /// <summary>Waits for power and a contact, then for an antenna while a gateway is in view; null when none was free.</summary>
    private async SimTask<Contact?> Antenna()
    {
        while (!_power.IsUp || !InContact)
        {
            await world.Simulation.Until(_power.IsUp ? _setup.Contacts.NextAos(index, world.Now) : _power.UpFrom);
        }

        return await Radio.Antenna(_ => true);
    }

    private bool IsRoomFor(Delivery delivery, Contact contact)
        => contact.Foreseen.Downlink.Send(world.Now, contact.Foreseen.Window.Los, Remaining(delivery, contact)).RemainingBits == 0;

    private double Remaining(Delivery delivery, Contact contact)
        => delivery.RemainingBits(contact.Window.Gateway, _setup.Rounds.Handover);

    /// <summary>Whether it holds what the cloud has published last, as links between satellites may have brought it.</summary>
    private bool HasRoundsModel => Courier is not null && Held.Number == gateways[0].Version.Number;

    /// <summary>Whether it is among those that train in this round.</summary>
    private bool IsChosen => world.Chosen?.Contains(index) ?? true;

    /// <summary>Whether a gateway is in view.</summary>
    public bool InContact => _setup.Contacts.OpenContacts(index, world.Now).Any();

    private bool InLongContact => _setup.Contacts.IsInLongContact(index, world.Now);

    private Epoch NextChangeOfView()
        => _setup.Contacts.OpenContacts(index, world.Now).Select(contact => contact.Window.Los)
            .Append(_setup.Contacts.NextAos(index, world.Now)).Min();

    private bool IsNewerInView => _setup.Contacts.OpenContacts(index, world.Now).Any(HasNewer);

    private bool HasNewer(Contact contact) => VersionAt(contact).IsNewerThan(Held);

    private ModelVersion VersionAt(Contact contact) => gateways[contact.Window.Gateway].Version;

    /// <summary>
    /// The training on what the buffer holds when the battery allows it; once gated, when it has charged past the floor and the hysteresis. Null
    /// when the buffer holds too little then.
    /// </summary>
    private async SimTask<PreparedTraining?> Affordable()
    {
        _isResting = world.Now < _coolFrom;
        using (During(Activity.Cool)) await world.Simulation.Until(_coolFrom);
        _isResting = false;
        PreparedTraining? training = Prepare(world.Now);
        if (_power.Allows(training?.Samples ?? 0)) return training;
        _power.PutOff();
        world.Note(TraceKind.TrainingGated, index, 1);
        while (_power.AllowsFrom(training?.Samples ?? 0) is var from && from > world.Now)
        {
            using (During(Activity.AwaitEnergy)) await world.Simulation.Until(from);
            training = Prepare(world.Now);
        }

        return training;
    }

    /// <summary>Goes on with a load that is switched on, and switches it off.</summary>
    private async SimTask Work(LoadPhase phase, Epoch until)
    {
        await world.Simulation.Until(until);
        _power.SwitchOff(phase);
    }

    private SatelliteRadio Radio => _radio ??= new(world, index, gateways, _power, () => Held);

    private ActivityLog.Going During(Activity what) => _power.Activities.During(what);

    private Epoch OldestCapture(Epoch time) => _buffer.Oldest(time, _trainedUpTo);
}
