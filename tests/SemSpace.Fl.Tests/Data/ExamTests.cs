using SemSpace.Fl.Data;
using SemSpace.Fl.Randomness;

namespace SemSpace.Fl.Tests.Data;

public class ExamTests
{
    private static readonly EarthDataset Dataset = new(EarthImagery.Embedded, EarthDatasetOptions.Default, new SeedTree(1));

    [Fact]
    public void An_exam_is_a_function_of_data_and_request()
    {
        Exam one = Dataset.DrawExam(new(20, 30, 7, 60)), two = new EarthDataset(EarthImagery.Embedded, EarthDatasetOptions.Default, new SeedTree(1)).DrawExam(new(20, 30, 7, 60));
        Assert.Equal(one.Test.Images.Pixels, two.Test.Images.Pixels);
        Assert.Equal(one.Validation.Images.Pixels, two.Validation.Images.Pixels);
        Assert.Equal(one.Test.Blocks, two.Test.Blocks);
        Exam other = new EarthDataset(EarthImagery.Embedded, EarthDatasetOptions.Default, new SeedTree(2)).DrawExam(new(20, 30, 7, 60));
        Assert.NotEqual(one.Test.Images.Pixels, other.Test.Images.Pixels);
    }

    [Fact]
    public void The_size_of_one_set_does_not_change_the_other()
        => Assert.Equal(Dataset.DrawExam(new(20, 30, 7, 60)).Test.Images.Pixels, Dataset.DrawExam(new(40, 30, 7, 60)).Test.Images.Pixels);

    [Theory]
    [InlineData(1, 53)]
    [InlineData(1, 82.5)]
    [InlineData(3, 82.5)]
    [InlineData(5, 82.5)]
    public void Every_class_has_its_equal_share(int month, double maxLatitudeDeg)
    {
        Exam exam = Dataset.DrawExam(new(66, 121, month, maxLatitudeDeg));
        Assert.Equal((66, 121), (exam.Validation.Images.Count, exam.Test.Images.Count));
        Assert.All(exam.Validation.Images.ClassCounts(6), count => Assert.Equal(11, count));
        Assert.Equal([21, 20, 20, 20, 20, 20], exam.Test.Images.ClassCounts(6));
    }

    [Fact]
    public void What_a_class_that_is_not_found_leaves_goes_to_the_others()
    {
        ExamSet test = Dataset.DrawExam(new(1, 120, 7, 53)).Test;
        Assert.Equal([24, 24, 0, 24, 24, 24], test.Images.ClassCounts(6));
    }

    [Fact]
    public void Blocks_of_both_sets_and_of_trainings_are_different_ones()
    {
        Exam exam = Dataset.DrawExam(new(60, 120, 1, 60));
        Assert.Equal((60, 120), (exam.Validation.Blocks.Count, exam.Test.Blocks.Count));
        Assert.All(exam.Validation.Blocks, block => Assert.Equal(PatchUse.Validation, Dataset.Split.UseOfPlace(block.LatitudeDeg, block.LongitudeDeg)));
        Assert.All(exam.Test.Blocks, block => Assert.Equal(PatchUse.Test, Dataset.Split.UseOfPlace(block.LatitudeDeg, block.LongitudeDeg)));
        foreach (BlockMiddle block in exam.Validation.Blocks.Concat(exam.Test.Blocks)) Assert.False(Dataset.IsTrainable(new(block.LatitudeDeg, block.LongitudeDeg, 0, 1)));
    }

    [Theory]
    [InlineData(0.05, 5)]
    [InlineData(0, 0)]
    public void Ocean_takes_no_more_than_its_share_of_an_exam(double share, int ocean)
    {
        EarthDataset limited = Dataset.With(EarthDatasetOptions.Default with { ExamOceanShareMax = share });
        int[] counts = limited.DrawExam(new(1, 100, 7, 53)).Test.Images.ClassCounts(6);
        Assert.Equal((ocean, 100), (counts[(int)LandCover.Ocean], counts.Sum()));
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(0.25)]
    [InlineData(0.0)]
    public void Ocean_takes_no_more_than_its_share_of_a_training_and_the_rest_stays(double share)
    {
        EarthDataset limited = Dataset.With(EarthDatasetOptions.Default with { OceanShareMax = share });
        CapturePoint[] points = [.. Enumerable.Range(0, 300).Select(i => new CapturePoint(50 * Math.Sin(i / 20.0), 3 * i, i, 7))];
        CapturePoint[] trainable = [.. points.Where(limited.IsTrainable)], used = limited.Used(points);
        int Oceans(CapturePoint[] of) => limited.Capture(of).ClassCounts(6)[(int)LandCover.Ocean];
        int other = trainable.Length - Oceans(trainable), kept = Oceans(used);
        Assert.Equal(other, used.Length - kept);
        Assert.Equal(used, trainable.Where(used.Contains));
        Assert.Equal(share < 1 ? (int)(share * other / (1 - share)) : Oceans(trainable), kept);
    }

    [Fact]
    public void Where_there_is_nothing_but_ocean_an_exam_is_of_ocean()
    {
        StratifiedDraw draw = new(4, 3, 0, 0);
        while (draw.WantsMore) draw.Offer([new(0, 0, 0, 1)], [0]);
        Assert.Equal(4, draw.Chosen().Length);
    }

    [Fact]
    public void The_class_alone_is_that_of_the_image()
    {
        float[] pixels = new float[3 * 32 * 32];
        for (int i = 0; i < 500; i++)
        {
            CapturePoint point = new(-90 + (0.36 * i), 7 * i, 11 * i, 1 + (i % 12));
            Assert.Equal(EarthImagery.Embedded.Cut(point, PatchSize.Default, pixels), EarthImagery.Embedded.Classify(point, PatchSize.Default));
        }
    }

    [Fact]
    public void Blocks_that_hold_no_image_are_reported()
    {
        EarthDataset tight = new(EarthImagery.Embedded, new EarthDatasetOptions(new PatchSize(32, 3000), 10), new SeedTree(1));
        string message = Assert.Throws<InvalidOperationException>(() => tight.DrawExam(new(1, 1, 7, 60))).Message;
        Assert.StartsWith("No image of 3000 km fits into a validation block within 60° of the equator", message);
    }

    [Fact]
    public void Satellites_above_the_equator_have_an_exam_on_it()
    {
        Assert.True(Dataset.Share(PatchUse.Test, 0) > EarthDataset.LeastShare);
        Assert.Equal(20, Dataset.DrawExam(new(10, 20, 7, 0)).Test.Images.Count);
    }
}
