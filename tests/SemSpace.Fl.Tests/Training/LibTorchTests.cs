using System.Runtime.InteropServices;
using SemSpace.Fl.Training;
using static TorchSharp.torch;

namespace SemSpace.Fl.Tests.Training;

public class LibTorchTests
{
    [Fact]
    public void Loading_twice_does_no_harm_and_leaves_one_thread()
    {
        LibTorch.EnsureLoaded();
        LibTorch.EnsureLoaded();
        Assert.Equal(1, get_num_threads());
    }

    /// <summary>
    /// Memory that was freed full of numbers that are none, and convolutions with channels that do not fill oneDNN's blocks: without
    /// cleared tensors nearly every result and gradient here is no number.
    /// </summary>
    [Theory]
    [InlineData(3, 16), InlineData(8, 32), InlineData(17, 24), InlineData(24, 8), InlineData(32, 3)]
    public void What_freed_memory_holds_does_not_come_into_a_convolution(int inputs, int outputs)
    {
        LibTorch.EnsureLoaded();
        using var scope = NewDisposeScope();
        nn.Module<Tensor, Tensor>[] layers = [nn.Conv2d(inputs, outputs, 5, padding: 2), nn.ConvTranspose2d(inputs, outputs, 5, padding: 2)];
        foreach (nn.Module<Tensor, Tensor> layer in layers)
        {
            Tensor images = rand(8, inputs, 16, 16, requires_grad: true);
            FreeMemoryFullOfNaN();
            Tensor sent = layer.call(images);
            FreeMemoryFullOfNaN();
            sent.sum().backward();
            Assert.All([sent, images.grad!, .. layer.parameters().Select(values => values.grad!)], values => Assert.True(values.isfinite().all().item<bool>()));
        }
    }

    private static void FreeMemoryFullOfNaN()
    {
        const int least = 64, most = 1 << 20, ofEach = 16;
        using var scope = NewDisposeScope();
        for (int values = least; values <= most; values *= 2)
            for (int i = 0; i < ofEach; i++) MemoryMarshal.Cast<byte, float>(empty(values).bytes).Fill(float.NaN);
    }

    [Fact]
    public void A_library_that_cannot_be_loaded_is_named_with_remedies()
    {
        LibTorchException failure = Assert.Throws<LibTorchException>(() => LibTorch.Load("NoSuchLibraryOfSemSpace"));
        Assert.StartsWith("NoSuchLibraryOfSemSpace, the native part of TorchSharp, cannot be loaded on ", failure.Message);
        Assert.Contains("Check that the libtorch files stand beside the program", failure.Message, StringComparison.Ordinal);
        Assert.IsType<DllNotFoundException>(failure.InnerException);
    }
}
