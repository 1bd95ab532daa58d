using System.Runtime.InteropServices;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SemSpace.Semantic.Codecs;

/// <summary>
/// PReLU with one slope for all channels: max(x, 0) + slope min(x, 0). TorchSharp's own sets its first slope from a number that the
/// collector may free meanwhile.
/// Source: He, Zhang, Ren, Sun, "Delving deep into rectifiers", ICCV 2015, eq. 1.
/// </summary>
internal sealed class SlopedRelu : nn.Module<Tensor, Tensor>
{
    private readonly Parameter _slope;

    /// <summary>A layer with its initial slope.</summary>
    public SlopedRelu(float slope) : base(nameof(SlopedRelu))
    {
        _slope = (Parameter)new Parameter(empty(1)).DetachFromDisposeScope();
        MemoryMarshal.Cast<byte, float>(_slope.bytes).Fill(slope);
        register_parameter("weight", _slope);
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => input.prelu(_slope);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) _slope.Dispose();
        base.Dispose(disposing);
    }
}
