namespace SemSpace.Reports.Tables;

/// <summary>How a kept version of the model does on one class of an exam set.</summary>
/// <param name="Model">The version: <c>last</c> or <c>best</c>.</param>
/// <param name="Set">The set: <c>test</c> or <c>validation</c>.</param>
/// <param name="Class">The class's name.</param>
/// <param name="Images">Images of the class.</param>
/// <param name="Answers">Images of any class that the model takes for it.</param>
/// <param name="Right">Images of the class that it names right.</param>
/// <param name="Recall">Their share; null where the set has no image of the class.</param>
public sealed record ClassRecord(string Model, string Set, string Class, int Images, int Answers, int Right, double? Recall)
{
    /// <summary>Names of the versions.</summary>
    public const string Last = "last", Best = "best";
}

/// <summary>How a kept version of the model does in one block of the Earth.</summary>
/// <param name="Model">The version: <c>last</c> or <c>best</c>.</param>
/// <param name="Set">The set that the block is for: <c>test</c> or <c>validation</c>.</param>
/// <param name="LatitudeDeg">Latitude of the block's middle, degrees.</param>
/// <param name="LongitudeDeg">Longitude of the block's middle, degrees from 0 to 360.</param>
/// <param name="Images">Images of the set in the block.</param>
/// <param name="Right">Those that the model names right.</param>
public sealed record RegionRecord(string Model, string Set, double LatitudeDeg, double LongitudeDeg, int Images, int Right);
