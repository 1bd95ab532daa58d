using SemSpace.Experiments.Scenarios.Schema;
using Is = SemSpace.Keys.Keys<SemSpace.Experiments.Scenarios.DataSpec>;

namespace SemSpace.Experiments.Scenarios;

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

/// <summary>What the cameras see, and how places for validation and for tests are set apart from training places.</summary>
public sealed record DataSpec
{
    /// <summary>The largest share of the blocks for validation or for tests.</summary>
    internal const double MostFraction = 0.9;

    /// <summary>The largest share for both together, so that some is left to train on.</summary>
    internal const double MostTogether = 0.95;

    private const double Rounding = 1e-9;

    /// <summary>The keys.</summary>
    public static Section<DataSpec> Keys { get; } = new(
        "What the cameras see: NASA Blue Marble maps of the Earth by month. Whole blocks of latitude and longitude are kept for validation, and others for testing.",
        () => new(),
        Is.Of("source", new ChoiceKind<DataSource>(("earth", DataSource.Earth)), "where images come from",
            d => d.Source, (d, v) => d with { Source = v }),
        new MonthMapsKey("maps", "own equirectangular maps by month, as in `7: july.jpg`; the nearest month is used",
            d => d.Maps, (d, v) => d with { Maps = v }),
        Is.Of("test_block_deg", Kinds.Within(1, 45, "degrees"), "side of a block",
            d => d.TestBlockDeg, (d, v) => d with { TestBlockDeg = v }),
        Is.Of("test_fraction", Kinds.Within(0.01, MostFraction), "share of the blocks kept for testing",
            d => d.TestFraction, (d, v) => d with { TestFraction = v }),
        Is.Of("validation_fraction", Kinds.Within(0.01, MostFraction), "share of the blocks kept for validation: for every choice, such as the best version",
            d => d.ValidationFraction, (d, v) => d with { ValidationFraction = v }),
        Is.Of("exam_seed", new SeedKind(), "seed of the blocks and of the validation and test images, which no other seed changes",
            d => d.ExamSeed, (d, v) => d with { ExamSeed = v }),
        Is.Of("ocean_share_max", Kinds.Within(0, 1), "largest share of open ocean, which is flat, among the images of a training; 1 for no limit",
            d => d.OceanShareMax, (d, v) => d with { OceanShareMax = v }),
        Is.Of("exam_ocean_share_max", Kinds.Within(0, 1), "the same in the validation set and in the test set, where each class has an equal share at most",
            d => d.ExamOceanShareMax, (d, v) => d with { ExamOceanShareMax = v }))
    {
        Laws = [new(["validation_fraction", "test_fraction"], NothingLeft)],
    };

    /// <summary>Where images come from.</summary>
    public DataSource Source { get; init; }

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
