using SemSpace.Fl.Data;

namespace SemSpace.Semantic.Tests;

public class SemanticOptionsTests
{
    private static readonly ImageSize Size = new(3, 32, 32);

    [Fact]
    public void Defaults_are_faultless() => Assert.Empty(new SemanticOptions().Faults(Size));

    [Fact]
    public void A_ratio_without_whole_channels_names_its_neighbours()
        => Assert.Equal(
            ["bandwidth_ratio is 0.1; must give a whole number of latent channels: near are 4/48 (0.0833) or 5/48 (0.1042)."],
            new SemanticOptions { BandwidthRatio = 0.1 }.Faults(Size));

    [Theory, InlineData(0, "1/48 (0.0208)"), InlineData(2, "48/48 (1.0000)"), InlineData(double.NaN, "1/48 (0.0208)")]
    public void Ratios_out_of_range_name_the_nearest(double ratio, string nearest)
        => Assert.EndsWith($"near are {nearest}.", new SemanticOptions { BandwidthRatio = ratio }.Faults(Size).Single(), StringComparison.Ordinal);

    [Fact]
    public void Every_fault_is_found_at_once()
        => Assert.Equal(
            [
                "image height is 8; must be a multiple of 4, 11 or more.",
                "image width is 30; must be a multiple of 4, 11 or more.",
                "snr_low_db is -31; must be a number from -30 to 60 dB.",
                "evaluation_snr_db is NaN; must be a number from -30 to 60 dB.",
            ],
            new SemanticOptions { SnrLowDb = -31, EvaluationSnrDb = double.NaN }.Faults(new(3, 8, 30)));

    [Fact]
    public void Ratios_in_the_wrong_order_are_a_fault()
        => Assert.Equal(["snr_low_db is 30; must be at most snr_high_db, which is 20 dB."], new SemanticOptions { SnrLowDb = 30 }.Faults(Size));

    [Fact]
    public void Faulty_options_make_no_task()
        => Assert.Throws<ArgumentException>(() => new SemanticTask(new() { BandwidthRatio = 0.1 }, Size));
}
