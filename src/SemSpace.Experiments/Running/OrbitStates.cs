using System.IO.Enumeration;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Time;
using SemSpace.Reports.Tables;

namespace SemSpace.Experiments.Running;

/// <summary>Says where a scenario's satellites are.</summary>
public static class OrbitStates
{
    /// <summary>States at every instant of every satellite whose name fits, by instant, then satellite.</summary>
    /// <param name="constellation">The satellites.</param>
    /// <param name="times">The instants, within the scenario or not.</param>
    /// <param name="frame">What to give states in.</param>
    /// <param name="namePattern">Which satellites, with * for any text.</param>
    public static IReadOnlyList<OrbitState> At(Constellation constellation, IReadOnlyList<Epoch> times, StateFrame frame, string namePattern)
    {
        ArgumentNullException.ThrowIfNull(constellation);
        ArgumentNullException.ThrowIfNull(times);
        Spacecraft[] satellites = [.. constellation.Satellites.Where(satellite => FileSystemName.MatchesSimpleExpression(namePattern, satellite.Name))];
        return [.. times.SelectMany(time => satellites.Select(satellite => State(satellite, constellation.Earth, time, frame)))];
    }

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
