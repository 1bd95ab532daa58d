namespace SemSpace.Fl.Data;

/// <summary>
/// What an image shows, by a rule that looks at more than the image: the coastline is Natural Earth's, and what grows is judged
/// by all months of the imagery, not by the one shown. A forest under snow-grey trees in January is vegetation because July is green.
/// </summary>
public enum LandCover
{
    /// <summary>Under 2 % of the image is land or ice.</summary>
    Ocean,

    /// <summary>Between 2 % and 98 % is land or ice, or a large lake takes the rest.</summary>
    Coast,

    /// <summary>At least half of the image, of land or sea, is bright and colourless in the month shown.</summary>
    SnowOrIce,

    /// <summary>Most of the land is bare: bright and without green in every month in which no snow lies.</summary>
    Desert,

    /// <summary>Most of the land is green in at least one month.</summary>
    Vegetation,

    /// <summary>Land of which no kind holds more than half: steppe, tundra, dry savanna, mixtures.</summary>
    Other,
}

/// <summary>The classes' names as tables have them.</summary>
public static class LandCoverNames
{
    /// <summary>Names in the order of the class indices.</summary>
    public static IReadOnlyList<string> All { get; } = ["ocean", "coast", "snow_or_ice", "desert", "vegetation", "other"];
}
