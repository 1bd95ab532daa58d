using System.Globalization;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Propagation;

/// <summary>A propagator has no position for its satellite at the asked instant.</summary>
/// <param name="satellite">Name or number of the satellite.</param>
/// <param name="epoch">The instant asked for.</param>
/// <param name="code">Error code of the literature; see <see cref="Code"/>.</param>
/// <param name="reason">What went out of range, in words.</param>
public sealed class PropagationException(string satellite, Epoch epoch, int code, string reason)
    : Exception(string.Create(CultureInfo.InvariantCulture, $"{satellite} has no position at {epoch}: {reason} (SGP4 error {code})."))
{
    /// <summary>Name or number of the satellite.</summary>
    public string Satellite { get; } = satellite;

    /// <summary>The instant asked for.</summary>
    public Epoch Epoch { get; } = epoch;

    /// <summary>Vallado's error code: 1 mean eccentricity, 2 mean motion, 3 perturbed eccentricity, 4 semi-latus rectum, 6 decayed.</summary>
    public int Code { get; } = code;

    /// <summary>What went out of range, in words.</summary>
    public string Reason { get; } = reason;
}
