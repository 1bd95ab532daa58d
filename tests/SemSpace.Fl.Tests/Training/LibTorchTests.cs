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

    [Fact]
    public void A_library_that_cannot_be_loaded_is_named_with_remedies()
    {
        LibTorchException failure = Assert.Throws<LibTorchException>(() => LibTorch.Load("NoSuchLibraryOfSemSpace"));
        Assert.StartsWith("NoSuchLibraryOfSemSpace, the native part of TorchSharp, cannot be loaded on ", failure.Message);
        Assert.Contains("Check that the libtorch files stand beside the program", failure.Message, StringComparison.Ordinal);
        Assert.IsType<DllNotFoundException>(failure.InnerException);
    }
}
