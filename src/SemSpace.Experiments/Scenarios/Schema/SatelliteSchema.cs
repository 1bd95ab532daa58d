using SemSpace.Experiments.Scenarios.Binding;
using SemSpace.Orbit.Eclipses;
using SemSpace.Sim.Energy;
using SemSpace.Sim.Sensing;
using Camera = SemSpace.Experiments.Scenarios.Binding.Keys<SemSpace.Experiments.Scenarios.SensingSpec>;
using Power = SemSpace.Experiments.Scenarios.Binding.Keys<SemSpace.Sim.Energy.EnergyOptions>;
using Processor = SemSpace.Experiments.Scenarios.Binding.Keys<SemSpace.Sim.Energy.ComputeOptions>;

namespace SemSpace.Experiments.Scenarios.Schema;

/// <summary>The keys of energy, compute and sensing.</summary>
internal static class SatelliteSchema
{
    /// <summary>Several times a space station's.</summary>
    private const double MostPowerW = 1e6;

    /// <summary>The power system.</summary>
    public static Section<EnergyOptions> Energy { get; } = new(
        "Each satellite's power system: one panel that faces the Sun, one battery, constant loads by phase. Charges are fractions of the capacity.",
        () => new(),
        Power.Of("battery_wh", Kinds.Within(0.001, 1e6, "Wh"), "battery capacity", e => e.BatteryWh, (e, v) => e with { BatteryWh = v }),
        Power.Of("initial_charge", Kinds.Within(0, 1), "charge at the start; above min_charge",
            e => e.InitialCharge, (e, v) => e with { InitialCharge = v }),
        Power.Of("min_charge", Kinds.Within(0, 1), "charge below which no training starts; the trajectory variant `trajectory` wants the need of training and upload on top",
            e => e.MinCharge, (e, v) => e with { MinCharge = v }),
        Power.Of("hysteresis", Kinds.Within(0, 1), "how far above min_charge a gated satellite must charge before it works again, and one with an empty battery before radio and processor do (there 5 % of the capacity at least)",
            e => e.Hysteresis, (e, v) => e with { Hysteresis = v }),
        Power.Of("panel_area_m2", Kinds.Within(0, 1e5, "m²"), "solar panel area", e => e.PanelAreaM2, (e, v) => e with { PanelAreaM2 = v }),
        Power.Of("panel_efficiency", Kinds.Within(0, 1), "share of sunlight turned into electricity",
            e => e.PanelEfficiency, (e, v) => e with { PanelEfficiency = v }),
        Power.Of("charge_efficiency", Kinds.Within(0.01, 1), "share of the panel's electricity that reaches the bus",
            e => e.ChargeEfficiency, (e, v) => e with { ChargeEfficiency = v }),
        Power.Of("discharge_efficiency", Kinds.Within(0.01, 1), "share of the energy taken from the battery that reaches the bus",
            e => e.DischargeEfficiency, (e, v) => e with { DischargeEfficiency = v }),
        Power.Of("eclipse_model", Shadows, "the Earth's shadow: a cylinder, or a cone with penumbra in which the panel gives what part of the Sun it sees",
            e => e.EclipseModel, (e, v) => e with { EclipseModel = v }),
        Power.Of("idle_power_w", Kinds.Within(0, MostPowerW, "W"), "power of the platform at all times",
            e => e.IdlePowerW, (e, v) => e with { IdlePowerW = v }),
        Power.Of("transmit_power_w", Kinds.Within(0, MostPowerW, "W"), "extra power while transmitting; at least what links.downlink.transmit_power_dbm radiates",
            e => e.TransmitPowerW, (e, v) => e with { TransmitPowerW = v }),
        Power.Of("receive_power_w", Kinds.Within(0, MostPowerW, "W"), "extra power while receiving",
            e => e.ReceivePowerW, (e, v) => e with { ReceivePowerW = v }))
    {
        Rules = [new(["initial_charge", "min_charge"], StartsGated), new(["hysteresis", "min_charge"], NeverWorksAgain)],
    };

    /// <summary>The processor.</summary>
    public static Section<ComputeOptions> Compute { get; } = new(
        "Each satellite's processor. One local training takes cycles = cycles_per_sample × samples × epochs.",
        () => new(),
        Processor.Of("cycles_per_sample", Kinds.Within(1, 1e15, "cycles"), "cycles to train on one sample once",
            c => c.CyclesPerSample, (c, v) => c with { CyclesPerSample = v }),
        Processor.Of("clock_mhz", Kinds.Within(0.001, 1e5, "MHz"), "clock frequency", c => c.ClockMhz, (c, v) => c with { ClockMhz = v }),
        Processor.Of("effective_capacitance_f", Kinds.Within(0, 1e-18, "F"), "switched capacitance κ of the energy law κ·cycles·f²",
            c => c.EffectiveCapacitanceF, (c, v) => c with { EffectiveCapacitanceF = v }),
        Processor.Of("board_power_w", Kinds.Within(0, MostPowerW, "W"), "power of the board beside the switching energy while it trains",
            c => c.BoardPowerW, (c, v) => c with { BoardPowerW = v }));

    /// <summary>Camera and buffer.</summary>
    public static Section<SensingSpec> Sensing { get; } = new(
        "Each satellite's camera and the buffer it trains on. Images are 32 × 32 pixels.",
        () => new(),
        Camera.Of("capture_interval_s", Kinds.Within(0.1, 86_400, "s"), "time between two images",
            s => s.Options.CaptureIntervalS, (s, v) => s with { Options = s.Options with { CaptureIntervalS = v } }),
        Camera.Of("daylight_only", Kinds.Flag, "no images where the Sun is down",
            s => s.Options.DaylightOnly, (s, v) => s with { Options = s.Options with { DaylightOnly = v } }),
        Camera.Of("buffer", Buffers, "images that a training uses: since the last contact with any gateway (at most one orbit), of the last orbit, or all",
            s => s.Options.Buffer, (s, v) => s with { Options = s.Options with { Buffer = v } }),
        Camera.Of("min_samples", Kinds.Whole(1, 1_000_000), "fewest images worth a training",
            s => s.Options.MinSamples, (s, v) => s with { Options = s.Options with { MinSamples = v } }),
        Camera.Of("patch_km", Kinds.Within(10, 3000, "km"), "width of the ground that an image shows",
            s => s.PatchKm, (s, v) => s with { PatchKm = v }));

    private static ChoiceKind<ShadowModel> Shadows => new(("cylinder", ShadowModel.Cylinder), ("conical", ShadowModel.Conical));

    private static ChoiceKind<BufferPolicy> Buffers => new(
        ("since_contact", BufferPolicy.SinceContact), ("last_orbit", BufferPolicy.LastOrbit), ("everything", BufferPolicy.Everything));

    private static string? StartsGated(EnergyOptions e)
        => e.InitialCharge > e.MinCharge ? null : FormattableString.Invariant($"is {e.InitialCharge}; must be above min_charge, which is {e.MinCharge}.");

    private static string? NeverWorksAgain(EnergyOptions e)
        => e.MinCharge + e.Hysteresis <= 1
            ? null
            : FormattableString.Invariant($"is {e.Hysteresis}; must be at most 1 less min_charge, which is {e.MinCharge}: the battery could never reach it.");
}
