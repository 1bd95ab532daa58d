namespace SemSpace.Orbit.Frames;

/// <summary>A direction: a vector of length 1 without unit, in the frame its maker names.</summary>
/// <param name="X">Component along x.</param>
/// <param name="Y">Component along y.</param>
/// <param name="Z">Component along z.</param>
public readonly record struct UnitVector(double X, double Y, double Z);
