namespace SemSpace.Orbit.Propagation.Sgp4.DeepSpace;

/// <summary>
/// One resonant harmonic of the Earth's field: it changes the mean motion by
/// D sin(m lambda + k omega - phase), lambda being the resonance angle and omega the argument of perigee; radians and minutes.
/// </summary>
internal readonly record struct ResonanceTerm(double D, int M, int K, double Phase);
