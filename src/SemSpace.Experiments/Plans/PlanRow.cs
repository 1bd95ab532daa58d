using SemSpace.Orbit.Time;

namespace SemSpace.Experiments.Plans;

/// <summary>A row of a plan as its file has it.</summary>
/// <param name="Line">Line from 1.</param>
/// <param name="Satellite">The satellite's name, or one end of the link.</param>
/// <param name="Gateway">The gateway's name, or the other end.</param>
/// <param name="Aos">Acquisition of signal.</param>
/// <param name="Los">Loss of signal.</param>
/// <param name="Culmination">Instant of highest elevation; null where the file does not say.</param>
/// <param name="MaxElevationDeg">Elevation then, degrees; null where the file does not say.</param>
/// <param name="CutAtStart">Whether the search's start cut it.</param>
/// <param name="CutAtEnd">Whether the search's end cut it.</param>
internal sealed record PlanRow(
    int Line, string Satellite, string Gateway, Epoch Aos, Epoch Los, Epoch? Culmination, double? MaxElevationDeg, bool CutAtStart, bool CutAtEnd);
