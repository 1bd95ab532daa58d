using SemSpace.Fl.Models;

namespace SemSpace.Reports.Models;

/// <summary>A trained model.</summary>
/// <param name="Tensors">Its tensors, in the order of the parameters.</param>
/// <param name="Parameters">Their values one after the other, each row-major.</param>
/// <param name="Facts">What made it, by name.</param>
public sealed record TrainedModel(IReadOnlyList<ParameterTensor> Tensors, float[] Parameters, IReadOnlyDictionary<string, string> Facts);
