using SemSpace.Orbit.Elements;

namespace SemSpace.Orbit.Propagation.Sgp4;

/// <summary>
/// SGP4's power-law atmosphere as one orbit feels it: the height parameter s and what follows from it.
/// Spacetrack Report #3, section 6. The names are the literature's; lengths are Earth radii.
/// </summary>
internal readonly record struct Atmosphere(double Sfour, double Tsi, double Eta, double Coef, double Coef1)
{
    private const double ReferenceHeightKm = 78;
    private const double DensityHeightKm = 120;

    /// <summary>Below this perigee s follows the perigee down.</summary>
    private const double LowPerigeeKm = 156;

    /// <summary>Below this perigee s stays at its least value.</summary>
    private const double LowestPerigeeKm = 98;

    private const double LeastHeightKm = 20;

    /// <summary>|1 - eta squared|.</summary>
    public double Psisq => Math.Abs(1 - (Eta * Eta));

    public static Atmosphere Of(double ao, double ecco)
    {
        double sKm = HeightKm(perigeeKm: ((ao * (1 - ecco)) - 1) * Wgs72.EarthRadiusKm);
        double sfour = (sKm / Wgs72.EarthRadiusKm) + 1;
        double qms = (DensityHeightKm - sKm) / Wgs72.EarthRadiusKm;
        double qzms24 = qms * qms * qms * qms;
        double tsi = 1 / (ao - sfour);
        double eta = ao * ecco * tsi;
        double coef = qzms24 * tsi * tsi * tsi * tsi;
        return new(sfour, tsi, eta, coef, coef / Math.Pow(Math.Abs(1 - (eta * eta)), 3.5));
    }

    private static double HeightKm(double perigeeKm) => perigeeKm switch
    {
        < LowestPerigeeKm => LeastHeightKm,
        < LowPerigeeKm => perigeeKm - ReferenceHeightKm,
        _ => ReferenceHeightKm,
    };
}
