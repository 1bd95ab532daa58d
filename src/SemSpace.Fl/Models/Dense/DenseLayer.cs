namespace SemSpace.Fl.Models.Dense;

/// <summary>A dense layer: outputs y = W x + b. Its parameters are the tensors NAME.bias (outputs) and NAME.weight (outputs, inputs).</summary>
/// <param name="Name">Its name among the layers of the model.</param>
/// <param name="Inputs">Values in, 1 or more.</param>
/// <param name="Outputs">Values out, 1 or more.</param>
public sealed record DenseLayer(string Name, int Inputs, int Outputs);
