using System.IO.Enumeration;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Time;
using SemSpace.Reports.Tables;

namespace SemSpace.Experiments.Running;

/// <summary>Says where a scenario's satellites are.</summary>
public static class OrbitStates
{
    /// <summary>The satellites whose name fits.</summary>
    /// <param name="constellation">The satellites.</param>
    /// <param name="pattern">Which of them, with * for any text.</param>
    public static IReadOnlyList<Spacecraft> Named(Constellation constellation, string pattern)
    {
        ArgumentNullException.ThrowIfNull(constellation);
        return [.. constellation.Satellites.Where(satellite => FileSystemName.MatchesSimpleExpression(pattern, satellite.Name))];
    }

    /// <summary>States of every satellite at every instant, by instant, then satellite, worked out one after the other as they are asked for.</summary>
    /// <param name="satellites">The satellites.</param>
    /// <param name="earth">How the Earth turns.</param>
    /// <param name="times">The instants, within the scenario or not.</param>
    /// <param name="frame">What to give states in.</param>
    public static IEnumerable<OrbitState> At(IReadOnlyList<Spacecraft> satellites, EarthRotation earth, IReadOnlyList<Epoch> times, StateFrame frame)
        => times.SelectMany(time => satellites.Select(satellite => State(satellite, earth, time, frame)));

    private static OrbitState State(Spacecraft satellite, EarthRotation earth, Epoch time, StateFrame frame)
    {
        try
        {
            return new(satellite.Name, time, Values(satellite.Propagator.At(time), earth, time, frame), "");
        }
        catch (PropagationException failure)
        {
            return new(satellite.Name, time, [], failure.Message);
        }
        catch (ArgumentOutOfRangeException)
        {
            return new(satellite.Name, time, [], $"{satellite.Name} has no place over the ground at {time}: the file of Earth orientation goes from {earth.Orientation.First} to {earth.Orientation.Last}.");
        }
    }

    private static double[] Values(TemeState s, EarthRotation earth, Epoch time, StateFrame frame)
    {
        if (frame == StateFrame.Teme) return [s.XKm, s.YKm, s.ZKm, s.VxKmPerS, s.VyKmPerS, s.VzKmPerS];
        EcefState r = earth.At(time).State(s);
        if (frame == StateFrame.Geodetic)
        {
            Geodetic place = FrameTransforms.EcefToGeodetic(r.Position);
            return [place.LatitudeDeg, place.LongitudeDeg, place.AltitudeKm];
        }

        return [r.XKm, r.YKm, r.ZKm, r.VxKmPerS, r.VyKmPerS, r.VzKmPerS];
    }
}
