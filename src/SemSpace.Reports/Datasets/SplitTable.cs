using SemSpace.Reports.Output;
using SemSpace.Reports.Tables;
using SemSpace.Sim.Records;

namespace SemSpace.Reports.Datasets;

/// <summary>The table of <c>semspace data split</c>.</summary>
public static class SplitTable
{
    internal static readonly Table<SplitRecord> Table = new Table<SplitRecord>("split of a data set", "one row an image: each satellite's in the order in which they come, then validation, then tests")
        .Text("set", s => s.Set, "`train`, `validation` or `test`")
        .Text("satellite", s => s.Satellite, "who trains on it; empty for the other sets")
        .Whole("image", s => s.Image, "its place, from 0, among the data set's images for training, or for a test image among those for tests")
        .Text("class", s => s.Class, "class's name");

    /// <summary>Writes a split as a CSV file, which appears when it is complete.</summary>
    /// <exception cref="ResultsException">The file cannot be written.</exception>
    public static void Write(OutputPlace place, IEnumerable<SplitRecord> split) => WholeFile.Write(place, file => Table.Write(file, split));
}
