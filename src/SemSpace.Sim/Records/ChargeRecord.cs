using SemSpace.Orbit.Time;

namespace SemSpace.Sim.Records;

/// <summary>A satellite's battery at a time.</summary>
/// <param name="Time">When.</param>
/// <param name="Satellite">Satellite name.</param>
/// <param name="Charge">Charge as a share of the capacity.</param>
/// <param name="SunShare">The share of the Sun that the Earth leaves free.</param>
/// <param name="PanelW">Electricity from the panel, W.</param>
/// <param name="LoadW">What all loads ask for, W.</param>
public sealed record ChargeRecord(Epoch Time, string Satellite, double Charge, double SunShare, double PanelW, double LoadW);
