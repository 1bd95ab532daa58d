using CsCheck;
using SemSpace.Fl.Partitions;
using SemSpace.Fl.Randomness;

namespace SemSpace.Fl.Tests.Partitions;

/// <summary>What holds for every partition of the catalogue, those to come included, and what each promises.</summary>
public sealed class PartitionLaws
{
    private static readonly Gen<PartitionRequest> Request = Gen.Select(Gen.Int[2, 12], Gen.Int[1, 20], Gen.Int[400, 900], Gen.Int[1, 5], Gen.ULong)
        .Select(t => Of(t.Item1, t.Item2, t.Item3, t.Item4, t.Item5));

    public static TheoryData<string> Names => [.. PartitionKinds.All.Select(member => member.Name)];

    [Theory, MemberData(nameof(Names))]
    public void No_sample_goes_to_two_satellites_and_equal_requests_have_equal_shares(string name)
    {
        Partition partition = Small(name);
        Request.Sample(request =>
        {
            IReadOnlyList<int[]> shares = partition.Share(request);
            Assert.Equal(request.Satellites.Count, shares.Count);
            int[] all = [.. shares.SelectMany(share => share)];
            Assert.Equal(all.Length, all.Distinct().Count());
            Assert.All(all, place => Assert.InRange(place, 0, request.Labels.Count - 1));
            Assert.Equal(shares, partition.Share(request));
        }, iter: 60);
    }

    [Theory, MemberData(nameof(Names))]
    public void Another_seed_deals_other_samples(string name)
    {
        Partition partition = Small(name);
        Assert.NotEqual(partition.Share(Of(5, 6, 600, 3, 1)), partition.Share(Of(5, 6, 600, 3, 2)));
    }

    [Theory]
    [InlineData("iid")]
    [InlineData("dirichlet")]
    [InlineData("quantity")]
    [InlineData("feature")]
    [InlineData("plane")]
    public void All_samples_are_dealt(string name)
        => Request.Sample(request => Assert.Equal(request.Labels.Count, Small(name).Share(request).Sum(share => share.Length)), iter: 60);

    [Fact]
    public void Iid_shares_differ_by_one_sample_at_most()
        => Request.Sample(request =>
        {
            int[] sizes = [.. new IidPartition().Share(request).Select(share => share.Length)];
            Assert.InRange(sizes.Max() - sizes.Min(), 0, 1);
        }, iter: 60);

    /// <summary>Where one draw in twenty at least has the minimum: with 12 satellites, 400 samples and a concentration of 1, (1 - 12 x 8 / 400)^11.</summary>
    [Fact]
    public void Dirichlet_and_quantity_hold_the_minimum()
        => Gen.Select(Request, Gen.Int[0, 8], Gen.Double[1, 5]).Sample((request, fewest, alpha) =>
        {
            Assert.All(new DirichletPartition(alpha, fewest).Share(request), share => Assert.True(share.Length >= fewest));
            Assert.All(new QuantityPartition(alpha, fewest).Share(request), share => Assert.True(share.Length >= fewest));
        }, iter: 60);

    /// <summary>A share of a symmetric Dirichlet distribution over n has the mean 1/n and the variance (1/n)(1 - 1/n) / (n alpha + 1).</summary>
    [Theory]
    [InlineData(0.05, 5)]
    [InlineData(0.5, 8)]
    [InlineData(1, 3)]
    [InlineData(20, 6)]
    public void Dirichlet_shares_have_the_mean_and_variance_of_their_law(double alpha, int count)
    {
        const int draws = 20_000;
        RandomStream random = new SeedTree(7).Stream("dirichlet");
        double sum = 0, squares = 0;
        for (int i = 0; i < draws; i++)
        {
            double[] shares = DirichletDraw.Next(count, alpha, random);
            Assert.Equal(1, shares.Sum(), 1e-12);
            sum += shares[0];
            squares += shares[0] * shares[0];
        }

        double mean = sum / draws, expected = 1.0 / count, variance = expected * (1 - expected) / ((count * alpha) + 1);
        Assert.Equal(expected, mean, 5 * Math.Sqrt(variance / draws));
        Assert.Equal(variance, (squares / draws) - (mean * mean), 0.05 * variance); // more than five standard errors
    }

    [Fact]
    public void A_small_concentration_leaves_a_satellite_few_classes_and_a_large_one_all_alike()
    {
        PartitionRequest request = Of(10, 20, 20_000, 4, 3);
        Assert.InRange(MeanLargestShare(new DirichletPartition(0.01, 0)), 0.9, 1);
        Assert.InRange(MeanLargestShare(new DirichletPartition(10_000, 0)), 0.1, 0.13);

        double MeanLargestShare(Partition partition) => partition.Share(request).Where(share => share.Length > 0)
            .Average(share => (double)share.CountBy(place => request.Labels[place]).Max(entry => entry.Value) / share.Length);
    }

    [Fact]
    public void A_satellite_has_its_number_of_shards_of_equal_size_and_few_classes()
        => Request.Sample(request =>
        {
            IReadOnlyList<int[]> shares = new ShardsPartition(2).Share(request);
            int size = request.Labels.Count / (2 * request.Satellites.Count);
            Assert.All(shares, share => Assert.Equal(2 * size, share.Length));

            // A shard that is no longer than a class touches two classes at most.
            if (size <= request.Labels.Count / request.Classes) Assert.All(shares, share => Assert.InRange(share.Select(place => request.Labels[place]).Distinct().Count(), 1, 4));
        }, iter: 60);

    [Fact]
    public void A_plane_has_the_classes_that_its_place_says()
    {
        PartitionRequest request = Of(10, 12, 1200, 4, 3);
        IReadOnlyList<int[]> shares = new PlanePartition().Share(request);
        foreach ((int k, int[] share) in shares.Index())
            Assert.Equal(Enumerable.Range(0, 10).Where(one => one % 4 == request.Satellites[k].Plane), share.Select(place => request.Labels[place]).Distinct().Order());
        // Three planes for two classes: planes 0 and 2 share class 0.
        Assert.Equal([75, 150, 75, 75, 150, 75], new PlanePartition().Share(Of(2, 6, 600, 3, 3)).Select(share => share.Length));
    }

    [Fact]
    public void Satellites_on_one_track_get_like_numbers_of_the_classes_below_it_and_no_others()
    {
        SatelliteTraits north = new(0, [.. Enumerable.Range(0, 20).Select(i => (80.0, -170.0 + i))]), south = new(0, [(-80, 10), (-80, 11)]);
        PartitionRequest request = Of(6, 1, 6000, 1, 5) with { Satellites = [north, north, south] };
        IReadOnlyList<int[]> shares = new RegionPartition(30).Share(request);
        Assert.All(shares, share => Assert.InRange(share.Select(place => request.Labels[place]).Distinct().Count(), 1, 1));
        Assert.InRange(shares[0].Length - shares[1].Length, -1, 1);
        Assert.Equal(Labels(0), Labels(1));

        int[] Labels(int k) => [.. shares[k].Select(place => request.Labels[place]).Distinct()];
    }

    [Fact]
    public void What_cannot_be_dealt_is_told_with_its_key()
    {
        PartitionRequest request = Of(4, 10, 80, 2, 1);
        Assert.Equal("min_samples is 9; must be at most 8, for 10 satellites share 80 samples. Lower it, or take fewer satellites.",
            Assert.Throws<PartitionException>(() => new DirichletPartition(1, 9).Share(request)).Message);
        PartitionException never = Assert.Throws<PartitionException>(() => new QuantityPartition(0.01, 8).Share(request));
        Assert.Equal("min_samples", never.Key);
        Assert.StartsWith("is 8; must leave room for the skew: of 1000 draws with alpha 0.01 for 10 satellites none", never.Problem, StringComparison.Ordinal);
        Assert.Equal("shards_per_satellite", Assert.Throws<PartitionException>(() => new ShardsPartition(9).Share(request)).Key);
    }

    [Fact]
    public void A_camera_changes_images_by_its_law_and_the_same_way_each_time()
    {
        CameraLaw still = new(0.5, 0.1, 0, new SeedTree(1), "noise"), noisy = still with { NoiseDeviation = 0.05 };
        float[] values = [0, 0.5f, 1];
        still.Apply(values, 3);
        Assert.All(values.Zip([0.35f, 0.6f, 0.85f]), pair => Assert.Equal(pair.Second, pair.First, 1e-6f));
        float[] one = new float[10_000], same = new float[10_000], other = new float[10_000];
        noisy.Apply(one, 3);
        noisy.Apply(same, 3);
        noisy.Apply(other, 4);
        Assert.Equal(one, same);
        Assert.NotEqual(one, other);
        Assert.Equal(0.35, one.Average(), 5 * 0.05 / 100);
        Assert.Equal(0.05, Math.Sqrt(one.Average(value => Math.Pow(value - one.Average(), 2))), 0.002);
    }

    private static Partition Small(string name) => PartitionKinds.All.Default.Choose(name)
        .With(new DirichletPartition(0.5, 1)).With(new QuantityPartition(2, 1)).Value;

    private static PartitionRequest Of(int classes, int satellites, int samples, int planes, ulong seed)
    {
        RandomStream random = new SeedTree(seed).Stream("request");
        return new(
            [.. Enumerable.Range(0, samples).Select(i => i % classes)], classes,
            [.. Enumerable.Range(0, satellites).Select(k => new SatelliteTraits(
                k % planes, [.. Enumerable.Range(0, 10).Select(_ => ((180 * random.NextDouble()) - 90, (720 * random.NextDouble()) - 360))]))],
            new SeedTree(seed));
    }
}
