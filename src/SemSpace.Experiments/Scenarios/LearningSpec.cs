using SemSpace.Fl.Training;
using SemSpace.Sim.Sensing;

namespace SemSpace.Experiments.Scenarios;

/// <summary>The camera and the buffer of every satellite.</summary>
public sealed record SensingSpec
{
    /// <summary>When images are taken and which are kept.</summary>
    public SensingOptions Options { get; init; } = new();

    /// <summary>Width of the ground patch that one image shows, km.</summary>
    public double PatchKm { get; init; } = 512;
}

/// <summary>An own map of the Earth for one month.</summary>
/// <param name="Month">Calendar month, 1 to 12.</param>
/// <param name="Image">Equirectangular image, twice as wide as high.</param>
public sealed record MonthMap(int Month, InputFile Image);

/// <summary>Where images come from.</summary>
public enum DataSource
{
    /// <summary>Patches of maps of the Earth, cut along each satellite's ground track.</summary>
    Earth,
}

/// <summary>What the cameras see, and how test places are set apart from training places.</summary>
public sealed record DataSpec
{
    /// <summary>Where images come from.</summary>
    public DataSource Source { get; init; }

    /// <summary>Own maps in order of month; empty takes the maps shipped with SemSpace.</summary>
    public ValueList<MonthMap> Maps { get; init; } = [];

    /// <summary>Side of the latitude and longitude blocks that are wholly test or wholly training, degrees.</summary>
    public double TestBlockDeg { get; init; } = 20;

    /// <summary>Share of the blocks kept for testing.</summary>
    public double TestFraction { get; init; } = 0.2;
}

/// <summary>A learning task.</summary>
public enum LearningTaskName
{
    /// <summary>Classify the land cover of an image; scored by accuracy.</summary>
    LandCover,

    /// <summary>Send an image over a noisy channel by a learned codec; scored by PSNR.</summary>
    Semantic,
}

/// <summary>What is learned and how a satellite trains.</summary>
public sealed record LearningSpec
{
    /// <summary>The task.</summary>
    public LearningTaskName Task { get; init; }

    /// <summary>Passes over the buffer in one local training.</summary>
    public int LocalEpochs { get; init; } = 2;

    /// <summary>Images in a batch.</summary>
    public int BatchSize { get; init; } = 16;

    /// <summary>The gradient method.</summary>
    public OptimizerKind Optimizer { get; init; } = OptimizerKind.Adam;

    /// <summary>Step size.</summary>
    public double LearningRate { get; init; } = 0.002;

    /// <summary>Momentum of stochastic gradient descent; local, not sent.</summary>
    public double Momentum { get; init; } = 0.9;

    /// <summary>Weight decay: added to the gradient as this times the parameters.</summary>
    public double WeightDecay { get; init; }

    /// <summary>FedProx's mu: adds mu (w - start) to the gradient; 0 is plain local training.</summary>
    public double ProximalMu { get; init; }

    /// <summary>Images in the test set.</summary>
    public int TestImages { get; init; } = 512;

    /// <summary>Whether a model is also trained on all satellites' samples in one place, to compare with.</summary>
    public bool CentralisedBaseline { get; init; } = true;

    /// <summary>Score whose first reaching is the time to target; null for none.</summary>
    public double? TargetScore { get; init; }
}
