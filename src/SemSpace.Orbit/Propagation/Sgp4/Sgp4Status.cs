namespace SemSpace.Orbit.Propagation.Sgp4;

/// <summary>How a propagation ended; the numbers are those of Vallado's reference code.</summary>
public enum Sgp4Status
{
    /// <summary>A position was found.</summary>
    Ok = 0,

    /// <summary>The mean eccentricity left [-0.001, 1).</summary>
    MeanEccentricity = 1,

    /// <summary>The mean motion is not positive.</summary>
    MeanMotion = 2,

    /// <summary>The eccentricity perturbed by Sun and Moon left [0, 1]; deep space only.</summary>
    PerturbedEccentricity = 3,

    /// <summary>The semi-latus rectum is negative; also where drag has used up the semi-major axis, which the reference code does not notice.</summary>
    SemiLatusRectum = 4,

    /// <summary>The satellite is below one Earth radius: it has decayed.</summary>
    Decayed = 6,
}
