using SemSpace.Orbit.Windows.Eclipses;
using Is = SemSpace.Keys.Keys<SemSpace.Sim.Energy.EnergyOptions>;

namespace SemSpace.Sim.Energy;

/// <summary>A satellite's power system: solar cells, one battery, constant loads by phase.</summary>
public sealed record EnergyOptions
{
    /// <summary>Several times a space station's.</summary>
    internal const double MostPowerW = 1e6;

    /// <summary>Battery capacity, Wh.</summary>
    public double BatteryWh { get; init; } = 20;

    /// <summary>Charge at the start as a fraction of the capacity.</summary>
    public double InitialCharge { get; init; } = 0.8;

    /// <summary>Charge below which no training starts, as a fraction of the capacity.</summary>
    public double MinCharge { get; init; } = 0.3;

    /// <summary>How far above the floor a gated satellite must charge before it works again, as a fraction of the capacity.</summary>
    public double Hysteresis { get; init; } = 0.05;

    /// <summary>Solar panel area, m².</summary>
    public double PanelAreaM2 { get; init; } = 0.05;

    /// <summary>How the cells are mounted.</summary>
    public Choice<PanelMount> Panels { get; init; } = PanelMounts.All.Default;

    /// <summary>Years that the cells have been in orbit when the scenario starts.</summary>
    public double PanelAgeYears { get; init; }

    /// <summary>Share of their efficiency that cells lose in a year.</summary>
    public double PanelLossPerYear { get; init; } = 0.04;

    /// <summary>Efficiency of the cells at their age.</summary>
    public double AgedPanelEfficiency => PanelEfficiency * Math.Pow(1 - PanelLossPerYear, PanelAgeYears);

    /// <summary>Share of sunlight turned into electricity.</summary>
    public double PanelEfficiency { get; init; } = 0.3;

    /// <summary>Share of the panel's electricity that reaches the bus.</summary>
    public double ChargeEfficiency { get; init; } = 0.9;

    /// <summary>Share of the energy taken from the battery that reaches the bus.</summary>
    public double DischargeEfficiency { get; init; } = 0.95;

    /// <summary>How the Earth's shadow falls on the panel.</summary>
    public ShadowModel EclipseModel { get; init; } = ShadowModel.Cylinder;

    /// <summary>Power of the platform at all times, W.</summary>
    public double IdlePowerW { get; init; } = 5;

    /// <summary>Mean power of the payload, W.</summary>
    public double PayloadPowerW { get; init; }

    /// <summary>Power of heaters in the Earth's shadow, W.</summary>
    public double HeaterPowerW { get; init; }

    /// <summary>Extra power while transmitting, W.</summary>
    public double TransmitPowerW { get; init; } = 8;

    /// <summary>Extra power while receiving, W.</summary>
    public double ReceivePowerW { get; init; } = 2;

    /// <summary>The keys.</summary>
    public static Section<EnergyOptions> Keys { get; } = new(
        "Each satellite's power system: solar cells, one battery, constant loads by phase. Charges are fractions of the capacity.",
        () => new(),
        [
        Is.Of("battery_wh", Kinds.Within(0.001, 1e6, "Wh"), "battery capacity", e => e.BatteryWh, (e, v) => e with { BatteryWh = v }),
        Is.Of("initial_charge", Kinds.Within(0, 1), "charge at the start; above min_charge",
            e => e.InitialCharge, (e, v) => e with { InitialCharge = v }),
        Is.Of("min_charge", Kinds.Within(0, 1), "charge below which no training starts; clients.energy_gate says what a battery must hold beyond it",
            e => e.MinCharge, (e, v) => e with { MinCharge = v }),
        Is.Of("hysteresis", Kinds.Within(0, 1), "how far above min_charge a gated satellite must charge before it works again, and one with an empty battery before radio and processor do (there 5 % of the capacity at least)",
            e => e.Hysteresis, (e, v) => e with { Hysteresis = v }),
        Is.Of("panel_area_m2", Kinds.Within(0, 1e5, "m²"), "area of all solar cells", e => e.PanelAreaM2, (e, v) => e with { PanelAreaM2 = v }),
        Is.Of("panel_efficiency", Kinds.Within(0, 1), "share of sunlight turned into electricity",
            e => e.PanelEfficiency, (e, v) => e with { PanelEfficiency = v }),
        Is.Choice("panels", PanelMounts.All, $"how the cells are mounted: {PanelMounts.All.Meanings}", e => e.Panels, (e, v) => e with { Panels = v }),
        .. Is.Options(PanelMounts.All, e => e.Panels, (e, v) => e with { Panels = v }),
        Is.Of("panel_age_years", Kinds.Within(0, 50, "years"), "time that the cells have been in orbit at the start", e => e.PanelAgeYears, (e, v) => e with { PanelAgeYears = v }),
        Is.Of("panel_loss_per_year", Kinds.Within(0, 0.5), "share of their efficiency that cells lose in a year in orbit", e => e.PanelLossPerYear, (e, v) => e with { PanelLossPerYear = v }),
        Is.Of("charge_efficiency", Kinds.Within(0.01, 1), "share of the panel's electricity that reaches the bus",
            e => e.ChargeEfficiency, (e, v) => e with { ChargeEfficiency = v }),
        Is.Of("discharge_efficiency", Kinds.Within(0.01, 1), "share of the energy taken from the battery that reaches the bus",
            e => e.DischargeEfficiency, (e, v) => e with { DischargeEfficiency = v }),
        Is.Of("eclipse_model", Shadows, "the Earth's shadow: a cylinder, or a cone with penumbra in which the panel gives what part of the Sun it sees",
            e => e.EclipseModel, (e, v) => e with { EclipseModel = v }),
        Is.Of("idle_power_w", Kinds.Within(0, MostPowerW, "W"), "power of the platform at all times",
            e => e.IdlePowerW, (e, v) => e with { IdlePowerW = v }),
        Is.Of("payload_power_w", Kinds.Within(0, MostPowerW, "W"), "power of the payload, such as a camera, on average and at all times", e => e.PayloadPowerW, (e, v) => e with { PayloadPowerW = v }),
        Is.Of("heater_power_w", Kinds.Within(0, MostPowerW, "W"), "power of heaters while the Earth hides more than half of the Sun", e => e.HeaterPowerW, (e, v) => e with { HeaterPowerW = v }),
        Is.Of("transmit_power_w", Kinds.Within(0, MostPowerW, "W"), "extra power while transmitting; at least what links.downlink.transmit_power_dbm, or eirp_dbm with transmit_gain_dbi, radiates",
            e => e.TransmitPowerW, (e, v) => e with { TransmitPowerW = v }),
        Is.Of("receive_power_w", Kinds.Within(0, MostPowerW, "W"), "extra power while receiving",
            e => e.ReceivePowerW, (e, v) => e with { ReceivePowerW = v }),
        ])
    {
        Laws = [new(["initial_charge", "min_charge"], StartsGated), new(["hysteresis", "min_charge"], NeverWorksAgain)],
    };

    private static ChoiceKind<ShadowModel> Shadows => new(("cylinder", ShadowModel.Cylinder), ("conical", ShadowModel.Conical));

    private static string? StartsGated(EnergyOptions e)
        => e.InitialCharge > e.MinCharge ? null : FormattableString.Invariant($"is {e.InitialCharge}; must be above min_charge, which is {e.MinCharge}.");

    private static string? NeverWorksAgain(EnergyOptions e)
        => e.MinCharge + e.Hysteresis <= 1
            ? null
            : FormattableString.Invariant($"is {e.Hysteresis}; must be at most 1 less min_charge, which is {e.MinCharge}: the battery could never reach it.");
}
