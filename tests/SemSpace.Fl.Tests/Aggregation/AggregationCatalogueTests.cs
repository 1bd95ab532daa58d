using SemSpace.Fl.Aggregation;

namespace SemSpace.Fl.Tests.Aggregation;

public class AggregationCatalogueTests
{
    [Fact]
    public void Every_default_is_faultless()
    {
        Assert.Equal(["fedavg", "fedbuff", "trajectory"], AggregationCatalogue.Defaults.Keys);
        Assert.All(AggregationCatalogue.Defaults.Values.Concat(TrajectoryOptions.Presets.Values), options => Assert.Empty(options.Faults()));
    }

    [Fact]
    public void Every_fault_is_named_with_value_and_rule()
    {
        TrajectoryOptions options = new(Foresight: 1.5, ForesightDecaySeconds: 0, StalenessExponent: double.NaN);
        Assert.Equal(
            ["foresight is 1.5; must be 0 to 1.", "foresight_decay_s is 0; must be above 0 s.", "staleness_exponent is NaN; must be 0 or more."],
            options.Faults());
        Assert.Equal(["buffer_size is 0; must be 1 or more.", "server_learning_rate is -1; must be above 0."], new FedBuffOptions(0, .5, -1).Faults());
    }

    [Fact]
    public void Faulty_options_make_no_rule()
    {
        var fault = Assert.Throws<ArgumentException>(() => AggregationCatalogue.Create(new FedBuffOptions(0)));
        Assert.Contains("buffer_size is 0", fault.Message, StringComparison.Ordinal);
    }
}
