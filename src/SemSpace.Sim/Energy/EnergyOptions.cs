using SemSpace.Orbit.Eclipses;

namespace SemSpace.Sim.Energy;

/// <summary>A satellite's power system: one panel that faces the Sun, one battery, constant loads by phase.</summary>
public sealed record EnergyOptions
{
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

    /// <summary>Extra power while transmitting, W.</summary>
    public double TransmitPowerW { get; init; } = 8;

    /// <summary>Extra power while receiving, W.</summary>
    public double ReceivePowerW { get; init; } = 2;
}

/// <summary>A satellite's processor.</summary>
public sealed record ComputeOptions
{
    /// <summary>Cycles to train on one sample once.</summary>
    public double CyclesPerSample { get; init; } = 2e8;

    /// <summary>Clock frequency, MHz.</summary>
    public double ClockMhz { get; init; } = 200;

    /// <summary>Effective switched capacitance κ of the energy law κ·cycles·f², F.</summary>
    public double EffectiveCapacitanceF { get; init; } = 1e-27;

    /// <summary>Power of the processor board beside the switching energy while it trains, W.</summary>
    public double BoardPowerW { get; init; } = 2;

    /// <summary>Power while training, W: κ·f³ and the board.</summary>
    public double TrainingPowerW => (EffectiveCapacitanceF * Math.Pow(ClockMhz * 1e6, 3)) + BoardPowerW;
}
