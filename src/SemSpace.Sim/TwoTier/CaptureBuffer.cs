using SemSpace.Orbit.Time;
using SemSpace.Sim.Sensing;

namespace SemSpace.Sim.TwoTier;

/// <summary>Which captures a satellite still holds.</summary>
internal sealed class CaptureBuffer(MissionSetup setup, int satellite)
{
    /// <summary>The oldest capture held at a time.</summary>
    /// <param name="time">The time.</param>
    /// <param name="trainedUpTo">Captures until then are used up; null for none.</param>
    public Epoch Oldest(Epoch time, Epoch? trainedUpTo)
    {
        Epoch orbitAgo = time - setup.Satellites[satellite].Period;
        return setup.Sensing.Buffer switch
        {
            BufferPolicy.SinceContact => Epoch.Max(orbitAgo, Epoch.Max(setup.Contacts.LastContactEnd(satellite, time) ?? orbitAgo, trainedUpTo ?? orbitAgo)),
            BufferPolicy.LastOrbit => orbitAgo,
            BufferPolicy.Everything => setup.Start - setup.Satellites[satellite].Period,
        };
    }
}
