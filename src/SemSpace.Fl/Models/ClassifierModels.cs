using SemSpace.Fl.Models.Cnn;
using SemSpace.Fl.Models.LeNet;
using SemSpace.Fl.Models.Mlp;
using SemSpace.Fl.Models.Softmax;

namespace SemSpace.Fl.Models;

/// <summary>The classifiers by name.</summary>
public static class ClassifierModels
{
    /// <summary>The catalogue.</summary>
    public static Catalogue<ClassifierModel> All { get; } = new(
        "classifier",
        Member<ClassifierModel>.Of("cnn", "is a small convolutional network with GroupNorm", CnnModel.Keys),
        Member<ClassifierModel>.Of("mlp", "has one hidden layer", MlpModel.Keys),
        Member<ClassifierModel>.Of("softmax", "is linear softmax regression on the pixels", SoftmaxModel.Keys),
        Member<ClassifierModel>.Of("lenet", "is the convolutional network of the FedAvg paper", LeNetModel.Keys));
}
