using SemSpace.Experiments.Scenarios.Binding;
using SemSpace.Fl.Training;
using SemSpace.Reports.Tables;
using SemSpace.Sim.Energy;
using SemSpace.Sim.Faults;
using SemSpace.Sim.Gateways;
using SemSpace.Sim.Links;
using SemSpace.Sim.Links.Modems;
using SemSpace.Sim.Links.Propagation;
using SemSpace.Sim.Network;
using Is = SemSpace.Keys.Keys<SemSpace.Experiments.Scenarios.Scenario>;

namespace SemSpace.Experiments.Scenarios.Schema;

/// <summary>The keys of a scenario file.</summary>
internal static class ScenarioSchema
{
    private const double ShortestH = 0.001, LongestH = 8784;
    private const string Availability = "links.atmosphere.availability_percent", GatewayName = "gateways.*.name";

    /// <summary>A power given in dBm to a few digits may round above the same power in W.</summary>
    private const double PowerRounding = 1e-3;

    /// <summary>The whole file.</summary>
    public static Section<Scenario> Root { get; } = new(
        "One experiment.",
        () => new() { Name = "", StartUtc = default, DurationH = 0, Constellation = new WalkerSpec(), Gateways = [] },
        [
            new ExtendsKey(),
            Is.Must("name", Kinds.FolderName, "name of the results folder", s => s.Name, (s, v) => s with { Name = v }),
            Is.Of("description", Kinds.FreeText, "what the scenario is for", s => s.Description, (s, v) => s with { Description = v }),
            Is.Of("seed", new SeedKind(), "seed of all randomness", s => s.Seed, (s, v) => s with { Seed = v }),
            Is.Of("mode", new ChoiceKind<RunMode>([.. Enum.GetValues<RunMode>().Select(mode => (NameOf(mode), mode))]), "whether satellites train, or models are replaced by their size, so that all but the scores is as in training, within seconds, or satellites train on the schedule of another run",
                s => s.Mode, (s, v) => s with { Mode = v }),
            Is.Of("schedule", new OptionalKind<InputFile>(new FileKind(), joint: "; "), "schedule.json of the run whose schedule is replayed: models are as large on links, and trainings last as long, as they were there",
                s => s.Schedule, (s, v) => s with { Schedule = v }),
            Is.Must("start_utc", new EpochKind(), "start of the simulation", s => s.StartUtc, (s, v) => s with { StartUtc = v }),
            Is.Must("duration_h", Kinds.Within(ShortestH, LongestH, "h"), "simulated time; the end is a whole millisecond", s => s.DurationH, (s, v) => s with { DurationH = v }),
            Is.Of("record_min", new OptionalKind<double>(Kinds.Within(0.1, 1440, "min")), "time from one record of all satellites in states.csv, which the figures battery and age are drawn from, and of all gateways in queues.csv, to the next", s => s.RecordMin, (s, v) => s with { RecordMin = v }),
            Is.Of("record_link_s", new OptionalKind<double>(Kinds.Within(0.1, 3600, "s")), "time from one record of a transfer between satellite and gateway in links.csv to the next, which the figure links is drawn from",
                s => s.RecordLinkS, (s, v) => s with { RecordLinkS = v }),
            Is.Of("earth_orientation", new OptionalKind<InputFile>(new FileKind(), joint: "; "), "UT1 and motion of the pole: IERS finals2000A or CelesTrak EOP CSV; none takes UTC for UT1 and a fixed pole",
                s => s.EarthOrientation, (s, v) => s with { EarthOrientation = v }),
            new SectionKey<Scenario, ConstellationSpec>("constellation", ConstellationSchema.Section, "the satellites' orbits",
                s => s.Constellation, (s, v) => s with { Constellation = v })
            { Required = true },
            Is.In("propagation", PropagationSpec.Keys, "how orbits are propagated", s => s.Propagation, (s, v) => s with { Propagation = v }),
            new GatewaysKey { Required = true },
            new GatewayDefaultsKey(),
            Is.Of("contact_plan", new OptionalKind<InputFile>(new FileKind(), joint: "; "), "contact plan to replay, own or another tool's (contacts.md); `none` finds the contacts from the orbits",
                s => s.ContactPlan, (s, v) => s with { ContactPlan = v }),
            new ListKey<Scenario, OutageSpec>("outages", OutageSpec.Keys, "when gateways and satellites are silent", s => s.Outages, (s, v) => s with { Outages = v }) { MayBeEmpty = true, Most = OutageSpec.Most },
            Is.In("faults", FaultOptions.Keys, "what goes wrong with updates", s => s.Faults, (s, v) => s with { Faults = v }),
            Is.In("links", Links, "the radios", s => s, (s, v) => s with { Downlink = v.Downlink, Uplink = v.Uplink, Atmosphere = v.Atmosphere }),
            Is.In("isl", IslOptions.Keys, "links between satellites", s => s.Isl, (s, v) => s with { Isl = v }),
            Is.In("backhaul", BackhaulOptions.Keys, "the line between gateways and cloud", s => s.Backhaul, (s, v) => s with { Backhaul = v }),
            Is.In("energy", EnergyOptions.Keys, "the satellites' power system", s => s.Energy, (s, v) => s with { Energy = v }),
            Is.In("compute", ComputeOptions.Keys, "the satellites' processor", s => s.Compute, (s, v) => s with { Compute = v }),
            Is.In("sensing", SensingSpec.Keys, "the satellites' camera and buffer", s => s.Sensing, (s, v) => s with { Sensing = v }),
            Is.In("data", DataSpec.Keys, "what satellites learn from", s => s.Data, (s, v) => s with { Data = v }),
            Is.In("learning", LearningSpec.Keys, "task and local training", s => s.Learning, (s, v) => s with { Learning = v }),
            .. Is.Options(LearningTasks.All, s => s.Learning.Task, (s, v) => s with { Learning = s.Learning with { Task = v } }),
            Is.In("clients", ClientsSpec.Keys, "what satellites do in a round", s => s.Clients, (s, v) => s with { Clients = v }),
            Is.In("updates", UpdatesSpec.Keys, "what updates pass on their way", s => s.Updates, (s, v) => s with { Updates = v }),
            Is.In("aggregation", AggregationSpec.Keys, "how models are merged", s => s.Aggregation, (s, v) => s with { Aggregation = v }),
        ])
    {
        Laws =
        [
            new(["links.downlink.transmit_power_dbm", "energy.transmit_power_w", "links.downlink.eirp_dbm"], RadiatesMoreThanItGets),
            new(["links.downlink.eirp_dbm", "links.downlink.transmit_gain_dbi", "links.downlink.transmit_antenna_diameter_m", "energy.transmit_power_w", "links.downlink.transmit_antenna_efficiency", "links.downlink.frequency_ghz"], GainsMoreThanItGets),
            new([Availability, "gateways.*.rain_rate_mm_per_h", GatewayName], UnknownRain),
            new([Availability, "gateways.*.min_elevation_deg", "gateways.*.mask", "gateways.*.rain_rate_mm_per_h", "gateways.*.rain_height_km", "gateways.*.latitude_deg", "gateways.*.altitude_m", GatewayName], RainBelow),
            new([Availability, "gateways.*.min_elevation_deg", "gateways.*.mask", "gateways.*.cloud_liquid_water_kg_per_m2", GatewayName], CloudsBelow),
            new(["links.downlink.frequency_ghz", "links.downlink.model", Availability, "gateways.*.cloud_liquid_water_kg_per_m2", GatewayName], s => UnknownClouds(s, s.Downlink)),
            new(["links.uplink.frequency_ghz", "links.uplink.model", Availability, "gateways.*.cloud_liquid_water_kg_per_m2", GatewayName], s => UnknownClouds(s, s.Uplink)),
            new(["links.downlink.frequency_ghz", "gateways.*.bands", "links.downlink.model", GatewayName], s => OtherBand(s, s.Downlink)),
            new(["links.uplink.frequency_ghz", "gateways.*.bands", "links.uplink.model", GatewayName], s => OtherBand(s, s.Uplink)),
            new(["learning.task", "data.source"], NoLandCover),
            new(["learning.parameters", "mode"], SizeOfTrained),
            new(["data.source", "mode"], NothingToTrainOn),
            new(["data.source", "learning.parameters", "mode"], UnknownSize),
            new(["schedule", "mode"], NothingToReplay),
            new(["mode", "schedule"], UnusedSchedule),
            .. TrainingKeys.Select(key => new KeyLaw<Scenario>([$"learning.{key}", "aggregation.rule", "learning.optimizer"], s => Misfit(s, key))),
        ],
    };

    /// <summary>What a mode is called in scenarios and summaries.</summary>
    public static string NameOf(RunMode mode) => mode switch { RunMode.Timing => Summary.TimingMode, RunMode.Replay => Summary.ReplayMode, RunMode => Summary.TrainMode };

    private static IEnumerable<string> TrainingKeys => LocalTrainingOptions.Keys.Keys.Select(key => key.Name);

    private static string? Misfit(Scenario s, string key)
        => s.Aggregation.Rule.Value.Misfit(s.Learning.Training) is { } misfit && misfit.Key == key ? $"{misfit.Problem} The rule {s.Aggregation.Rule.Name} needs it." : null;

    private static string? NoLandCover(Scenario s)
        => s.Learning.Task.Value is LandCoverOptions && s.Data.Stored is not null
            ? $"is {s.Learning.Task.Name}, and data.source is {s.Data.Source.Name}; must be classify or another task for images that are not the Earth's."
            : null;

    private static string? SizeOfTrained(Scenario s)
        => s.Mode != RunMode.Timing && s.Learning.Parameters is { } parameters ? FormattableString.Invariant($"is {parameters}, and mode is {NameOf(s.Mode)}; must be left out, since the model that is trained has its own size. It is for mode: {Summary.TimingMode}.") : null;

    private static string? NothingToTrainOn(Scenario s)
        => s.Mode != RunMode.Timing && s.Data.Counted is not null ? $"is {s.Data.Source.Name}, and mode is {NameOf(s.Mode)}; must be images, since there is nothing to train on. It is for mode: {Summary.TimingMode}." : null;

    private static string? UnknownSize(Scenario s)
        => s.Mode == RunMode.Timing && s.Data.Counted is not null && s.Learning.Parameters is null ? $"is {s.Data.Source.Name}, and learning.parameters is none; must be images, or give the size of the model by learning.parameters." : null;

    private static string? NothingToReplay(Scenario s)
        => s.Mode == RunMode.Replay && s.Schedule is null ? $"is none, and mode is {Summary.ReplayMode}; must be the {Schedule.FileName} of a finished run." : null;

    private static string? UnusedSchedule(Scenario s)
        => s.Mode != RunMode.Replay && s.Schedule is not null ? $"is {NameOf(s.Mode)}, and there is a schedule; must be {Summary.ReplayMode}, or schedule must be left out." : null;

    /// <summary>No amplifier gives off more than it is fed.</summary>
    private static string? RadiatesMoreThanItGets(Scenario s)
    {
        double radiatedW = RadioOptions.WattsOf(s.Downlink.TransmitPowerDbm), fedW = s.Energy.TransmitPowerW;
        if (s.Downlink.GivenEirpDbm is not null || radiatedW <= fedW * (1 + PowerRounding)) return null;
        string fedDbm = fedW > 0 ? FormattableString.Invariant($" or {RadioOptions.DbmOf(fedW):0.###} dBm") : "";
        return FormattableString.Invariant($"is {s.Downlink.TransmitPowerDbm}, which is {radiatedW:0.###} W; must be at most what energy.transmit_power_w feeds the transmitter, {fedW} W{fedDbm}.");
    }

    /// <summary>No amplifier gives off more than it is fed: what of the EIRP the antenna's gain does not make.</summary>
    private static string? GainsMoreThanItGets(Scenario s)
    {
        double radiatedW = RadioOptions.WattsOf(s.Downlink.FedDbm), fedW = s.Energy.TransmitPowerW;
        if (s.Downlink.GivenEirpDbm is not { } eirp || radiatedW <= fedW * (1 + PowerRounding)) return null;
        string gain = s.Downlink.TransmitDish.DiameterM is null ? FormattableString.Invariant($"transmit_gain_dbi, {s.Downlink.TransmitGainDbi}") : FormattableString.Invariant($"transmit_antenna_diameter_m's {s.Downlink.TransmitGainDbi:0.###} dBi");
        string most = fedW > 0 ? FormattableString.Invariant($", {RadioOptions.DbmOf(fedW) + s.Downlink.TransmitGainDbi:0.###} dBm with that gain") : "";
        return FormattableString.Invariant($"is {eirp}, which is {radiatedW:0.###} W into {gain}; must be at most what energy.transmit_power_w feeds the transmitter, {fedW} W{most}.");
    }

    private static string? UnknownRain(Scenario s)
        => s.Atmosphere.AvailabilityPercent is { } percent && s.Gateways.FirstOrDefault(gateway => gateway.RainRateMmPerH is null) is { } dry
            ? FormattableString.Invariant($"is {percent}, and gateway {dry.Name} has no rain_rate_mm_per_h; every gateway must have one, for example gateways.*.rain_rate_mm_per_h=30 in temperate climates (ITU-R P.837 maps it).")
            : null;

    /// <summary>ITU-R P.618 knows no path that leads down into the rain and out of it again.</summary>
    private static string? RainBelow(Scenario s)
    {
        if (s.Atmosphere.AvailabilityPercent is not { } percent || s.Gateways.FirstOrDefault(gateway => gateway.FloorDeg < gateway.DriestDeg) is not { } wet) return null;
        return FormattableString.Invariant($"is {percent}, and from gateway {wet.Name} lines of sight at {wet.FloorDeg} degrees lead through its rain, which ITU-R P.618 has no method for; its min_elevation_deg must be at least {Math.Ceiling(wet.DriestDeg * 100) / 100}, or availability_percent none.");
    }

    /// <summary>ITU-R P.840 knows the clouds over a station, and no path down into them.</summary>
    private static string? CloudsBelow(Scenario s)
        => s.Atmosphere.AvailabilityPercent is { } percent && s.Gateways.FirstOrDefault(gateway => gateway is { CloudLiquidWaterKgPerM2: > 0, FloorDeg: < 0 }) is { } high
            ? FormattableString.Invariant($"is {percent}, and gateway {high.Name}, which looks down to {high.FloorDeg} degrees, has cloud_liquid_water_kg_per_m2 {high.CloudLiquidWaterKgPerM2}, which ITU-R P.840 has no method for; that must be 0, its min_elevation_deg at least 0, or availability_percent none.")
            : null;

    private static string? UnknownClouds(Scenario s, RadioOptions radio)
        => radio.FrequencyGhz > CloudAttenuation.HighestGhz && radio.Modem.Value is not ConstantRate && s.Atmosphere.AvailabilityPercent is not null && s.Gateways.FirstOrDefault(gateway => gateway.CloudLiquidWaterKgPerM2 > 0) is { } cloudy
            ? FormattableString.Invariant($"is {radio.FrequencyGhz}, and gateway {cloudy.Name} has cloud_liquid_water_kg_per_m2 {cloudy.CloudLiquidWaterKgPerM2}, for which ITU-R P.840 goes up to {CloudAttenuation.HighestGhz} GHz; must be at most that, or the water 0.")
            : null;

    private static string? OtherBand(Scenario s, RadioOptions radio)
    {
        string? band = RadioBands.Of(radio.FrequencyGhz);
        if (radio.Modem.Value is ConstantRate || s.Gateways.FirstOrDefault(gateway => gateway.Bands.Count > 0 && !gateway.Bands.Contains(band!)) is not { } deaf) return null;
        return FormattableString.Invariant($"is {radio.FrequencyGhz}, {(band is null ? "in no band" : $"band {band}")}, and gateway {deaf.Name} has {string.Join(", ", deaf.Bands)}; every gateway must have the bands of both radios, as stations of a network have with gateways.bands, or list none.");
    }

    /// <summary>A record for the links section alone would say nothing more, so it fills the links of a blank scenario.</summary>
    private static Section<Scenario> Links => new(
        "The two directions of the radio between a satellite and a gateway. The direction names the way the data goes.",
        () => new() { Name = "", StartUtc = default, DurationH = 0, Constellation = new WalkerSpec(), Gateways = [] },
        Is.In("downlink", RadioOptions.Keys("Satellite to gateway: carries trained models. The satellite transmits."), "satellite to gateway",
            s => s.Downlink, (s, v) => s with { Downlink = v }),
        Is.In<RadioOptions>("uplink", RadioOptions.Keys("Gateway to satellite: carries new global models. The gateway transmits."), "gateway to satellite",
            s => s.Uplink, (s, v) => s with { Uplink = v }),
        Is.In<AtmosphereOptions>("atmosphere", AtmosphereOptions.Keys, "the air between stations and satellites", s => s.Atmosphere, (s, v) => s with { Atmosphere = v }));
}
