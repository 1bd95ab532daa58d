using System.Globalization;
using SemSpace.Experiments.Scenarios;
using SemSpace.Fl.Models;
using SemSpace.Reports.Models;
using SemSpace.Reports.Output;
using SemSpace.Reports.Runs;
using SemSpace.Reports.Tables;

namespace SemSpace.Experiments.Running;

/// <summary>A version of a run's global model that its results keep.</summary>
/// <param name="File">Its file name.</param>
/// <param name="Version">Its number.</param>
/// <param name="Tensors">Its tensors, in the order of the parameters.</param>
/// <param name="Parameters">Their values.</param>
internal sealed record KeptModel(string File, int Version, IReadOnlyList<ParameterTensor> Tensors, float[] Parameters)
{
    /// <summary>Writes the model with what made it.</summary>
    /// <param name="results">The run's folder.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="hash">Its hash.</param>
    /// <exception cref="ResultsException">It cannot be written.</exception>
    public void Write(ResultFolder results, Scenario scenario, string hash) => results.Write(File, path => ModelFile.Write(path, new(Tensors, Parameters, new OrderedDictionary<string, string>
    {
        ["task"] = scenario.Learning.Task.Name,
        ["version"] = Version.ToString(CultureInfo.InvariantCulture),
        ["scenario_hash"] = hash,
        ["semspace_version"] = Manifest.ProgramVersion,
    })));
}
