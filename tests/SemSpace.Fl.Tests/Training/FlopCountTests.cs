using SemSpace.Fl.Data;
using SemSpace.Fl.Models;
using SemSpace.Fl.Models.LeNet;
using SemSpace.Fl.Models.Mlp;
using SemSpace.Fl.Models.Softmax;
using SemSpace.Fl.Training;

namespace SemSpace.Fl.Tests.Training;

public sealed class FlopCountTests
{
    private static readonly LearningSubject Digits = new(new ImageSize(1, 28, 28), 10);

    /// <summary>Oracles, worked by hand: 2 · 784 · 10; and with 16 units 2 · (784 · 16 + 16 · 10); three times that with the backward pass.</summary>
    [Fact]
    public void Dense_models_take_two_for_each_weight()
    {
        Assert.Equal(3 * 2 * 7840, Of(new SoftmaxModel()));
        Assert.Equal(3 * 2 * ((784 * 16) + (16 * 10)), Of(new MlpModel { Hidden = 16 }));
    }

    /// <summary>Oracle, worked by hand: 25 · 32 weights at 28 · 28 places, 32 · 25 · 64 at 14 · 14, then 3136 · 512 and 512 · 10.</summary>
    [Fact]
    public void Convolutions_take_their_weights_at_each_place()
        => Assert.Equal(3 * 2.0 * ((25 * 32 * 784) + (32 * 25 * 64 * 196) + (3136 * 512) + (512 * 10)), Of(new LeNetModel()));

    private static double Of(ClassifierModel model)
    {
        LearningSubject subject = Digits with { Classifier = model };
        return FlopCount.OfTraining(new ClassifyOptions().Create(subject), subject);
    }
}
