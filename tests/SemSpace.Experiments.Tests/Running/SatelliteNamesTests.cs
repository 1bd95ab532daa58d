using CsCheck;
using SemSpace.Experiments.Plans;
using SemSpace.Experiments.Running;
using SemSpace.Experiments.Tests.Golden;
using SemSpace.Experiments.Tests.Plans;
using SemSpace.Experiments.Tests.Scenarios;
using SemSpace.Orbit.Elements;

namespace SemSpace.Experiments.Tests.Running;

public sealed class SatelliteNamesTests
{
    private static readonly OrbitalElements Any = Constellation.Build(Examples.Legal(Examples.Small)).Satellites[0].Elements;

    [Fact]
    public void Names_of_their_own_stay_and_nothing_is_said()
    {
        SatelliteNames names = Of(("A", 1), ("A 1", 2), ("B", 3));
        Assert.Equal(["A", "A 1", "B"], names.Names);
        Assert.Empty(names.Warnings);
    }

    [Fact]
    public void Satellites_that_share_a_name_are_told_apart_by_their_numbers()
    {
        SatelliteNames names = Of(("DEB", 11), ("ISS", 5), ("DEB", 12));
        Assert.Equal(["DEB 11", "ISS", "DEB 12"], names.Names);
        Assert.Equal(["2 satellites are named DEB; they are called DEB 11, DEB 12 here."], names.Warnings);
    }

    [Theory]
    [InlineData("A 1")]
    [InlineData("A 2")]
    public void No_new_name_is_one_that_another_satellite_came_with(string third)
    {
        SatelliteNames names = Of(("A", 1), ("A", 2), (third, 3));
        Assert.Equal(third, names.Names[2]);
        Assert.Equal(third == "A 1" ? ["A 1-2", "A 2"] : ["A 1", "A 2-2"], names.Names.Take(2));
    }

    [Fact]
    public void Many_renamed_satellites_are_told_in_one_sentence()
        => Assert.Equal(
            ["7 satellites are named DEB; they are called DEB 1, DEB 2, DEB 3, DEB 4, DEB 5 and so on here."],
            Of([.. Enumerable.Range(1, 7).Select(number => ("DEB", number))]).Warnings);

    [Fact]
    public void All_names_are_unique_whatever_they_were()
        => Gen.Select(Gen.Int[0, 4].Select(i => new[] { "A", "A 1", "A 1-2", "A 2", "A 1 1" }[i]), Gen.Int[1, 3]).Array[1, 12].Sample(given =>
        {
            (string, int)[] distinct = [.. given.Distinct()];
            SatelliteNames names = Of(distinct);
            Assert.Equal(distinct.Length, names.Names.Distinct().Count());
            Assert.Equal(names.Names, Of(distinct).Names);
        });

    [Fact]
    public void A_plan_of_satellites_that_were_renamed_is_read_back()
    {
        using TestFolder folder = new();
        string file = folder.Write("same.kvn", ElementFile.Write([Set("A", 5), Set("A", 6), Set("A 5", 7)], ElementFormat.OmmKvn));
        PlanScene scene = PlanScene.Of(Examples.Legal(Examples.Small, $"constellation={{elements: {{file: {file}}}}}"));
        Assert.Equal(["A 5-2", "A 6", "A 5"], scene.Constellation.Satellites.Select(satellite => satellite.Name));
        Assert.Equal("2 satellites are named A; they are called A 5-2, A 6 here.", Assert.Single(scene.Constellation.Warnings));
        ImportedPlan read = scene.Read(scene.Written(scene.Found));
        Assert.NotEmpty(read.Windows);
        Assert.Equal(scene.Found, read.Windows);
    }

    private static SatelliteNames Of(params (string Name, int Number)[] satellites) => SatelliteNames.Of([.. satellites.Select(s => Set(s.Name, s.Number))]);

    private static OrbitalElements Set(string name, int number) => Any with { Name = name, CatalogNumber = number };
}
