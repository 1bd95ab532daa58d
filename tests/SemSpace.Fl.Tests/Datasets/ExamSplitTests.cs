using CsCheck;
using SemSpace.Fl.Datasets;

namespace SemSpace.Fl.Tests.Datasets;

public sealed class ExamSplitTests
{
    [Fact]
    public void Each_class_gives_its_share_no_sample_is_in_both_and_none_is_lost()
        => Gen.Select(Gen.Int[0, 5].Array[1, 300], Gen.Double[0.01, 0.9], Gen.ULong).Sample((labels, share, seed) =>
        {
            (int[] kept, int[] apart) = new ExamSplit(seed, share, share).Test(labels);
            Assert.Equal(Enumerable.Range(0, labels.Length), kept.Concat(apart).Order());
            Assert.All(labels.CountBy(label => label), entry
                => Assert.Equal((int)Math.Round(share * entry.Value), apart.Count(place => labels[place] == entry.Key)));
            Assert.Equal(apart, new ExamSplit(seed, share, 0.5).Test(labels).Test);
        }, iter: 200);

    [Fact]
    public void Another_seed_sets_others_apart()
    {
        int[] labels = new int[100];
        Assert.NotEqual(new ExamSplit(1, 0.2, 0.2).Test(labels).Test, new ExamSplit(2, 0.2, 0.2).Test(labels).Test);
        Assert.NotEqual(new ExamSplit(1, 0.2, 0.2).Test(labels).Test, new ExamSplit(1, 0.2, 0.2).Validation(labels).Validation);
    }

    [Fact]
    public void Some_of_a_set_are_as_many_as_asked_for_and_all_of_a_smaller_one()
    {
        ExamSplit split = new(1, 0.2, 0.2);
        int[] labels = [.. Enumerable.Range(0, 1000).Select(i => i % 7)];
        int[] some = split.Some(labels, 64, "test");
        Assert.Equal((64, 64), (some.Length, some.Distinct().Count()));
        Assert.Equal(some.Order(), some);
        Assert.NotEqual(some, new ExamSplit(2, 0.2, 0.2).Some(labels, 64, "test"));
        Assert.Equal(Enumerable.Range(0, 50), split.Some(labels[..50], 64, "test"));
    }

    /// <summary>Class 2 is rare: all of it is taken, and the others share the rest.</summary>
    [Fact]
    public void Some_of_a_set_are_of_all_classes_alike()
    {
        int[] labels = [.. Enumerable.Repeat(0, 700), .. Enumerable.Repeat(1, 295), .. Enumerable.Repeat(2, 5)];
        int[] some = new ExamSplit(1, 0.2, 0.2).Some(labels, 64, "test");
        Assert.Equal([30, 29, 5], some.CountBy(place => labels[place]).OrderBy(one => one.Key).Select(one => one.Value));
    }
}
