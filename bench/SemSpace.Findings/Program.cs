using System.Diagnostics;
using SemSpace.Findings;

string root = args[0], log = args[1];
using CancellationTokenSource stop = new();
RunLog runs = new(log);
StudyRuns maker = new(root, runs, 2, stop.Token);
Stopwatch watch = Stopwatch.StartNew();
foreach (string name in args.Skip(2))
{
    StudyScenario scenario = new(name, $"scenarios/study/{name}.yaml");
    WantedRun[] wanted = [.. from rate in (string[])["0.01", "0.03"] from rule in (string[])["fedbuff", "trajectory", "fedasync", "hierfavg"] select new WantedRun(scenario, [$"aggregation.rule={rule}", "aggregation.trigger=period", $"learning.learning_rate={rate}"], 101)];
    watch.Restart();
    _ = maker.Of(name, wanted);
    Console.WriteLine($"{name}: {watch.Elapsed.TotalSeconds / wanted.Length:0.00} s a run");
}
