using SemSpace.Fl.Training;
using SemSpace.Sim.Records;

namespace SemSpace.Reports.Tables;

/// <summary>The tables of a run. A column is a line here and the record's field in its place; all else follows.</summary>
internal static class ResultTables
{
    private static readonly Dictionary<UpdateFate, string> Fates = new()
    {
        [UpdateFate.Merged] = "merged",
        [UpdateFate.Unweighted] = "unweighted",
        [UpdateFate.NonFinite] = "non_finite",
        [UpdateFate.Corrupted] = "corrupted",
        [UpdateFate.Duplicate] = "duplicate",
        [UpdateFate.Pending] = "pending",
    };

    private static readonly Dictionary<OutageKind, string> Silent = new() { [OutageKind.Gateway] = "gateway", [OutageKind.Satellite] = "satellite", [OutageKind.Backhaul] = "backhaul" };

    private static readonly Dictionary<IslCargo, string> Cargo = new() { [IslCargo.Update] = "update", [IslCargo.Model] = "model" };

    private static readonly Dictionary<LinkDirection, string> Directions = new() { [LinkDirection.Downlink] = "downlink", [LinkDirection.Uplink] = "uplink" };

    private static readonly Dictionary<TransferEnd, string> Ends = new()
    {
        [TransferEnd.Complete] = "complete",
        [TransferEnd.LossOfSignal] = "loss_of_signal",
        [TransferEnd.Outage] = "outage",
        [TransferEnd.BatteryEmpty] = "battery_empty",
        [TransferEnd.Preempted] = "preempted",
    };

    private static readonly Dictionary<InterruptionKind, string> Interrupted = new()
    {
        [InterruptionKind.Brownout] = "brownout",
        [InterruptionKind.PutOff] = "put_off",
        [InterruptionKind.Training] = "training",
        [InterruptionKind.Update] = "update",
    };

    private static readonly Dictionary<InterruptionCause, string> Causes = new()
    {
        [InterruptionCause.BatteryEmpty] = "battery_empty",
        [InterruptionCause.BatteryLow] = "battery_low",
        [InterruptionCause.NewerVersion] = "newer_version",
        [InterruptionCause.FlightEnd] = "flight_end",
        [InterruptionCause.ScenarioEnd] = "scenario_end",
    };

    private static readonly Dictionary<InterruptionOutcome, string> Outcomes = new()
    {
        [InterruptionOutcome.Restarted] = "restarted",
        [InterruptionOutcome.Trained] = "trained",
        [InterruptionOutcome.Dropped] = "dropped",
        [InterruptionOutcome.Lost] = "lost",
        [InterruptionOutcome.GivenUp] = "given_up",
        [InterruptionOutcome.Unfinished] = "unfinished",
    };

    /// <summary>Contact windows.</summary>
    public static Table<ContactRecord> Contacts { get; } = new Table<ContactRecord>(RunRecords.ContactsFile, "one row per contact window")
        .Whole("contact", c => c.Contact, "number of the contact, in order of AOS")
        .Text("satellite", c => c.Satellite, "satellite's name")
        .Text("gateway", c => c.Gateway, "gateway's name")
        .Time("aos_utc", c => c.Aos, "acquisition of signal, or the scenario's start or the end of an outage where that cuts the window")
        .Time("los_utc", c => c.Los, "loss of signal, or the scenario's end or the beginning of an outage where that cuts the window")
        .Time("culmination_utc", c => c.Culmination, "when the satellite stands highest")
        .Number("max_elevation_deg", c => c.MaxElevationDeg, "how high", "deg")
        .Flag("cut", c => c.Cut, "whether start or end of the scenario, or an outage, cuts the window")
        .Number("used_s", c => c.UsedSeconds, "time in which an antenna of the gateway sent to the satellite or received from it, in transfers that ended: one that is under way at the scenario's end is in this and the next two with nothing", "s")
        .Number("downlink_bits", c => c.DownlinkBits, "updates sent down in the window", "bits")
        .Number("uplink_bits", c => c.UplinkBits, "models sent up in the window", "bits")
        .Whole("preemptions", c => c.Preemptions, "transfers, either way, that were interrupted for a satellite of a better rank (`gateways[].preemption`)");

    /// <summary>Updates.</summary>
    public static Table<UpdateRecord> Updates { get; } = new Table<UpdateRecord>(RunRecords.UpdatesFile, "one row per model update that reached a gateway, in order of arrival")
        .Whole("update", u => u.UpdateId, "number of the update, in order of training start")
        .Text("satellite", u => u.Satellite, "satellite's name")
        .With("plane", Formats.FromOne, u => u.Plane, "its orbital plane, counted from 1 as in names and figures (`constellation.elements.planes` alone counts from 0)")
        .Text("gateway", u => u.Gateway, "the gateway that received it")
        .Whole("contact", u => u.Contact, "the contact in which the upload ended, as in `contacts.csv`")
        .Whole("base_version", u => u.BaseVersion, "cloud version in the model that it was trained from")
        .Text("base_gateway", u => u.BaseGateway, "the gateway whose own model, made of that version, it was trained from; empty where it was the cloud's")
        .Whole("base_edge_version", u => u.BaseEdgeVersion, "that gateway's version, as in `edge_rounds.csv`; 0 where it was the cloud's")
        .Whole("edge_version", u => u.EdgeVersion, "version of its gateway's own model that it helped to make; empty where it made none")
        .Whole("merged_version", u => u.MergedVersion, "cloud version that it helped to make; empty where it made none")
        .Time("base_published_utc", u => u.BasePublished, "when the model that it was trained from was made")
        .Time("base_cloud_published_utc", u => u.BaseCloudPublished, "when the cloud published the version in it")
        .Time("train_start_utc", u => u.TrainStart, "training start")
        .Time("train_end_utc", u => u.TrainEnd, "training end")
        .Time("upload_start_utc", u => u.UploadStart, "first bit sent; an upload may span several contacts")
        .Time("arrival_utc", u => u.Arrival, "last bit received by the gateway")
        .Whole("staleness_versions", u => u.StalenessVersions, "staleness τ that the rule goes by: the larger of the next two; 0 when it was trained from the very model that it is added to", "versions")
        .Whole("cloud_staleness_versions", u => u.CloudStaleness, "the version that the cloud had when it merged the update, less the base version. A merged update has merged_version − 1 − base_version", "versions")
        .Whole("edge_staleness_versions", u => u.EdgeStaleness, "merges that its gateway's own model had, and the base had not; 0 where gateways have none of their own", "versions")
        .Number("staleness_s", u => u.StalenessSeconds, "arrival, or the end of `held_s`, less the time at which the base was made", "s")
        .Number("cloud_staleness_s", u => u.CloudStalenessSeconds, "the same, less publication of the cloud version in the base", "s")
        .Number("weight", u => u.Weight, "end-to-end weight on the new cloud model: the model gains weight × update. With the round's `anchor_weight` the weights of a version sum to 1")
        .Whole("samples", u => u.Samples, "training samples")
        .Number("train_loss", u => u.TrainLoss, "mean loss over the training's steps")
        .Whole("payload_bytes", u => u.Bytes, "size of the update", "bytes")
        .Number("energy_j", u => u.EnergyJ, "energy of the training and of all sending of it", "J")
        .With("fate", Formats.Choice(Fates), u => u.Fate, "`merged` into a version; `unweighted`: received, but the rule gave it no weight; `non_finite`: refused, since a value in it was not a finite number; `corrupted`: refused, since a checksum found an error; `duplicate`: refused, since it had come before, as another row of the same number tells; `pending`: still at its gateway at the end")
        .Whole("preemptions", u => u.Preemptions, "how often its upload was interrupted for a satellite of a better rank (`gateways[].preemption`)")
        .Number("held_s", u => u.HeldSeconds, "for how long the ground segment held it after its arrival, before it could be merged (`faults.delayed_share`); to the end where that came first", "s");

    /// <summary>Transfers of models to satellites.</summary>
    public static Table<DownloadRecord> Downloads { get; } = new Table<DownloadRecord>(RunRecords.DownloadsFile, "one row per transfer of a model to a satellite that began and ended, in order of their ends; none of one that is under way at the scenario's end")
        .Text("satellite", d => d.Satellite, "satellite's name")
        .Text("gateway", d => d.Gateway, "the gateway that sent")
        .Whole("contact", d => d.Contact, "the contact, as in `contacts.csv`")
        .Whole("version", d => d.Version, "cloud version in the model sent")
        .Whole("edge_version", d => d.EdgeVersion, "version of the gateway's own model, made of it; 0 where the cloud's was sent")
        .Time("start_utc", d => d.Start, "first bit sent")
        .Time("end_utc", d => d.End, "last bit sent; from start to end the transfer holds an antenna")
        .Number("bits", d => d.Bits, "how much was sent", "bits")
        .With("ended", Formats.Choice(Ends), d => d.Ended, "`complete`: the satellite then had the whole model; `loss_of_signal`: the contact ended as plans knew; `outage`: one that nobody foresaw began; `battery_empty`; `preempted`: a satellite of a better rank took the antenna (`gateways[].preemption`)")
        .Number("energy_j", d => d.EnergyJ, "energy that the satellite's receiver used", "J");

    /// <summary>Merges of gateways into their own models.</summary>
    public static Table<EdgeRoundRecord> EdgeRounds { get; } = new Table<EdgeRoundRecord>(RunRecords.EdgeRoundsFile, "one row per merge of a gateway into a model of its own, in order of time; none where gateways only sum")
        .Text("gateway", r => r.Gateway, "gateway's name")
        .Whole("edge_version", r => r.EdgeVersion, "the gateway's version made, counted from 1 through the run")
        .Whole("cloud_version", r => r.CloudVersion, "the cloud's version in it")
        .Time("made_utc", r => r.Made, "when")
        .Whole("updates", r => r.Updates, "updates merged")
        .Whole("samples", r => r.Samples, "their training samples")
        .Number("samples_to_come", r => r.SamplesToCome, "samples of the updates that the contact plan foretells for the gateway until the cloud's round ends, with `absentees: in_flight` of those under way then, too; 0 where the rule does not look ahead")
        .Number("mean_staleness_versions", r => r.MeanStalenessVersions, "mean of the updates' `staleness_versions`", "versions")
        .Number("anchor_weight", r => r.AnchorWeight, "weight left on the model that the step starts from");

    /// <summary>Energy ledgers.</summary>
    public static Table<EnergyRecord> Energy { get; } = new Table<EnergyRecord>(RunRecords.EnergyFile, "one row per satellite: its energy ledger, to the end of its flight where that comes first")
        .Text("satellite", e => e.Satellite, "satellite's name")
        .With("plane", Formats.FromOne, e => e.Plane, "its orbital plane, counted from 1")
        .Number("initial_j", e => e.InitialJ, "charge at the start", "J")
        .Number("final_j", e => e.FinalJ, "charge at the end", "J")
        .Number("minimum_j", e => e.MinimumJ, "lowest charge", "J")
        .Number("harvested_j", e => e.HarvestedJ, "electricity from the panel", "J")
        .Number("idle_j", e => e.IdleJ, "what the platform asked for: at an empty battery platform, payload and heaters got `unserved_j` less together, and only what they got counts as used in `summary.json` and figures", "J")
        .Number("train_j", e => e.TrainJ, "used by trainings, lost ones too", "J")
        .Number("transmit_j", e => e.TransmitJ, "used by sending", "J")
        .Number("receive_j", e => e.ReceiveJ, "used by receiving", "J")
        .Number("isl_j", e => e.IslJ, "used by links between satellites", "J")
        .Number("payload_j", e => e.PayloadJ, "what the payload asked for; what it got where `unserved_j` is above 0 is less", "J")
        .Number("heater_j", e => e.HeaterJ, "what heaters asked for, as the payload", "J")
        .Number("loss_j", e => e.LossJ, "lost in charging and discharging", "J")
        .Number("clipped_j", e => e.ClippedJ, "harvested while the battery was full and thrown away", "J")
        .Number("unserved_j", e => e.UnservedJ, "asked for while the battery was empty and not given", "J")
        .Number("eclipse_s", e => e.EclipseSeconds, "time in the Earth's shadow; in the penumbra by the hidden share of the Sun", "s")
        .Whole("energy_gated_trainings", e => e.EnergyGatedTrainings, "trainings put off because the battery was low")
        .Whole("data_gated_trainings", e => e.DataGatedTrainings, "trainings skipped because the buffer held fewer than `sensing.min_samples` images")
        .Whole("lost_trainings", e => e.LostTrainings, "trainings that ended with an empty battery")
        .Whole("brownouts", e => e.Brownouts, "how often the battery ran empty")
        .Number("brownout_s", e => e.BrownoutSeconds, "time without radio and processor, from the empty battery to the restart", "s")
        .Time("first_brownout_utc", e => e.FirstBrownout, "when the battery first ran empty; empty where it never did")
        .Number("battery_cycles", e => e.BatteryCycles, "what left the battery, by its capacity: as many cycles from full to empty would have aged it as much");

    /// <summary>Who has which samples.</summary>
    public static Table<PartitionRecord> Partition { get; } = new Table<PartitionRecord>(RunRecords.PartitionFile, "one row per satellite and class; no row for images of the Earth, which are not parted")
        .Text("satellite", p => p.Satellite, "satellite's name")
        .Text("class", p => p.Class, "class's name")
        .Whole("samples", p => p.Samples, "images of the class that the satellite has; with `data.arrival` streaming, has by the end");

    /// <summary>The kept versions by class.</summary>
    public static Table<ClassRecord> Classes { get; } = new Table<ClassRecord>(RunRecords.ClassesFile, "one row per kept version of the model, set of the exam and class; no row for a task without classes")
        .Text("model", c => c.Model, "`last`, or `best` where that was asked for: the version of `model.safetensors` or `best_model.safetensors`")
        .Text("set", c => c.Set, "`test` or `validation`")
        .Text("class", c => c.Class, "class's name")
        .Whole("images", c => c.Images, "images of the class in the set")
        .Whole("answers", c => c.Answers, "images of any class that the model takes for it")
        .Whole("right", c => c.Right, "images of the class that it names right")
        .Number("recall", c => c.Recall, "`right` of `images`; empty where there are none. The mean over classes is the balanced accuracy");

    /// <summary>The kept versions by block of the Earth.</summary>
    public static Table<RegionRecord> Regions { get; } = new Table<RegionRecord>(RunRecords.RegionsFile, "one row per kept version of the model and block of the Earth that an exam set has images of, from south-west to north-east; no row for a task without classes")
        .Text("model", r => r.Model, "`last` or `best`, as in `classes.csv`")
        .Text("set", r => r.Set, "which set the block is for: `test` or `validation`")
        .Number("latitude_deg", r => r.LatitudeDeg, "latitude of the block's middle", "deg")
        .Number("longitude_deg", r => r.LongitudeDeg, "longitude of the block's middle, 0 to 360", "deg")
        .Whole("images", r => r.Images, "the set's images in the block")
        .Whole("right", r => r.Right, "those whose class the model names right");

    /// <summary>What satellites brought.</summary>
    public static Table<SatelliteRecord> Satellites { get; } = new Table<SatelliteRecord>(RunRecords.SatellitesFile, "one row per satellite: what it brought to the model")
        .Text("satellite", s => s.Satellite, "satellite's name")
        .Whole("trainings", s => s.Trainings, "its trainings that ended")
        .Whole("samples", s => s.Samples, "samples in them, one pass counted")
        .Whole("updates", s => s.Updates, "its updates that reached a gateway")
        .Whole("merged_updates", s => s.MergedUpdates, "those merged into a version")
        .Whole("given_up_updates", s => s.GivenUpUpdates, "its updates that reached none: given up when a newer version came before all was sent (`late: drop`)")
        .Number("weight", s => s.Weight, "sum of the merged updates' `weight`")
        .Number("data_share", s => s.DataShare, "its share p_k of the samples that all satellites have in the run, trained on or not, each counted once; empty where there are none")
        .Number("importance", s => s.Importance, "its share of the `weight` of all merged updates, to compare with `data_share`; empty where none was merged")
        .Number("clock_offset_s", s => s.ClockOffsetS, "by how much its clock is fast at the start (`faults.clock_offset_s`); below 0 where it is slow", "s")
        .Number("clock_drift_ppm", s => s.ClockDriftPpm, "by how much its clock gains (`faults.clock_drift_ppm`)", "ppm")
        .Number("clock_lost_s", s => s.ClockLostS, "contact time that its clock took", "s");

    /// <summary>Silent gateways and satellites.</summary>
    public static Table<OutageRecord> Outages { get; } = new Table<OutageRecord>(RunRecords.OutagesFile, "one row per time in which a gateway, a satellite's radio or a gateway's line to the cloud was out, by time; none where the scenario has no outages")
        .With("kind", Formats.Choice(Silent), o => o.Kind, "`gateway`, `satellite`, or `backhaul`: a gateway's line to the cloud")
        .Text("name", o => o.Name, "its name")
        .Time("from_utc", o => o.From, "from when on")
        .Time("to_utc", o => o.To, "until when")
        .Text("reason", o => o.Reason, "why, in the scenario's words")
        .Flag("foreseen", o => o.Foreseen, "whether plans knew it")
        .Whole("contacts", o => o.Contacts, "contact windows that it cut, divided or took away")
        .Number("lost_s", o => o.LostSeconds, "contact time that it took; two outages at once count each", "s")
        .Whole("line_held", o => o.Line.Transfers, "of a backhaul: transfers over the line (calls for a round's sum, sums, versions) that it kept from beginning or going on, and no outage before it: each transfer is in the row of the first outage that held it")
        .Whole("line_interrupted", o => o.Line.Interrupted, "transfers that were under way when it began, also such as an outage before it had held; the bits that had not arrived go after it, a call is made anew")
        .Whole("line_updates", o => o.Line.Updates, "updates in the sums that were called for or sent in those of `line_held`")
        .Number("line_bits", o => o.Line.Bits, "what of those had not arrived as it began, or as they were to be sent", "bits")
        .Number("line_wait_s", o => o.Line.WaitSeconds, "how long transfers waited in it, all together; each second of a wait is in one row, that of the outage which began first of those in force, and of those that began at once the first in `outages`", "s");

    /// <summary>Transfers between satellites.</summary>
    public static Table<IslRecord> IslTransfers { get; } = new Table<IslRecord>(RunRecords.IslFile, "one row per transfer over a link between two satellites, in order of their ends; nothing of one that is under way at the scenario's end, and none where the scenario has no such links")
        .Text("from_satellite", i => i.From, "who sent")
        .Text("to_satellite", i => i.To, "who received")
        .With("cargo", Formats.Choice(Cargo), i => i.Cargo, "`update`, on its way to a gateway, or `model`, on its way to who has an older one")
        .With("sent_update_id", Formats.OrNothing(Formats.Whole<long>()), i => i.UpdateId, "the update's id, as in `updates.csv` if it arrived; empty for a model")
        .Whole("sent_version", i => i.Version, "the cloud's version that was sent, or that the update was trained from")
        .Time("terminals_from_utc", i => i.Start, "when the terminals began")
        .Time("terminals_to_utc", i => i.End, "when they ended; what was sent arrives the signal's travel time later")
        .Number("sent_bits", i => i.Bits, "what was sent", "bits")
        .With("ended", Formats.Choice(Ends), i => i.Ended, "`complete`; `loss_of_signal`: the link closed as plans knew; `outage`: one began at either end that nobody foresaw; `battery_empty`: at either end")
        .Number("terminals_j", i => i.EnergyJ, "energy of both terminals", "J");

    /// <summary>What was interrupted.</summary>
    public static Table<InterruptionRecord> Interruptions { get; } = new Table<InterruptionRecord>(RunRecords.InterruptionsFile, "one row per brown-out, training that was put off, lost or cut by the end, and update that reached no gateway, by beginning; interrupted transfers are in `downloads.csv`, `links.csv` and `isl.csv`")
        .Text("satellite", i => i.Satellite, "satellite's name")
        .With("plane", Formats.FromOne, i => i.Plane, "its orbital plane, counted from 1")
        .With("kind", Formats.Choice(Interrupted), i => i.Kind, "what was interrupted: `brownout`: power of radio and processor; `put_off`: a training that would have begun; `training`: one that had begun; `update`: the way of a trained one to a gateway")
        .With("cause", Formats.Choice(Causes), i => i.Cause, "`battery_empty`; `battery_low`: the energy gate found too little in the battery; `newer_version`: one came before all of the update was sent (`late: drop`); `flight_end` of the satellite; `scenario_end`")
        .Time("from_utc", i => i.From, "from when on: the empty battery, the gate's refusal, the training's start, or the end of the update's training")
        .Time("to_utc", i => i.To, "until when; the end of the flight, or of the scenario, where it goes on until then")
        .Number("length_s", i => i.Seconds, "time between the two, to the nanosecond", "s")
        .With("outcome", Formats.Choice(Outcomes), i => i.Outcome, "what came then: `restarted`: power was back; `trained`: the training that was put off began; `dropped`: it did not, since there were too few samples by then or others were chosen; `lost`: what had been trained is; `given_up`: the update was thrown away; `unfinished`: nothing more until the end")
        .With("update", Formats.OrNothing(Formats.Whole<long>()), i => i.UpdateId, "number of the update, as in `updates.csv` if it arrived, that was to be sent, was trained, or was trained after having been put off; empty where there is none, as for a training that was to end with an empty battery when it began")
        .Text("loads", i => i.Loads, "of a brownout: the loads that were on when the battery ran empty, of `idle`, `train`, `transmit`, `receive`, `isl`, `payload` and `heater`, a plus sign between two. It interrupted those of the second to the fifth")
        .Number("unserved_j", i => i.UnservedJ, "of a brownout: asked for by loads and not given; its sum over a satellite's rows is that of `energy.csv`", "J")
        .Number("spent_j", i => i.SpentJ, "of a training or an update: spent in vain on the training and on transfers that ended", "J");

    /// <summary>Gateways' antennas.</summary>
    public static Table<GatewayRecord> Gateways { get; } = new Table<GatewayRecord>(RunRecords.GatewaysFile, "one row per gateway: what its antennas did")
        .Text("gateway", g => g.Gateway, "gateway's name")
        .Whole("antennas", g => g.Antennas, "its antennas")
        .Whole("contacts", g => g.Contacts, "contact windows")
        .Number("in_view_s", g => g.InViewSeconds, "time with one satellite in view or more", "s")
        .Number("busy_share", g => g.BusyShare, "share of all antennas' time for which they were given to satellites, set-up included, and transfers that are under way at the scenario's end")
        .Number("transfer_s", g => g.TransferSeconds, "time of transfers that ended before the scenario; two antennas at once count each", "s")
        .Whole("grants", g => g.Grants, "how often an antenna was given to a satellite")
        .Whole("refusals", g => g.Refusals, "how often a satellite waited for one until its contacts ended; counted at the gateway that it would have taken first")
        .Number("wait_s", g => g.WaitSeconds, "time that satellites waited for an antenna that they got, all together", "s")
        .Number("longest_wait_s", g => g.LongestWaitSeconds, "the longest of these waits", "s")
        .Whole("most_waiting", g => g.MostWaiting, "most satellites that waited at a time with the gateway in view")
        .Whole("updates", g => g.Updates, "updates received, duplicates counted")
        .Whole("satellites", g => g.Satellites, "different satellites that made them")
        .Whole("preemptions", g => g.Preemptions, "transfers, either way, that were interrupted for a satellite of a better rank (`gateways[].preemption`)")
        .Whole("queued", g => g.Queued, "how often a satellite waited for an antenna with the gateway in view, whether it got one here, elsewhere, or none")
        .Number("queued_s", g => g.QueuedSeconds, "for how long, all together", "s")
        .Number("mean_waiting", g => g.MeanWaiting, "how many waited on average over the time of the run; by Little's law `queued_s` over that time");

    /// <summary>Satellites over time.</summary>
    public static Table<StateRecord> States { get; } = new Table<StateRecord>(RunRecords.StatesFile, "one row per satellite and time, by time; none where `record_min` is none")
        .Time("recorded_utc", c => c.Time, "when the satellite was looked at")
        .Text("satellite", c => c.Satellite, "satellite's name")
        .Number("charge", c => c.Charge, "charge as a share of the capacity")
        .Number("sun_share", c => c.SunShare, "share of the Sun that the Earth leaves free")
        .Number("panel_w", c => c.PanelW, "electricity from the cells", "W")
        .Number("load_w", c => c.LoadW, "what all loads ask for", "W")
        .Whole("model_version", c => c.ModelVersion, "the cloud's version in the model on board")
        .Number("model_age_s", c => c.ModelAgeSeconds, "time since that version was published", "s");

    /// <summary>Gateways over time.</summary>
    public static Table<QueueRecord> Queues { get; } = new Table<QueueRecord>(RunRecords.QueuesFile, "one row per gateway and time, by time; none where `record_min` is none")
        .Time("recorded_utc", q => q.Time, "when the gateway was looked at")
        .Text("gateway", q => q.Gateway, "gateway's name")
        .Whole("antennas_given", q => q.Given, "antennas that were given to satellites")
        .Whole("waiting", q => q.Waiting, "satellites that waited for one with the gateway in view")
        .Number("mean_waiting", q => q.MeanWaiting, "how many did on average over the time since the record before; 0 in the first")
        .Whole("most_waiting", q => q.MostWaiting, "how many did at most since then");

    /// <summary>Satellites' time.</summary>
    public static Table<ActivityRecord> Activities { get; } = new Table<ActivityRecord>(RunRecords.ActivityFile, "one row per satellite: what it did with its time; the seconds sum to its flight in the run")
        .Text("satellite", a => a.Satellite, "satellite's name")
        .With("plane", Formats.FromOne, a => a.Plane, "its orbital plane, counted from 1")
        .Number("off_s", a => a.OffSeconds, "without radio and processor, from the empty battery to the restart; `brownout_s` in `energy.csv`", "s")
        .Number("train_s", a => a.TrainSeconds, "training, lost trainings too", "s")
        .Number("transmit_s", a => a.TransmitSeconds, "sending to a gateway, also in a transfer that is under way at the scenario's end", "s")
        .Number("receive_s", a => a.ReceiveSeconds, "receiving from a gateway, likewise", "s")
        .Number("isl_s", a => a.IslSeconds, "sending to or receiving from another satellite", "s")
        .Number("set_up_s", a => a.SetUpSeconds, "while a gateway's antenna turned to it", "s")
        .Number("antenna_wait_s", a => a.AntennaSeconds, "waiting for an antenna with a gateway in view", "s")
        .Number("cool_s", a => a.CoolSeconds, "waiting for the processor to rest after a training (`compute.max_duty`), and for nothing else: while it also waits for a contact, samples or a model, the rest counts there", "s")
        .Number("energy_wait_s", a => a.EnergySeconds, "waiting for the battery to allow a training", "s")
        .Number("data_wait_s", a => a.DataSeconds, "waiting for samples", "s")
        .Number("model_wait_s", a => a.ModelSeconds, "waiting for a newer model", "s")
        .Number("choice_wait_s", a => a.ChoiceSeconds, "waiting to be chosen for a round", "s")
        .Number("contact_wait_s", a => a.ContactSeconds, "the rest: waiting for a contact, or for the time from which a training lasts to the next", "s");

    /// <summary>Transfers over time.</summary>
    public static Table<LinkRecord> Links { get; } = new Table<LinkRecord>(RunRecords.LinksFile, "one row per transfer between a satellite and a gateway and moment, transfer by transfer in order of their ends; nothing of one that is under way at the scenario's end, and none where `record_link_s` is none")
        .Whole("transfer", l => l.Transfer, "the transfer's number, in order of ends")
        .With("direction", Formats.Choice(Directions), l => l.Direction, "`downlink` of an update, or `uplink` of a model")
        .Text("satellite", l => l.Satellite, "satellite's name")
        .Text("gateway", l => l.Gateway, "gateway's name")
        .Whole("contact", l => l.Contact, "the contact, as in `contacts.csv`")
        .Whole("cargo", l => l.Cargo, "what is sent: downlink, the update's number as in `updates.csv` if it arrived; uplink, the cloud version in the model")
        .Time("time_utc", l => l.Time, "the moment: first bit, each `record_link_s` after it, the last before each change of mode, last bit")
        .Number("elevation_deg", l => l.ElevationDeg, "how high the satellite stands", "deg")
        .Number("range_km", l => l.RangeKm, "how far away it is", "km")
        .Number("doppler_khz", l => l.DopplerKhz, "what arrives less what is sent: above 0 while the satellite comes nearer", "kHz")
        .Number("snr_db", l => l.SnrDb, "signal to noise in the channel", "dB")
        .Text("mode", l => l.Mode, "what the modem sends with, where it has several modes; at a change that before it")
        .Number("rate_bits_per_s", l => l.RateBps, "the rate of the transfer", "bits/s")
        .Number("carried_bits", l => l.Bits, "what it has carried so far", "bits")
        .With("ended", Formats.OrNothing(Formats.Choice(Ends)), l => l.End, "in a transfer's last row: `complete`; `loss_of_signal`: the contact was too short; `outage`: one began; `battery_empty`; `preempted`: a satellite of a better rank took the antenna. Empty before");

    /// <summary>All tables of a run.</summary>
    /// <param name="metrics">Names of the task's scores.</param>
    public static IReadOnlyList<Table> Of(MetricNames metrics) => [Contacts, Updates, Downloads, Rounds(metrics), EdgeRounds, Energy, Classes, Regions, Satellites, Partition, Outages, IslTransfers, Interruptions, Gateways, Activities, States, Queues, Links];

    /// <summary>Cloud versions.</summary>
    /// <param name="metrics">Names of the task's scores, which head their columns.</param>
    public static Table<RoundRecord> Rounds(MetricNames metrics) => new Table<RoundRecord>(RunRecords.RoundsFile, "one row per cloud version, the initial model first")
        .Whole("version", r => r.Version, "cloud version made")
        .Time("closed_utc", r => r.Closed, "when the cloud closed the round")
        .Time("published_utc", r => r.Published, "when it had merged the gateways' sums and published the version")
        .Whole("updates", r => r.Updates, "updates with a weight")
        .Whole("satellites", r => r.Diversity.Satellites, "different satellites among them")
        .Whole("planes", r => r.Diversity.Planes, "different orbital planes among those")
        .Number("effective_satellites", r => r.Diversity.EffectiveSatellites, "how many satellites of equal weight would be as diverse: (Σw)² / Σw² over the sums of their updates' weights; 0 without updates")
        .Number("effective_planes", r => r.Diversity.EffectivePlanes, "the same of orbital planes")
        .Whole("samples", r => r.Samples, "their training samples")
        .Number("mean_staleness_versions", r => r.MeanStalenessVersions, "mean of their `staleness_versions`", "versions")
        .Number("anchor_weight", r => r.AnchorWeight, "weight left on the previous model: what staleness took from updates, and shares that no upload took; below 0 where a server_learning_rate goes beyond the updates")
        .Number("mean_train_loss", r => r.MeanTrainLoss, "mean of their `train_loss`")
        .Number("test_loss", r => r.Scores.Test.Loss, "loss of the version over the test set")
        .Number(metrics.Score, r => r.Scores.Test.Score, "score on the test set: by the task")
        .Number(metrics.SecondScore, r => r.Scores.Test.SecondScore, "second score on the test set: mean recall of the classes, or structural similarity")
        .Number("validation_loss", r => r.Scores.Validation.Loss, "loss over the validation set")
        .Number(Validation(metrics.Score), r => r.Scores.Validation.Score, "score on the validation set: what decisions go by")
        .Number(Validation(metrics.SecondScore), r => r.Scores.Validation.SecondScore, "second score on the validation set");

    private static string Validation(string metric) => $"validation_{metric}";
}
