using CsCheck;
using SemSpace.Orbit.Time;
using SemSpace.Reports.Contacts;

namespace SemSpace.Reports.Tests.Contacts;

public sealed class UtcTextTests
{
    [Fact]
    public void Times_are_written_as_epochs_write_them_in_any_order()
        => Gen.Select(Gen.Long[-1_000_000_000_000_000_000, 5_000_000_000_000_000_000], Gen.Long[-200_000_000_000_000, 200_000_000_000_000].Array[1, 20]).Sample(
            (middle, offsets) =>
            {
                UtcText text = new();
                Assert.All(offsets, offset => AssertSame(text, new Epoch(middle + offset)));
            },
            iter: 500);

    [Fact]
    public void Leap_seconds_and_the_midnights_around_them_are_written_right()
    {
        UtcText text = new();
        Epoch before = Epoch.FromUtc(2016, 12, 31, 23, 59, 58);
        for (int i = 0; i <= 5000; i++) AssertSame(text, before + Duration.FromMilliseconds(i));
        AssertSame(text, before + new Duration(999_600_000));
        AssertSame(text, before + new Duration(2_999_600_000));
    }

    private static void AssertSame(UtcText text, Epoch time)
    {
        char[] written = new char[UtcText.Length];
        text.Write(time, written);
        Assert.Equal(time.ToString(), new string(written));
    }
}
