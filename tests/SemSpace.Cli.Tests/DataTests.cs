using SemSpace.Experiments.Tests.Golden;
using SkiaSharp;

namespace SemSpace.Cli.Tests;

/// <summary>Data sets are listed and installed, and a scenario that lacks its own says how to get it.</summary>
public sealed class DataTests : IDisposable
{
    private static readonly string Fashion = Path.Combine(GoldenText.Root, "scenarios", "fashion.yaml");

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_copy_is_installed_once_listed_and_found_by_a_scenario()
    {
        string copy = Images();
        Outcome list = await Run("data", "list");
        Assert.Contains($"folder: a folder of your own, with a sub-folder of images for each class\n  is not there; would be in {_folder.In("data/folder")}\n", list.Output, StringComparison.Ordinal);
        Outcome fetched = await Run("data", "fetch", "folder", "--from", copy);
        Assert.Equal((0, $"folder: 16 images for training, 4 for tests, 2 classes: {_folder.In("data/folder")}\n"), (fetched.ExitCode, fetched.Output));
        Outcome again = await Run("data", "fetch", "folder");
        Assert.Equal((0, $"folder is in {_folder.In("data/folder")} already.\n"), (again.ExitCode, again.Output));
        Outcome valid = await Run("validate", Fashion, "--set", "data.source=folder", "--set", "data.partition.kind=iid");
        Assert.True(valid.ExitCode == 0, valid.Error);
    }

    [Fact]
    public async Task A_split_is_a_table_of_images_and_the_scenario_must_have_a_data_set()
    {
        _ = await Run("data", "fetch", "folder", "--from", Images());
        string table = _folder.In("split.csv"), earth = _folder.In("earth.csv");
        Outcome split = await Run("data", "split", Fashion, "--set", "data.source=folder", "--set", "data.partition.kind=iid", "--out", table);
        Assert.Equal((0, $"20 images of folder in {table}\n"), (split.ExitCode, split.Output));
        string[] lines = await File.ReadAllLinesAsync(table, TestContext.Current.CancellationToken);
        Assert.Equal("set,satellite,image,class", lines[0]);
        Assert.Equal(["test", "train", "validation"], lines.Skip(1).Select(line => line.Split(',')[0]).Distinct().Order());
        Outcome none = await Run("data", "split", Path.Combine(GoldenText.Root, "scenarios", "quickstart.yaml"), "--out", earth);
        Assert.Equal(2, none.ExitCode);
        Assert.Contains("data.source is earth; must be a data set", none.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(earth));
    }

    [Fact]
    public async Task What_lies_in_the_data_sets_folder_makes_the_scenarios_hash_wherever_it_is()
    {
        string copy = Images();
        string[] scenario = ["validate", Fashion, "--set", "data.source=folder", "--set", "data.partition.kind=iid"];
        _ = await Run("data", "fetch", "folder", "--from", copy);
        Outcome installed = await Run(scenario), named = await Run([.. scenario, "--set", $"data.path={copy}"]);
        Assert.Equal((0, installed.Output), (named.ExitCode, named.Output));
        File.Delete(_folder.In("data/folder/a/0.png"));
        Outcome changed = await Run(scenario);
        Assert.Equal(0, changed.ExitCode);
        Assert.NotEqual(installed.Output, changed.Output);
    }

    [Fact]
    public async Task Data_that_no_run_could_use_are_refused_before_it()
    {
        string copy = Images(perClass: 4);
        string[] few = ["validate", Fashion, "--set", "data.source=folder", "--set", "data.partition.kind=iid", "--set", $"data.path={copy}"];
        Outcome empty = await Run(few), large = await Run([.. few, "--set", "data.validation_fraction=0.5", "--set", "data.folder.pixels=512", "--set", "learning.model=mlp", "--set", "learning.mlp.hidden=4096"]);
        Outcome earth = await Run("validate", Path.Combine(GoldenText.Root, "scenarios", "quickstart.yaml"), "--set", $"data.path={copy}");
        Assert.All((Outcome[])[empty, large, earth], outcome => Assert.Equal(2, outcome.ExitCode));
        Assert.Contains("data.validation_fraction is 0.1; must take at least one image of some class for the validation set", empty.Error, StringComparison.Ordinal);
        Assert.Contains("must have at most 100000000", large.Error, StringComparison.Ordinal);
        Assert.Contains($"data.path is {copy}, and data.source is earth; must be left out", earth.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scenario_without_its_data_says_how_to_get_it()
    {
        Outcome outcome = await Run("run", Fashion, "--set", "data.source=cifar10", "--out", _folder.In("results"));
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("data.source is cifar10; its files must be in", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("semspace data fetch cifar10", outcome.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.In("results")));
    }

    [Fact]
    public async Task What_cannot_be_fetched_is_one_clear_line()
    {
        Outcome strange = await Run("data", "fetch", "imagenet"), nowhere = await Run("data", "fetch", "folder"), missing = await Run("data", "fetch", "mnist", "--from", _folder.In("none"));
        Assert.All((Outcome[])[strange, nowhere, missing], outcome => Assert.Equal(2, outcome.ExitCode));
        Assert.StartsWith("name is imagenet; must be one of cifar10, fashion_mnist, mnist, eurosat, folder.\n", strange.Error, StringComparison.Ordinal);
        Assert.Contains("there is no address to fetch it from. Give its place with --from.", nowhere.Error, StringComparison.Ordinal);
        Assert.Equal($"--from is {_folder.In("none")}; must be a file or folder that is there.\n", missing.Error);
    }

    private Task<Outcome> Run(params string[] args) => CommandLine.Finish([("SEMSPACE_DATA", _folder.In("data"))], args);

    private string Images(int perClass = 10)
    {
        foreach ((string name, SKColor colour) in new[] { ("a", SKColors.Red), ("b", SKColors.Blue) })
        {
            for (int i = 0; i < perClass; i++)
            {
                using SKBitmap image = new(8, 8);
                image.Erase(colour);
                using SKData png = image.Encode(SKEncodedImageFormat.Png, 100);
                Directory.CreateDirectory(_folder.In($"copy/{name}"));
                File.WriteAllBytes(_folder.In($"copy/{name}/{i}.png"), png.ToArray());
            }
        }

        return _folder.In("copy");
    }
}
