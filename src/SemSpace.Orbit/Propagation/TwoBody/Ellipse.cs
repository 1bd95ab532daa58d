namespace SemSpace.Orbit.Propagation.TwoBody;

/// <summary>Shape of an elliptic orbit, and where on it a mean anomaly is.</summary>
/// <param name="SemiMajorAxisKm">Semi-major axis, km.</param>
/// <param name="Eccentricity">Eccentricity in [0, 1).</param>
internal readonly record struct Ellipse(double SemiMajorAxisKm, double Eccentricity)
{
    public double SemiLatusRectumKm => SemiMajorAxisKm * (1 - (Eccentricity * Eccentricity));

    /// <summary>Distance of the perigee from the Earth's centre.</summary>
    public double PerigeeKm => SemiMajorAxisKm * (1 - Eccentricity);

    public double SemiMinorAxisKm => SemiMajorAxisKm * Math.Sqrt(1 - (Eccentricity * Eccentricity));

    /// <summary>Kepler's mean motion, radians a second.</summary>
    public double MeanMotion(double muKm3PerS2) => Math.Sqrt(muKm3PerS2 / SemiMajorAxisKm) / SemiMajorAxisKm;

    /// <summary>Position towards perigee (X) and a quarter turn on (Y), km, and velocity, km/s.</summary>
    /// <param name="meanAnomaly">Mean anomaly, radians.</param>
    /// <param name="rate">How fast the mean anomaly runs, radians a second.</param>
    public InPlane At(double meanAnomaly, double rate)
    {
        (double sin, double cos) = KeplerEquation.Solve(meanAnomaly, Eccentricity);
        double anomalyRate = rate / (1 - (Eccentricity * cos));
        return new(SemiMajorAxisKm * (cos - Eccentricity), SemiMinorAxisKm * sin, -SemiMajorAxisKm * sin * anomalyRate, SemiMinorAxisKm * cos * anomalyRate);
    }
}

/// <summary>Position and velocity in the orbital plane; km, km/s.</summary>
internal readonly record struct InPlane(double X, double Y, double Vx, double Vy)
{
    /// <summary>The state seen from axes that lie an angle back, while that angle grows.</summary>
    /// <param name="angle">The angle, radians.</param>
    /// <param name="rate">Its growth, radians a second.</param>
    public InPlane Turned(double angle, double rate)
    {
        (double sin, double cos) = Math.SinCos(angle);
        double x = (X * cos) - (Y * sin), y = (X * sin) + (Y * cos);
        return new(x, y, (Vx * cos) - (Vy * sin) - (rate * y), (Vx * sin) + (Vy * cos) + (rate * x));
    }
}
