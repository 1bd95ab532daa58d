using SemSpace.Orbit.Elements;
using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Propagation.Sgp4;
using SemSpace.Orbit.Propagation.TwoBody;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Tests.Reference;

/// <summary>
/// How far other orbit models go from SGP4 for Sentinel-1A, a sun-synchronous satellite at 693 km; element set of 22 February 2022
/// (Data/README.md). Distances in km, times after the model's start.
/// </summary>
internal static class Sentinel1A
{
    private const string Lines = """
        1 39634U 14016A   22053.80188840 -.00000165  00000-0 -25349-4 0  9997
        2 39634  98.1816  62.9829 0001365  82.0300 278.1052 14.59197432420303
        """;

    private static readonly Sgp4Propagator Truth = new(ElementFile.Parse(Lines, "Sentinel-1A", lenient: false).Satellites.Single());
    private static readonly KeplerPropagator TwoBody = new(Truth.Elements);
    private static readonly J2Propagator J2 = new(Truth.Elements);

    /// <summary>Two-body motion from the mean elements.</summary>
    public static double TwoBodyKm(double hours) => DistanceKm(TwoBody, AfterEpoch(Duration.FromHours(hours)));

    /// <summary>The drift of J2 from the mean elements.</summary>
    public static double J2Km(double hours) => DistanceKm(J2, AfterEpoch(Duration.FromHours(hours)));

    /// <summary>Two-body motion from SGP4's state some minutes after the epoch, where the satellite passes the ascending node.</summary>
    public static double OsculatingKm(double startMinutes, double hours)
    {
        Epoch start = AfterEpoch(Duration.FromMinutes(startMinutes));
        return DistanceKm(new KeplerPropagator(start, Truth.At(start)), start + Duration.FromHours(hours));
    }

    private static Epoch AfterEpoch(Duration span) => Truth.Elements.Epoch + span;

    private static double DistanceKm(IPropagator model, Epoch epoch) => Gap.Km(model.At(epoch), Truth.At(epoch));
}
