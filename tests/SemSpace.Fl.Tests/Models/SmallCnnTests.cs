using SemSpace.Fl.Models;
using SemSpace.Fl.Models.Cnn;
using SemSpace.Fl.Randomness;
using SemSpace.Fl.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SemSpace.Fl.Tests.Models;

public class SmallCnnTests
{
    public SmallCnnTests() => LibTorch.EnsureLoaded();

    [Fact]
    public void It_has_24198_parameters_and_one_score_a_class()
    {
        // (3*9+1)*16 + (16*9+1)*32 + (32*9+1)*64 + 2*(16+32+64) + (64+1)*6
        using SmallCnn model = new(3, 6, new SeedTree(1));
        Assert.Equal(24_198, ParameterVector.Count(model));
        using Tensor scores = model.call(ones(5, 3, 32, 32));
        Assert.Equal([5, 6], scores.shape);
    }

    [Fact]
    public void Initial_values_depend_on_the_seed_alone()
    {
        using SmallCnn one = new(3, 6, new SeedTree(1));
        _ = manual_seed(99);
        using SmallCnn same = new(3, 6, new SeedTree(1)), other = new(3, 6, new SeedTree(2));
        Assert.Equal(ParameterVector.Read(one), ParameterVector.Read(same));
        Assert.NotEqual(ParameterVector.Read(one), ParameterVector.Read(other));
    }

    [Fact]
    public void Initial_weights_fill_the_Kaiming_range_and_norms_begin_as_identities()
    {
        using SmallCnn model = new(3, 6, new SeedTree(1));
        Dictionary<string, Parameter> all = model.named_parameters()
            .ToDictionary(entry => entry.name[(entry.name.IndexOf('.', StringComparison.Ordinal) + 1)..], entry => entry.parameter);
        float[] weights = [.. all["conv2.weight"].data<float>()];
        double bound = Math.Sqrt(6.0 / (16 * 9));
        Assert.InRange(weights.Max(), 0.99 * bound, bound);
        Assert.InRange(weights.Min(), -bound, -0.99 * bound);
        Assert.InRange(weights.Average(), -0.05 * bound, 0.05 * bound); // six standard errors of 4608 uniform values
        Assert.All(all["norm2.weight"].data<float>(), gain => Assert.Equal(1, gain));
        Parameter[] biases = [.. all.Where(entry => entry.Key.EndsWith("bias", StringComparison.Ordinal)).Select(entry => entry.Value)];
        Assert.Equal(7, biases.Length);
        Assert.All(biases.SelectMany(bias => bias.data<float>()), bias => Assert.Equal(0, bias));
    }

    [Fact]
    public void Every_parameter_gets_a_gradient()
    {
        using SmallCnn model = new(3, 6, new SeedTree(1));
        float[] pixels = new float[4 * 3 * 32 * 32];
        new SeedTree(1).Stream("pixels").FillUniform(pixels, 0, 1);
        nn.functional.cross_entropy(model.call(tensor(pixels, [4, 3, 32, 32])), tensor(new long[] { 0, 1, 2, 3 })).backward();
        Assert.All(model.named_parameters(), entry => Assert.True(entry.parameter.grad!.abs().sum().item<float>() > 0, entry.name));
    }
}
