using SemSpace.Fl.Models;
using SemSpace.Fl.Models.Cnn;
using SemSpace.Fl.Randomness;
using SemSpace.Fl.Training;
using static TorchSharp.torch;

namespace SemSpace.Fl.Tests.Models;

public class ParameterVectorTests
{
    public ParameterVectorTests() => LibTorch.EnsureLoaded();

    [Fact]
    public void Tensors_follow_in_the_order_of_their_names_row_by_row()
    {
        using nn.Module model = nn.Sequential(("b", nn.Linear(2, 1)), ("a", nn.Linear(1, 2)));
        ParameterVector.Write(model, [1, 2, 3, 4, 5, 6, 7]);
        Dictionary<string, float[]> tensors = model.named_parameters().ToDictionary(entry => entry.name, entry => entry.parameter.data<float>().ToArray());
        Assert.Equal([1f, 2f], tensors["a.bias"]);
        Assert.Equal([3f, 4f], tensors["a.weight"]);
        Assert.Equal([5f], tensors["b.bias"]);
        Assert.Equal([6f, 7f], tensors["b.weight"]);
        Assert.Equal([1f, 2, 3, 4, 5, 6, 7], ParameterVector.Read(model));
    }

    [Fact]
    public void The_layout_names_the_tensors_in_the_vectors_order()
    {
        using nn.Module model = nn.Sequential(("b", nn.Linear(2, 1)), ("a", nn.Linear(1, 2)));
        IReadOnlyList<ParameterTensor> layout = ParameterVector.Layout(model);
        Assert.Equal(["a.bias", "a.weight", "b.bias", "b.weight"], layout.Select(tensor => tensor.Name));
        Assert.Equal([[2], [2, 1], [1], [1, 2]], layout.Select(tensor => tensor.Shape));
        Assert.Equal(ParameterVector.Count(model), layout.Sum(tensor => tensor.Count));
    }

    [Fact]
    public void What_is_written_is_read_back_and_is_a_copy()
    {
        using SmallCnn model = new(3, 6, new SeedTree(1));
        float[] vector = new float[ParameterVector.Count(model)];
        new SeedTree(1).Stream("vector").FillGaussian(vector);
        ParameterVector.Write(model, vector);
        float[] read = ParameterVector.Read(model);
        Assert.Equal(vector, read);
        read[0] += 1;
        Assert.Equal(vector, ParameterVector.Read(model));
    }

    [Fact]
    public void Frozen_parameters_are_left_out()
    {
        using nn.Module model = nn.Sequential(("a", nn.Linear(1, 2)), ("b", nn.Linear(2, 1)));
        model.get_parameter("a.weight")!.requires_grad_(false);
        Assert.Equal(5, ParameterVector.Count(model));
    }

    [Fact]
    public void A_vector_of_another_length_is_refused()
    {
        using nn.Module model = nn.Linear(2, 1);
        string message = Assert.Throws<ArgumentException>(() => ParameterVector.Write(model, new float[4])).Message;
        Assert.StartsWith("The vector has 4 values; the model has 3 parameters.", message);
    }

    [Fact]
    public void A_model_with_running_statistics_is_refused()
    {
        using nn.Module model = nn.Sequential(("norm", nn.BatchNorm2d(3)));
        Assert.Contains("'norm.", Assert.Throws<ArgumentException>(() => ParameterVector.Read(model)).Message, StringComparison.Ordinal);
    }
}
