using SemSpace.Fl.Training;

namespace SemSpace.Fl.Tests.Training;

public class LocalTrainingOptionsTests
{
    public static TheoryData<LocalTrainingOptions, string> Wrong => new()
    {
        { new() { Epochs = 0 }, "Epochs" },
        { new() { BatchSize = 0 }, "BatchSize" },
        { new() { LearningRate = 0 }, "LearningRate must be above 0" },
        { new() { LearningRate = double.NaN }, "LearningRate" },
        { new() { LearningRate = double.PositiveInfinity }, "LearningRate" },
        { new() { Momentum = 1 }, "Momentum must be 0 to below 1" },
        { new() { WeightDecay = -1 }, "WeightDecay must be 0 or more" },
        { new() { ProximalMu = -1 }, "ProximalMu must be 0 or more" },
    };

    [Fact]
    public void The_defaults_are_valid() => Assert.Null(Record.Exception(() => new LocalTrainingOptions().Validate()));

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_value_out_of_range_is_refused(LocalTrainingOptions options, string message)
        => Assert.Contains(message, Assert.Throws<ArgumentOutOfRangeException>(options.Validate).Message, StringComparison.Ordinal);
}
