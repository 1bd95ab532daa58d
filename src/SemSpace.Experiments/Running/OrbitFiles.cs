using SemSpace.Orbit.Elements;
using SemSpace.Reports.Output;

namespace SemSpace.Experiments.Running;

/// <summary>Writes the orbits of a scenario's satellites as files that other tools read.</summary>
public static class OrbitFiles
{
    /// <summary>Writes the satellites' elements, under the names the scenario gives them. The file appears when it is complete.</summary>
    /// <param name="place">The file.</param>
    /// <param name="constellation">The satellites.</param>
    /// <param name="format">The format.</param>
    /// <exception cref="ElementWriteException">A value does not fit into the format.</exception>
    /// <exception cref="ResultsException">The file cannot be written.</exception>
    public static void WriteElements(OutputPlace place, Constellation constellation, ElementFormat format)
    {
        ArgumentNullException.ThrowIfNull(constellation);
        string text = ElementFile.Write([.. constellation.Satellites.Select(satellite => satellite.Elements with { Name = satellite.Name })], format);
        WholeFile.Write(place, target => target.Write(text));
    }
}
