using SemSpace.Orbit.Time;

namespace SemSpace.Sim.Records;

/// <summary>A satellite at a time.</summary>
/// <param name="Time">When.</param>
/// <param name="Satellite">Satellite name.</param>
/// <param name="Charge">Charge of the battery as a share of its capacity.</param>
/// <param name="SunShare">The share of the Sun that the Earth leaves free.</param>
/// <param name="PanelW">Electricity from the cells, W.</param>
/// <param name="LoadW">What all loads ask for, W.</param>
/// <param name="ModelVersion">The cloud's version in the model on board.</param>
/// <param name="ModelAgeSeconds">Since when that version has been published, s.</param>
public sealed record StateRecord(
    Epoch Time, string Satellite, double Charge, double SunShare, double PanelW, double LoadW, int ModelVersion, double ModelAgeSeconds);
