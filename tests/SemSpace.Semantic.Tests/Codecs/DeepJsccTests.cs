using SemSpace.Fl.Randomness;
using SemSpace.Semantic.Codecs;
using static TorchSharp.torch;

namespace SemSpace.Semantic.Tests.Codecs;

public class DeepJsccTests
{
    [Fact]
    public void Initial_values_depend_on_the_seed_alone()
    {
        static float[] Values(ulong seed)
        {
            using var model = new DeepJscc(3, 2, new SeedTree(seed));
            return [.. model.parameters().SelectMany(p => p.data<float>().ToArray())];
        }

        float[] first = Values(3);
        Assert.Equal(first, Values(3));
        Assert.NotEqual(first, Values(4));
    }

    [Fact]
    public void Grey_images_and_other_sizes_pass_through()
    {
        using var scope = NewDisposeScope();
        using var model = new DeepJscc(1, 3, new SeedTree(1));
        Tensor symbols = model.Encode(ones(1, 1, 28, 40));
        Assert.Equal([1, 6, 7, 10], symbols.shape);
        Assert.Equal([1, 1, 28, 40], model.Decode(symbols).shape);
    }

    [Fact]
    public void An_image_without_energy_stays_without()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(0, PowerNormalisation.Apply(zeros(1, 2, 2, 2)).abs().sum().item<float>());
    }
}
