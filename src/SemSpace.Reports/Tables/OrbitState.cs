using SemSpace.Orbit.Time;

namespace SemSpace.Reports.Tables;

/// <summary>What states are given in.</summary>
public enum StateFrame
{
    /// <summary>Position and velocity in TEME of date.</summary>
    Teme,

    /// <summary>Earth-fixed position, and velocity relative to the turning Earth.</summary>
    Ecef,

    /// <summary>Latitude, longitude and height over the WGS84 ellipsoid.</summary>
    Geodetic,
}

/// <summary>Where a satellite is at an instant.</summary>
/// <param name="Satellite">Its name.</param>
/// <param name="Time">The instant.</param>
/// <param name="Values">The columns of the frame; empty where the model has no position.</param>
/// <param name="Problem">Why there is none; empty where there is one.</param>
public sealed record OrbitState(string Satellite, Epoch Time, IReadOnlyList<double> Values, string Problem);
