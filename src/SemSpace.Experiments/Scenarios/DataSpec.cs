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

/// <summary>What the cameras see, and how test places are set apart from training places.</summary>
public sealed record DataSpec
{
    /// <summary>The keys.</summary>
    public static Section<DataSpec> Keys { get; } = new(
        "What the cameras see: NASA Blue Marble maps of the Earth by month. Whole blocks of latitude and longitude are kept for testing.",
        () => new(),
        Is.Of("source", new ChoiceKind<DataSource>(("earth", DataSource.Earth)), "where images come from",
            d => d.Source, (d, v) => d with { Source = v }),
        new MonthMapsKey("maps", "own equirectangular maps by month, as in `7: july.jpg`; the nearest month is used",
            d => d.Maps, (d, v) => d with { Maps = v }),
        Is.Of("test_block_deg", Kinds.Within(1, 45, "degrees"), "side of a block",
            d => d.TestBlockDeg, (d, v) => d with { TestBlockDeg = v }),
        Is.Of("test_fraction", Kinds.Within(0.01, 0.9), "share of the blocks kept for testing",
            d => d.TestFraction, (d, v) => d with { TestFraction = v }));

    /// <summary>Where images come from.</summary>
    public DataSource Source { get; init; }

    /// <summary>Own maps in order of month; empty takes the maps shipped with SemSpace.</summary>
    public ValueList<MonthMap> Maps { get; init; } = [];

    /// <summary>Side of the latitude and longitude blocks that are wholly test or wholly training, degrees.</summary>
    public double TestBlockDeg { get; init; } = 20;

    /// <summary>Share of the blocks kept for testing.</summary>
    public double TestFraction { get; init; } = 0.2;
}
