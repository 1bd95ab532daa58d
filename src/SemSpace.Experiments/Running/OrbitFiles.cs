using System.Text;
using SemSpace.Experiments.Results;
using SemSpace.Orbit.Elements;

namespace SemSpace.Experiments.Running;

/// <summary>Writes the orbits of a scenario's satellites as files that other tools read.</summary>
public static class OrbitFiles
{
    /// <summary>Writes the satellites' elements, under the names the scenario gives them. The file appears when it is complete.</summary>
    /// <param name="path">The file.</param>
    /// <param name="constellation">The satellites.</param>
    /// <param name="format">The format.</param>
    /// <exception cref="ElementWriteException">A value does not fit into the format.</exception>
    /// <exception cref="ResultsException">The file cannot be written.</exception>
    public static void WriteElements(string path, Constellation constellation, ElementFormat format)
    {
        ArgumentNullException.ThrowIfNull(constellation);
        string text = ElementFile.Write([.. constellation.Satellites.Select(satellite => satellite.Elements with { Name = satellite.Name })], format);
        WholeFile.Write(path, target => File.WriteAllBytes(target, Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>Writes states as CSV. The file appears when it is complete.</summary>
    /// <exception cref="ResultsException">The file cannot be written.</exception>
    public static void WriteStates(string path, IReadOnlyList<OrbitState> states, StateFrame frame)
        => WholeFile.Write(path, target => StateTables.Of(frame).Write(target, states));

    /// <summary>Writes states as CSV.</summary>
    public static void WriteStates(TextWriter writer, IReadOnlyList<OrbitState> states, StateFrame frame) => StateTables.Of(frame).Write(writer, states);
}
