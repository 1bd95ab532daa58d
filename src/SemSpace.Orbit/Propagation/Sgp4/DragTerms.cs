using SemSpace.Orbit.Elements;

namespace SemSpace.Orbit.Propagation.Sgp4;

/// <summary>
/// Coefficients of the drag polynomials in time since epoch. Spacetrack Report #3, section 6, with the corrections of Vallado et
/// al. (AIAA 2006-6753). The names are the literature's; Earth radii, minutes, radians. Perigees below 220 km keep only the
/// lowest powers (<see cref="Isimp"/>): the others are 0.
/// </summary>
internal readonly record struct DragTerms
{
    private const double SimplifiedPerigeeKm = 220;

    /// <summary>Below this eccentricity the terms divided by it are dropped.</summary>
    private const double SmallEccentricity = 1e-4;

    public bool Isimp { get; private init; }

    public double Cc1 { get; private init; }

    /// <summary>B* C4.</summary>
    public double Bcc4 { get; private init; }

    /// <summary>B* C5.</summary>
    public double Bcc5 { get; private init; }

    public double D2 { get; private init; }

    public double D3 { get; private init; }

    public double D4 { get; private init; }

    public double T2cof { get; private init; }

    public double T3cof { get; private init; }

    public double T4cof { get; private init; }

    public double T5cof { get; private init; }

    public double Omgcof { get; private init; }

    public double Xmcof { get; private init; }

    public double Eta { get; private init; }

    public double Delmo { get; private init; }

    public double Sinmao { get; private init; }

    /// <summary>The coefficients of an orbit.</summary>
    public static DragTerms Of(in EpochElements epoch, BrouwerMotion motion, double sinio, double cosio)
    {
        double ao = motion.SemiMajorAxisEarthRadii;
        Atmosphere air = Atmosphere.Of(ao, epoch.Ecco);
        double cc1 = epoch.Bstar * C2(motion, epoch.Ecco, cosio, air);
        DragTerms lowest = new()
        {
            Isimp = true,
            Cc1 = cc1,
            Bcc4 = epoch.Bstar * C4(motion, epoch, cosio, air),
            T2cof = 1.5 * cc1,
        };
        bool simplified = ao * (1 - epoch.Ecco) < (SimplifiedPerigeeKm / Wgs72.EarthRadiusKm) + 1;
        return simplified ? lowest : lowest.WithHigherPowers(ao, air).WithAnomalyTerms(epoch, motion, sinio, air);
    }

    private static double C2(BrouwerMotion motion, double ecco, double cosio, in Atmosphere air)
    {
        double etasq = air.Eta * air.Eta;
        double eeta = ecco * air.Eta;
        double con41 = (3 * cosio * cosio) - 1;
        return air.Coef1 * motion.RadiansPerMinute
            * ((motion.SemiMajorAxisEarthRadii * (1 + (1.5 * etasq) + (eeta * (4 + etasq))))
                + (0.375 * Wgs72.J2 * air.Tsi / air.Psisq * con41 * (8 + (3 * etasq * (8 + etasq)))));
    }

    private static double C4(BrouwerMotion motion, in EpochElements epoch, double cosio, in Atmosphere air)
    {
        double ao = motion.SemiMajorAxisEarthRadii, ecco = epoch.Ecco, eta = air.Eta;
        double etasq = eta * eta;
        double eeta = ecco * eta;
        double con41 = (3 * cosio * cosio) - 1;
        double x1mth2 = 1 - (cosio * cosio);
        double steady = -3 * con41 * (1 - (2 * eeta) + (etasq * (1.5 - (0.5 * eeta))));
        double perigee = 0.75 * x1mth2 * ((2 * etasq) - (eeta * (1 + etasq))) * Math.Cos(2 * epoch.Argpo);
        return 2 * motion.RadiansPerMinute * air.Coef1 * ao * (1 - (ecco * ecco))
            * ((eta * (2 + (0.5 * etasq))) + (ecco * (0.5 + (2 * etasq)))
                - (Wgs72.J2 * air.Tsi / (ao * air.Psisq) * (steady + perigee)));
    }

    private DragTerms WithHigherPowers(double ao, in Atmosphere air)
    {
        double cc1sq = Cc1 * Cc1;
        double d2 = 4 * ao * air.Tsi * cc1sq;
        double temp = d2 * air.Tsi * Cc1 / 3;
        double d3 = ((17 * ao) + air.Sfour) * temp;
        double d4 = 0.5 * temp * ao * air.Tsi * ((221 * ao) + (31 * air.Sfour)) * Cc1;
        return this with
        {
            Isimp = false,
            D2 = d2,
            D3 = d3,
            D4 = d4,
            T3cof = d2 + (2 * cc1sq),
            T4cof = 0.25 * ((3 * d3) + (Cc1 * ((12 * d2) + (10 * cc1sq)))),
            T5cof = 0.2 * ((3 * d4) + (12 * Cc1 * d3) + (6 * d2 * d2) + (15 * cc1sq * ((2 * d2) + cc1sq))),
        };
    }

    private DragTerms WithAnomalyTerms(in EpochElements epoch, BrouwerMotion motion, double sinio, in Atmosphere air)
    {
        double ecco = epoch.Ecco, ao = motion.SemiMajorAxisEarthRadii;
        double etasq = air.Eta * air.Eta;
        double eeta = ecco * air.Eta;
        bool elliptic = ecco > SmallEccentricity;
        double cc3 = elliptic ? -2 * air.Coef * air.Tsi * Wgs72.J3OverJ2 * motion.RadiansPerMinute * sinio / ecco : 0;
        double delmo = 1 + (air.Eta * Math.Cos(epoch.Mo));
        double cc5 = 2 * air.Coef1 * ao * (1 - (ecco * ecco)) * (1 + (2.75 * (etasq + eeta)) + (eeta * etasq));
        return this with
        {
            Bcc5 = epoch.Bstar * cc5,
            Omgcof = epoch.Bstar * cc3 * Math.Cos(epoch.Argpo),
            Xmcof = elliptic ? -2.0 / 3 * air.Coef * epoch.Bstar / eeta : 0,
            Eta = air.Eta,
            Delmo = delmo * delmo * delmo,
            Sinmao = Math.Sin(epoch.Mo),
        };
    }
}
