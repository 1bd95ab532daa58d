namespace SemSpace.Orbit.Frames;

/// <summary>A position without velocity, km from the Earth's centre, in the inertial frame its maker names.</summary>
/// <param name="X">Component along x, km.</param>
/// <param name="Y">Component along y, km.</param>
/// <param name="Z">Component along z, km.</param>
public readonly record struct PositionKm(double X, double Y, double Z);
