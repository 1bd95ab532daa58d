using System.Reflection;
using SemSpace.Experiments.WorkStore;
using SemSpace.Fl.Training;
using SemSpace.Sim.Learning;

namespace SemSpace.Experiments.Tests.WorkStore;

/// <summary>What was written for a key comes back bit by bit; what is damaged in any way does not come back at all.</summary>
public sealed class WorkEntryTests
{
    private const string Key = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    private static readonly byte[] Result = [.. Enumerable.Range(0, 100).Select(i => (byte)i)];

    private static byte[] Entry => WorkEntry.Write(Key, Result);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100)]
    public void A_result_comes_back(int length) => Assert.Equal(Result[..length], WorkEntry.Read(Key, WorkEntry.Write(Key, Result[..length])));

    [Fact]
    public void Any_byte_that_changes_in_any_way_is_found()
    {
        byte[] entry = Entry;
        for (int i = 0; i < entry.Length; i++)
        {
            for (int change = 1; change < 256; change++)
            {
                entry[i] ^= (byte)change;
                Assert.Null(WorkEntry.Read(Key, entry));
                entry[i] ^= (byte)change;
            }
        }

        Assert.NotNull(WorkEntry.Read(Key, entry));
    }

    [Fact]
    public void A_cut_anywhere_is_found()
    {
        byte[] entry = Entry;
        for (int length = 0; length < entry.Length; length++) Assert.Null(WorkEntry.Read(Key, entry[..length]));
    }

    [Fact]
    public void Anything_more_is_found() => Assert.Null(WorkEntry.Read(Key, [.. Entry, 0]));

    [Fact]
    public void An_entry_of_another_key_is_found() => Assert.Null(WorkEntry.Read('f' + Key[1..], Entry));

    /// <summary>Every property of the records, so that one that is added is not forgotten.</summary>
    [Fact]
    public void Updates_and_evaluations_come_back_bit_by_bit()
    {
        LocalUpdate update = new([1.5f, -0f, float.Epsilon], double.BitIncrement(0.1), 7, 1L << 40) { Beside = [[2, 3, 4], [5, 6, 7]], State = [[8, float.NaN, 9]] };
        LocalUpdate back = WorkBody.Update(WorkBody.Of(update));
        Assert.All(typeof(LocalUpdate).GetProperties(), property => Assert.Equal(Bits(property, update), Bits(property, back)));

        ExamScores scores = new(new(double.Pi, -0.0, double.NaN), new(1, 2, double.Epsilon));
        Assert.Equal(scores, WorkBody.Scores(WorkBody.Of(scores)));
        Assert.Equal((2, 3), (typeof(ExamScores).GetProperties().Length, typeof(Evaluation).GetProperties().Length));
    }

    private static IEnumerable<long> Bits(PropertyInfo property, LocalUpdate of) => property.GetValue(of) switch
    {
        float[] vector => Bits(vector),
        IReadOnlyList<float[]> vectors => vectors.SelectMany(Bits).Append(vectors.Count),
        double value => [BitConverter.DoubleToInt64Bits(value)],
        IConvertible value => [value.ToInt64(null)],
        var other => throw new InvalidOperationException($"Unknown to the test: {other}."),
    };

    private static IEnumerable<long> Bits(float[] vector) => vector.Select(value => (long)BitConverter.SingleToInt32Bits(value));
}
