using ScottPlot;
using ScottPlot.Plottables;
using SemSpace.Orbit.Time;
using SemSpace.Reports.Figures;
using SemSpace.Reports.Figures.Drawing;
using SemSpace.Sim.Records;

namespace SemSpace.Reports.Tests.Figures;

public sealed class SatelliteCourseTests
{
    private static readonly Epoch Start = Epoch.FromUtc(2025, 7, 1);

    [Theory]
    [InlineData(24, 1441)]
    [InlineData(48, 577)]
    [InlineData(168, 120)]
    public void In_two_days_or_in_120_moments_each_record_is_drawn(double hours, int moments)
    {
        (SatelliteCourse course, Coordinates[][] lines, string[] legend) = Drawn(States(3, hours, moments));
        Assert.False(course.HasParts);
        Assert.Equal(["S0", "S1", "S2"], legend);
        Assert.All(lines, line => Assert.Equal(moments, line.Length));
        Assert.All(lines[1].Index(), point => Assert.Equal(Charge(1, point.Index), point.Item.Y, 1e-12));
        Assert.Equal(hours, lines[1][^1].X, 1e-6);
    }

    [Theory]
    [InlineData(49, 295, 2, 25)]
    [InlineData(168, 121, 6, 28)]
    [InlineData(168, 2017, 6, 28)]
    [InlineData(720, 4321, 24, 30)]
    [InlineData(50_000, 50_001, 2000, 25)]
    public void In_more_parts_of_round_length_are_drawn_by_median_band_and_extreme(double hours, int moments, double partH, int parts)
    {
        (SatelliteCourse course, Coordinates[][] lines, string[] legend) = Drawn(States(3, hours, moments));
        Assert.True(course.HasParts);
        Assert.Equal([FormattableString.Invariant($"median in each {partH} h"), "5th to 95th percentile", "lowest"], legend);
        Assert.All(lines, line => Assert.Equal(2 * parts, line.Length));
        Assert.All(lines[0].Chunk(2).Index(), part =>
        {
            Assert.Equal(partH * part.Index, part.Item[0].X, 1e-6);
            Assert.Equal(Math.Min(hours, partH * (part.Index + 1)), part.Item[1].X, 1e-6);
            Assert.Equal(part.Item[0].Y, part.Item[1].Y);
        });
    }

    [Fact]
    public void A_part_has_the_median_and_the_lowest_of_all_records_in_it_the_last_that_of_the_end()
    {
        StateRecord[] states = [.. States(2, 168, 1009)];
        int low = Array.FindIndex(states, state => state.Time >= Start + Duration.FromHours(50));
        states[low] = states[low] with { Charge = 0.01 };
        states[^1] = states[^1] with { Charge = 0.02 };
        (_, Coordinates[][] lines, _) = Drawn(states);
        for (int part = 0; part < 28; part++)
        {
            double[] own = [.. states.Where(state => part == Math.Min(27, (int)(HourOf(state) / 6))).Select(state => state.Charge).Order()];
            Assert.Equal(part == 27 ? 74 : 72, own.Length);
            Assert.Equal((own[(own.Length / 2) - 1] + own[own.Length / 2]) / 2, lines[0][2 * part].Y, 1e-12);
            Assert.Equal(own[0], lines[1][2 * part].Y);
        }

        Assert.Equal((0.01, 0.02), (lines[1][2 * 8].Y, lines[1][^1].Y));
    }

    [Fact]
    public void A_mean_is_that_of_all_records_of_a_moment_or_a_part()
    {
        StateRecord[] day = [.. States(2, 24, 25)], week = [.. States(2, 168, 1009)];
        (double[] hours, double[] values) = new SatelliteCourse(day).Mean(state => state.Charge);
        Assert.Equal(25, hours.Length);
        Assert.Equal((Charge(0, 7) + Charge(1, 7)) / 2, values[7], 1e-12);
        (hours, values) = new SatelliteCourse(week).Mean(state => state.Charge);
        Assert.Equal([6, 12, 12, 18], hours[2..6]);
        Assert.Equal(week.Where(state => HourOf(state) is >= 12 and < 18).Average(state => state.Charge), values[4], 1e-12);
    }

    private static double HourOf(StateRecord state) => (state.Time - Start).TotalHours;

    private static double Charge(int satellite, int moment) => 0.5 + (0.1 * satellite) + (0.003 * (moment * 7 % 37));

    private static IEnumerable<StateRecord> States(int satellites, double hours, int moments)
        => Enumerable.Range(0, moments).SelectMany(moment => Enumerable.Range(0, satellites).Select(satellite => new StateRecord(
            Start + Duration.FromHours(hours * moment / (moments - 1)), $"S{satellite}", Charge(satellite, moment), 1, 20, 7, 0, 0)));

    private static (SatelliteCourse Course, Coordinates[][] Lines, string[] Legend) Drawn(IEnumerable<StateRecord> states)
    {
        SatelliteCourse course = new(states);
        Plot plot = PaperStyle.NewPlot("", "");
        List<LegendEntry> legend = [];
        _ = course.Add(plot, state => state.Charge, ("lowest", sorted => sorted[0]), legend);
        return (course, [.. plot.GetPlottables<Scatter>().Select(line => line.Data.GetScatterPoints().ToArray())], [.. legend.Select(entry => entry.Text)]);
    }
}
