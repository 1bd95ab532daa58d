using SemSpace.Experiments.Scenarios.Schema;
using SemSpace.Fl.Datasets;
using SemSpace.Sim.Datasets;
using Is = SemSpace.Keys.Keys<SemSpace.Experiments.Scenarios.DataSpec>;

namespace SemSpace.Experiments.Scenarios;

/// <summary>An own map of the Earth for one month.</summary>
/// <param name="Month">Calendar month, 1 to 12.</param>
/// <param name="Image">Equirectangular image, twice as wide as high.</param>
public sealed record MonthMap(int Month, InputFile Image);

/// <summary>What satellites learn from, and how images for validation and for tests are set apart from training images.</summary>
public sealed record DataSpec
{
    /// <summary>The largest share of the blocks for validation or for tests.</summary>
    internal const double MostFraction = 0.9;

    /// <summary>The largest share for both together, so that some is left to train on.</summary>
    internal const double MostTogether = 0.95;

    private const double Rounding = 1e-9;

    /// <summary>The keys.</summary>
    public static Section<DataSpec> Keys { get; } = new(
        "What satellites learn from: NASA Blue Marble maps of the Earth by month, of which whole blocks of latitude and longitude are kept for validation, and others for testing, or a data set that is parted among them (data.md).",
        () => new(),
        [
            Is.Choice("source", DataSources.All, $"where images come from: {DataSources.All.Meanings}", d => d.Source, (d, v) => d with { Source = v }),
            .. Is.Options(DataSources.All, d => d.Source, (d, v) => d with { Source = v }),
            Is.Of("path", new OptionalKind<InputFile>(new FolderKind(), joint: "; "), "folder of the data set; none looks where `semspace data fetch` puts it, and where packages do",
                d => d.Path, (d, v) => d with { Path = v }),
            new MonthMapsKey("maps", "own equirectangular maps by month, as in `7: july.jpg`; the nearest month is used",
                d => d.Maps, (d, v) => d with { Maps = v }),
            Is.Of("test_block_deg", Kinds.Within(1, 45, "degrees"), "side of a block",
                d => d.TestBlockDeg, (d, v) => d with { TestBlockDeg = v }),
            Is.Of("test_fraction", Kinds.Within(0.01, MostFraction), "share kept for testing: of the blocks, or of each class of a data set without a test set",
                d => d.TestFraction, (d, v) => d with { TestFraction = v }),
            Is.Of("validation_fraction", Kinds.Within(0.01, MostFraction), "share kept for validation, for every choice, such as the best version: of the blocks, or of each class of a data set's training images",
                d => d.ValidationFraction, (d, v) => d with { ValidationFraction = v }),
            Is.Of("exam_seed", new SeedKind(), "seed of what is set apart for validation and tests, which no other seed changes",
                d => d.ExamSeed, (d, v) => d with { ExamSeed = v }),
            Is.Of("ocean_share_max", Kinds.Within(0, 1), "largest share of open ocean, which is flat, among the images of a training; 1 for no limit",
                d => d.OceanShareMax, (d, v) => d with { OceanShareMax = v }),
            Is.Of("exam_ocean_share_max", Kinds.Within(0, 1), "the same in the validation set and in the test set, where each class has an equal share at most",
                d => d.ExamOceanShareMax, (d, v) => d with { ExamOceanShareMax = v }),
            Is.In("partition", PartitionSpec.Keys, "how a data set is parted among satellites", d => d.Partition, (d, v) => d with { Partition = v }),
            Is.Of("samples_per_satellite", new OptionalKind<int>(Kinds.Whole(1, 10_000_000)), "most images of a data set that a satellite keeps, at random",
                d => d.SamplesPerSatellite, (d, v) => d with { SamplesPerSatellite = v }),
            Is.Of("arrival", new ChoiceKind<ArrivalKind>(("all", ArrivalKind.All), ("streaming", ArrivalKind.Streaming)),
                "when a satellite's images of a data set are there: all from the start, or one after the other over the whole time, held by sensing.buffer as images of the Earth are",
                d => d.Arrival, (d, v) => d with { Arrival = v }),
        ])
    {
        Laws = [new(["validation_fraction", "test_fraction"], NothingLeft), new(["path", "source"], PathOfNothing)],
    };

    private static string? PathOfNothing(DataSpec spec)
        => spec.Path is { } path && spec.Stored is null ? $"is {path.FullPath}, and data.source is {spec.Source.Name}; must be left out, since it is where a data set lies. Own maps of the Earth go into data.maps." : null;

    /// <summary>The chosen source, and the options of all.</summary>
    public Choice<ImageSource> Source { get; init; } = DataSources.All.Default;

    /// <summary>The folder of a data set; null to look where they are kept.</summary>
    public InputFile? Path { get; init; }

    /// <summary>How a data set is parted among satellites.</summary>
    public PartitionSpec Partition { get; init; } = new();

    /// <summary>Most images of a data set that a satellite keeps; null for no limit.</summary>
    public int? SamplesPerSatellite { get; init; }

    /// <summary>When a satellite's images of a data set are there.</summary>
    public ArrivalKind Arrival { get; init; }

    /// <summary>The chosen data set, where images are not the Earth's; null where they are.</summary>
    public StoredSource? Stored => Source.Value as StoredSource;

    /// <summary>Samples without content; null where there are images.</summary>
    public CountedSource? Counted => Source.Value as CountedSource;

    /// <summary>Own maps in order of month; empty takes the maps shipped with SemSpace.</summary>
    public ValueList<MonthMap> Maps { get; init; } = [];

    /// <summary>Side of the latitude and longitude blocks that are of one use each, degrees.</summary>
    public double TestBlockDeg { get; init; } = 20;

    /// <summary>Share of the blocks kept for testing.</summary>
    public double TestFraction { get; init; } = 0.2;

    /// <summary>Share of the blocks kept for validation.</summary>
    public double ValidationFraction { get; init; } = 0.1;

    /// <summary>Chooses blocks, places and headings of the exam.</summary>
    public ulong ExamSeed { get; init; } = 1;

    /// <summary>Largest share of open ocean among the images of a training.</summary>
    public double OceanShareMax { get; init; } = 1;

    /// <summary>Largest share of open ocean in the validation set and in the test set.</summary>
    public double ExamOceanShareMax { get; init; } = 1;

    private static string? NothingLeft(DataSpec d) => d.ValidationFraction + d.TestFraction <= MostTogether + Rounding
        ? null
        : FormattableString.Invariant($"is {d.ValidationFraction} and test_fraction {d.TestFraction}; must be at most {MostTogether} together, so that there is something to train on.");
}
