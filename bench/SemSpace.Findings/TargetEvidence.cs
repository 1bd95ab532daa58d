using SemSpace.Experiments.Statistics;
using SemSpace.Fl.Randomness;

namespace SemSpace.Findings;

/// <summary>Whether an arm reaches a scenario's target sooner than every baseline, and what stands against it. Made of runs that are there; decides nothing.</summary>
/// <param name="Baseline">The baseline against which the lead is least sure: of the highest p-value, among equals of the least lead.</param>
/// <param name="Lead">Hours by which the arm is sooner than that baseline.</param>
/// <param name="PValue">Of being sooner than every baseline: the highest of the single tests, 1 where one is as soon (an intersection-union test).</param>
/// <param name="Deviation">Standard deviation over seeds of that lead, h: about what a lead must be to be found by ten pairs in four of five studies.</param>
/// <param name="Headroom">Hours by which the best arm of all is sooner than the best baseline, both chosen for each seed by the test results of the other seeds.</param>
/// <param name="Gap">Validation accuracy that the arm is ahead by at the baseline's middle hour of getting there, points.</param>
/// <param name="Slope">Validation accuracy that the baseline has gained by then, points an hour.</param>
/// <param name="Lost">Share of the runs of all arms that, once there, are below the target again at the next merge.</param>
internal sealed record TargetEvidence(
    string Baseline, MeanInterval Lead, double PValue, double Deviation, double Headroom, MeanInterval Gap, double Slope, double Lost)
{
    public static TargetEvidence Of(TrackFindings track, string arm, string scenario)
    {
        double target = track.Target(scenario);
        double[] own = Hours(arm);
        (string Name, double[] Leads, double P) binding = track.Baselines
            .Select(name => (Name: name, Leads: (double[])[.. Hours(name).Zip(own, (other, one) => other - one)]))
            .Select(one => (one.Name, one.Leads, P: one.Leads.Average() > 0 ? SignFlipTest.PValue(one.Leads) : 1))
            .OrderByDescending(one => one.P).ThenBy(one => one.Leads.Average()).First();
        RunScores[] baselineRuns = Runs(binding.Name);
        double hour = Middle(Hours(binding.Name));
        RunScores[] all = [.. track.Track.Arms.SelectMany(one => Runs(one.Name))];
        return new(
            binding.Name, PairedBootstrap.Of(binding.Leads, new SeedTree(1)), binding.P, SampleStatistics.Deviation(binding.Leads), Headroom(),
            PairedBootstrap.Of([.. Runs(arm).Zip(baselineRuns, (one, other) => 100 * (At(one, hour) - At(other, hour)))], new SeedTree(1)),
            100 * baselineRuns.Average(run => At(run, hour) - At(run, 0)) / Math.Max(hour, double.Epsilon),
            all.Select(AfterCrossing).OfType<CurvePoint>().Select(next => next.Validation < target ? 1.0 : 0).DefaultIfEmpty().Average());

        RunScores[] Runs(string name) => [.. track.Of(name, scenario).Tests];

        double[] Hours(string name) => [.. Runs(name).Select(run => Scores.HoursToTarget(run, target))];

        CurvePoint? AfterCrossing(RunScores run) => run.Curve.SkipWhile(point => point.Validation < target).ElementAtOrDefault(1);

        double Headroom()
        {
            string[] arms = [.. track.Track.Arms.Select(one => one.Name)];
            return Enumerable.Range(0, own.Length).Average(seed => Best(track.Baselines, seed) - Best(arms, seed));
        }

        double Best(IEnumerable<string> names, int seed) => names.Select(Hours).MinBy(hours => hours.Where((_, other) => other != seed).Average())![seed];
    }

    private static double At(RunScores run, double hour) => run.Curve.Last(point => point.Hour <= hour).Validation;

    private static double Middle(double[] values) => values.Order().ElementAt(values.Length / 2);
}
