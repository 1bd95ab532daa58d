using SemSpace.Fl.Data;
using SemSpace.Fl.Randomness;
using SemSpace.Fl.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SemSpace.Fl.Tests.Training;

/// <summary>One parameter w, loss curvature (w - target)²/2 whatever the images are: trajectories can be worked out by hand.</summary>
internal sealed class QuadraticTask(double target = 1, double curvature = 1) : ILearningTask
{
    private readonly Scalar _target = target.ToScalar(), _half = (curvature / 2).ToScalar();

    public MetricNames Metrics { get; } = new("w", "w");

    public nn.Module CreateModel(SeedTree seeds) => new OneParameter();

    public Tensor Loss(nn.Module model, Tensor images, Tensor labels, RandomStream random)
    {
        Tensor distance = ((OneParameter)model).W.sub(_target);
        return distance.mul(distance).sum().mul(_half);
    }

    public Evaluation Evaluate(nn.Module model, ImageSet test, RandomStream random)
    {
        double w = ((OneParameter)model).W.item<float>();
        return new Evaluation(curvature * (w - target) * (w - target) / 2, w, w);
    }

    private sealed class OneParameter : nn.Module
    {
        public OneParameter() : base(nameof(OneParameter))
        {
            W = new Parameter(zeros(1));
            RegisterComponents();
        }

        public Parameter W { get; }

        protected override void Dispose(bool disposing)
        {
            if (disposing) W.Dispose();
            base.Dispose(disposing);
        }
    }
}
