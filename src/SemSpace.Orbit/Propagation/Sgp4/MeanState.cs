namespace SemSpace.Orbit.Propagation.Sgp4;

/// <summary>Mean elements brought to an instant by the secular theory; Earth radii, radians, minutes. The names are the literature's.</summary>
/// <param name="Am">Semi-major axis.</param>
/// <param name="Em">Eccentricity.</param>
/// <param name="Argpm">Argument of perigee.</param>
/// <param name="Nodem">Right ascension of the ascending node.</param>
/// <param name="Mm">Mean anomaly.</param>
internal readonly record struct MeanState(double Am, double Em, double Argpm, double Nodem, double Mm);
