using CsCheck;
using SemSpace.Fl.Vectors;

namespace SemSpace.Fl.Tests.Vectors;

public class LongVectorsTests
{
    [Fact]
    public void A_sum_has_the_bits_that_it_has_value_by_value() => Gen.Select(Gen.Select(Gen.Float[-3, 3], Gen.Double[-3, 3]).Array[0, 67], Gen.Double[-3, 3]).Sample((values, weight) =>
    {
        double[] sum = [.. values.Select(value => value.Item2)], first = [.. sum];
        double[] once = [.. values.Select(value => value.Item2 + (weight * value.Item1))];
        LongVectors.Add(sum, [.. values.Select(value => value.Item1)], weight);
        Assert.Equal(once, sum);
        LongVectors.Add(sum, first);
        Assert.Equal(once.Zip(first, (value, add) => value + add), sum);
    });

    [Fact]
    public void Terms_are_added_in_their_order_however_many_go_at_once() => Gen.Select(Gen.Int[0, 35], Gen.Double[-3, 3].Array[0, 11]).Sample((length, weights) =>
    {
        (float[] Vector, double Weight)[] terms = [.. weights.Select((weight, u) => (Enumerable.Range(0, length).Select(i => MathF.Sin(i + (u * 37))).ToArray(), weight))];
        double[] sum = [.. Enumerable.Range(0, length).Select(i => Math.Cos(i))], once = [.. sum];
        LongVectors.Add(sum, terms);
        foreach ((float[] vector, double weight) in terms) LongVectors.Add(once, vector, weight);
        Assert.Equal(once, sum);
    });

    [Fact]
    public void Quotients_and_steps_have_the_bits_that_they_have_value_by_value() => Gen.Select(Gen.Select(Gen.Float[-3, 3], Gen.Double[-3, 3]).Array[0, 67], Gen.Double[0.1, 3]).Sample((values, divisor) =>
    {
        float[] model = [.. values.Select(value => value.Item1)];
        double[] sum = [.. values.Select(value => value.Item2)];
        Assert.Equal(sum.Select(value => value / divisor), LongVectors.Quotient(sum, divisor));
        Assert.Equal(values.Select(value => (float)(value.Item1 + (value.Item2 / divisor))), LongVectors.Plus(model, sum, divisor));
    });

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void One_value_that_is_not_finite_is_found_wherever_it_stands(float strange)
    {
        for (int length = 1; length < 40; length++)
        {
            float[] vector = [.. Enumerable.Repeat(float.MaxValue, length)];
            Assert.True(LongVectors.AreFinite(vector));
            for (int place = 0; place < length; place++)
            {
                float[] other = [.. vector];
                other[place] = strange;
                Assert.False(LongVectors.AreFinite(other));
            }
        }
    }
}
