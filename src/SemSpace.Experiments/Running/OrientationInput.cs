using SemSpace.Experiments.Scenarios;
using SemSpace.Files;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Time;
using SemSpace.Sim.Sensing;

namespace SemSpace.Experiments.Running;

/// <summary>Reads the Earth's orientation that a scenario names.</summary>
internal static class OrientationInput
{
    /// <summary>The Earth's rotation over a scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="lead">How long before its start satellites may have taken images.</param>
    /// <exception cref="ScenarioException">The file cannot be read, is damaged, or does not cover the scenario.</exception>
    public static EarthRotation Read(Scenario scenario, Duration lead)
    {
        if (scenario.EarthOrientation is not { } file) return EarthRotation.Default;
        EarthOrientationReadResult read = ReadFile(file.FullPath);
        if (read.Orientation is not { } orientation)
            throw new ScenarioException([.. read.Faults.Select(fault => new ScenarioFault(FormattableString.Invariant($"{fault.File}:{fault.Line}"), fault.Message))]);

        Epoch first = scenario.StartUtc - lead, last = MissionFactory.End(scenario) + GroundTrack.HeadingStep;
        if (first < orientation.First || last > orientation.Last)
            throw new ScenarioException(file.FullPath, $"holds the Earth's orientation from {orientation.First} to {orientation.Last}; must hold {first} to {last}, the scenario and one orbit before. Take another file, or move start_utc.");
        return new EarthRotation(orientation);
    }

    private static EarthOrientationReadResult ReadFile(string path)
    {
        try
        {
            return EarthOrientationFile.Read(path);
        }
        catch (Exception error) when (FileTrouble.Is(error))
        {
            throw new ScenarioException(path, $"cannot be read as a file of Earth orientation: {FileTrouble.Words(error)}.");
        }
    }
}
