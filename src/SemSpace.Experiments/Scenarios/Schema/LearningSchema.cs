using SemSpace.Experiments.Scenarios.Binding;
using SemSpace.Fl.Training;
using SemSpace.Semantic;
using SemSpace.Semantic.Channels;
using Codec = SemSpace.Experiments.Scenarios.Binding.Keys<SemSpace.Semantic.SemanticOptions>;
using Earth = SemSpace.Experiments.Scenarios.Binding.Keys<SemSpace.Experiments.Scenarios.DataSpec>;
using Training = SemSpace.Experiments.Scenarios.Binding.Keys<SemSpace.Experiments.Scenarios.LearningSpec>;

namespace SemSpace.Experiments.Scenarios.Schema;

/// <summary>The keys of data, learning and semantic.</summary>
internal static class LearningSchema
{
    private const int MostTestImages = 100_000;

    /// <summary>What the cameras see.</summary>
    public static Section<DataSpec> Data { get; } = new(
        "What the cameras see: NASA Blue Marble maps of the Earth by month. Whole blocks of latitude and longitude are kept for testing.",
        () => new(),
        Earth.Of("source", new ChoiceKind<DataSource>(("earth", DataSource.Earth)), "where images come from",
            d => d.Source, (d, v) => d with { Source = v }),
        new MonthMapsKey("maps", "own equirectangular maps by month, as in `7: july.jpg`; the nearest month is used",
            d => d.Maps, (d, v) => d with { Maps = v }),
        Earth.Of("test_block_deg", Kinds.Within(1, 45, "degrees"), "side of a block",
            d => d.TestBlockDeg, (d, v) => d with { TestBlockDeg = v }),
        Earth.Of("test_fraction", Kinds.Within(0.01, 0.9), "share of the blocks kept for testing",
            d => d.TestFraction, (d, v) => d with { TestFraction = v }));

    /// <summary>Task and local training.</summary>
    public static Section<LearningSpec> Learning { get; } = new(
        "What is learned, and how a satellite trains.",
        () => new(),
        Training.Of("task", Tasks, "classify land cover (scored by accuracy), or send images by a learned codec (scored by PSNR)",
            l => l.Task, (l, v) => l with { Task = v }),
        Training.Of("local_epochs", Kinds.Whole(1, 1000), "passes over the buffer in one training",
            l => l.LocalEpochs, (l, v) => l with { LocalEpochs = v }),
        Training.Of("batch_size", Kinds.Whole(1, 4096), "images in a batch", l => l.BatchSize, (l, v) => l with { BatchSize = v }),
        Training.Of("optimizer", new ChoiceKind<OptimizerKind>(("sgd", OptimizerKind.Sgd), ("adam", OptimizerKind.Adam)), "gradient method",
            l => l.Optimizer, (l, v) => l with { Optimizer = v }),
        Training.Of("learning_rate", Kinds.Within(1e-8, 10), "step size", l => l.LearningRate, (l, v) => l with { LearningRate = v }),
        Training.Of("momentum", Kinds.Within(0, 0.999), "momentum of sgd", l => l.Momentum, (l, v) => l with { Momentum = v }),
        Training.Of("weight_decay", Kinds.Within(0, 10), "pulls the parameters towards 0: adds this times the parameters to the gradient",
            l => l.WeightDecay, (l, v) => l with { WeightDecay = v }),
        Training.Of("proximal_mu", Kinds.Within(0, 1000), "pulls a local training towards the model it began with: FedProx's μ, with any rule; 0 for none",
            l => l.ProximalMu, (l, v) => l with { ProximalMu = v }),
        Training.Of("test_images", Kinds.Whole(1, MostTestImages), "images in the test set", l => l.TestImages, (l, v) => l with { TestImages = v }),
        Training.Of("centralised_baseline", Kinds.Flag, "also train on all samples in one place, to compare with",
            l => l.CentralisedBaseline, (l, v) => l with { CentralisedBaseline = v }),
        Training.Of("target_score", new OptionalKind<double>(Kinds.Above(0, 100)),
            "score whose first reaching is the time to target: accuracy (at most 1), or PSNR in dB",
            l => l.TargetScore, (l, v) => l with { TargetScore = v }))
    {
        Rules = [new(["target_score", "task"], NoAccuracy)],
    };

    /// <summary>The codec.</summary>
    public static Section<SemanticOptions> Semantic { get; } = new(
        "The learned image codec of the semantic task and the channel it is trained for. Other tasks do not use it.",
        () => new(),
        Codec.Of("bandwidth_ratio", new BandwidthRatioKind(), "complex channel uses per colour value of the image",
            s => s.BandwidthRatio, (s, v) => s with { BandwidthRatio = v }),
        Codec.Of("channel", Channels, "white noise, or one fading gain an image with noise",
            s => s.Channel, (s, v) => s with { Channel = v }),
        Codec.Of("snr_low_db", Kinds.Within(-30, 60, "dB"), "lowest signal-to-noise ratio in training",
            s => s.SnrLowDb, (s, v) => s with { SnrLowDb = v }),
        Codec.Of("snr_high_db", Kinds.Within(-30, 60, "dB"), "highest signal-to-noise ratio in training",
            s => s.SnrHighDb, (s, v) => s with { SnrHighDb = v }),
        Codec.Of("evaluation_snr_db", Kinds.Within(-30, 60, "dB"), "signal-to-noise ratio of the evaluation",
            s => s.EvaluationSnrDb, (s, v) => s with { EvaluationSnrDb = v }))
    {
        Rules = [new(["snr_low_db", "snr_high_db"], Crossed)],
    };

    private static ChoiceKind<ChannelOptions> Channels => new([.. ChannelCatalogue.Defaults.Select(channel => (channel.Key, channel.Value))]);

    private static ChoiceKind<LearningTaskName> Tasks => new(("land_cover", LearningTaskName.LandCover), ("semantic", LearningTaskName.Semantic));

    private static string? NoAccuracy(LearningSpec l)
        => l.TargetScore is > 1 and var target && l.Task == LearningTaskName.LandCover
            ? FormattableString.Invariant($"is {target}; must be at most 1 for the task land_cover, whose score is the accuracy.")
            : null;

    private static string? Crossed(SemanticOptions s)
        => s.SnrLowDb <= s.SnrHighDb ? null : FormattableString.Invariant($"is {s.SnrLowDb}; must be at most snr_high_db, which is {s.SnrHighDb} dB.");
}
