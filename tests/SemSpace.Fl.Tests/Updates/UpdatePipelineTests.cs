using CsCheck;
using SemSpace.Fl.Randomness;
using SemSpace.Fl.Updates;
using SemSpace.Fl.Updates.Clip;
using SemSpace.Fl.Updates.Float16;
using SemSpace.Fl.Updates.TopK;

namespace SemSpace.Fl.Tests.Updates;

public class UpdatePipelineTests
{
    /// <summary>A float32 factor and a float32 product below 2, each rounded once.</summary>
    private const double SingleRounding = 2e-7;

    public static TheoryData<string> EveryStage => [.. UpdateStages.All.Select(member => member.Name)];

    private static RandomStream Draws => new SeedTree(3).Stream("update");

    [Fact]
    public void Without_stages_a_vector_arrives_as_it_is_and_costs_four_bytes_per_value()
    {
        float[] vector = [1, 2, 3];
        (IReadOnlyList<float[]> received, long bytes) = UpdatePipeline.Direct.Send([vector, vector], Draws);
        Assert.Equal([vector, vector], received);
        Assert.Equal(24, bytes);
    }

    [Theory]
    [InlineData(5, new float[] { 3, 4 })]
    [InlineData(10, new float[] { 3, 4 })]
    [InlineData(1, new float[] { 0.6f, 0.8f })]
    public void A_clipped_vector_is_as_long_as_the_bound_at_most_and_points_the_same_way(double bound, float[] expected)
        => Assert.Equal(expected, new UpdatePipeline([new ClipStage(bound)]).Send([[3, 4]], Draws).Received[0]);

    /// <summary>Origin: ByzFL 69bd1ac, docstring of byzfl/aggregators/preaggregators.py, Clipping(2.0); by hand 2x/|x| with |x|² = 14, 77 and 194.</summary>
    [Theory]
    [InlineData(new float[] { 1, 2, 3 }, new[] { .53452248, 1.06904497, 1.60356745 })]
    [InlineData(new float[] { 4, 5, 6 }, new[] { .91168461, 1.13960576, 1.36752692 })]
    [InlineData(new float[] { 7, 8, 9 }, new[] { 1.00514142, 1.14873305, 1.29232469 })]
    public void Rows_are_clipped_as_in_ByzFL(float[] row, double[] expected)
        => Assert.All(expected.Zip(new UpdatePipeline([new ClipStage(2)]).Send([row], Draws).Received[0]), pair => Assert.Equal(pair.First, pair.Second, SingleRounding));

    [Theory, MemberData(nameof(EveryStage))]
    public void A_stage_keeps_the_length_never_costs_more_and_leaves_its_input_alone(string name)
    {
        UpdateStage stage = UpdateStages.All[UpdateStages.All.IndexOf(name)].Blank;
        Gen.Float[-3, 3].Array[1, 200].Sample(vector =>
        {
            float[] copy = [.. vector];
            EncodedVector sent = stage.Encode(EncodedVector.Of(vector), Draws);
            Assert.Equal(copy, vector);
            Assert.Equal(vector.Length, stage.Decode(sent).Values.Length);
            Assert.True(sent.Values.Length < vector.Length || sent.Size.Bits <= 32L * vector.Length);
        });
    }

    [Theory, MemberData(nameof(EveryStage))]
    public void A_stage_foresees_the_size_of_what_it_makes(string name)
    {
        UpdateStage stage = UpdateStages.All[UpdateStages.All.IndexOf(name)].Blank;
        Gen.Select(Gen.Float[-3, 3].ArrayUnique[1, 200], Gen.Bool).Sample((vector, isSparse) =>
        {
            EncodedVector before = isSparse ? new TopKStage(.3).Encode(EncodedVector.Of(vector), Draws) : EncodedVector.Of(vector);
            Assert.Equal(stage.Encode(before, Draws).Size, stage.Foresee(before.Size));
        });
    }

    [Theory, MemberData(nameof(EveryStage))]
    public void What_is_no_finite_number_is_still_none_at_the_gateway(string name)
    {
        UpdateStage stage = UpdateStages.All[UpdateStages.All.IndexOf(name)].Blank;
        (IReadOnlyList<float[]> received, _) = new UpdatePipeline([stage]).Send([[5, 1, float.NaN, 2, 7, 8, 9, 3, 4, 6]], Draws);
        Assert.True(float.IsNaN(received[0][2]));
    }

    [Fact]
    public void Half_precision_halves_the_bytes_and_rounds_to_nearest()
    {
        (IReadOnlyList<float[]> received, long bytes) = new UpdatePipeline([new Float16Stage()]).Send([[1, 1.0004883f, 0.1f, 70000, -70000]], Draws);
        Assert.Equal(10, bytes);
        Assert.Equal([1, 1, 0.099975586f, 65504, -65504], received[0]);
    }

    [Fact]
    public void The_largest_are_sent_with_their_places()
    {
        (IReadOnlyList<float[]> received, long bytes) = new UpdatePipeline([new TopKStage(.5)]).Send([[.1f, -5, .2f, 3]], Draws);
        Assert.Equal([0, -5, 0, 3], received[0]);
        Assert.Equal(((2 * 32) + (2 * 2) + 7) / 8, bytes);
    }

    [Fact]
    public void All_values_go_without_places()
        => Assert.Equal(12, new UpdatePipeline([new TopKStage(1)]).Send([[1, 2, 3]], Draws).Bytes);

    [Fact]
    public void Stages_follow_one_another()
    {
        (IReadOnlyList<float[]> received, long bytes) = new UpdatePipeline([new TopKStage(.5), new Float16Stage()]).Send([[.1f, -5.001f, .2f, 3]], Draws);
        Assert.Equal([0, -5, 0, 3], received[0]);
        Assert.Equal(((2 * 16) + (2 * 2) + 7) / 8, bytes);
        Assert.Equal(bytes, new UpdatePipeline([new TopKStage(.5), new Float16Stage()]).ForeseenBytes(4, 1));
    }
}
