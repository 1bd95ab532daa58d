using System.Text.RegularExpressions;

namespace SemSpace.Architecture.Tests;

/// <summary>Files stay short enough to read.</summary>
public partial class SizeTests
{
    private const int LongestFile = 500, LongestOfNineInTen = 250, LongestOfHalf = 90;

    [Fact]
    public void Files_are_short()
    {
        int[] lengths = [.. Repository.Projects.SelectMany(Repository.Sources).Select(file => File.ReadLines(file).Count()).Order()];
        Assert.InRange(lengths[^1], 1, LongestFile);
        Assert.InRange(lengths[lengths.Length * 9 / 10], 1, LongestOfNineInTen);
        Assert.InRange(lengths[lengths.Length / 2], 1, LongestOfHalf);
    }

    [Fact]
    public void Nothing_is_left_to_do_in_comments()
        => Assert.Equal([], Repository.Projects.SelectMany(Repository.Sources).Where(file => Marker().IsMatch(File.ReadAllText(file))).Select(Repository.Relative));

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b")]
    private static partial Regex Marker();
}
