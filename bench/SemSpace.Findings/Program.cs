using SemSpace.Experiments.Scenarios;
using SemSpace.Findings;

// The study of docs/findings.md: searches, runs what is not in the log, and writes tables and figures into the page. May be stopped at any time.
// Arguments: the log's folder, then the parts to make; all without any.
string root = Directory.GetCurrentDirectory(), page = Path.Combine(root, "docs", "findings.md");
if (!File.Exists(page))
{
    Console.Error.WriteLine("There is no docs/findings.md here; run the study in the project's folder.");
    return 2;
}

string folder = Path.Combine(root, args.FirstOrDefault() ?? "results/findings");
_ = Directory.CreateDirectory(folder);
using CancellationTokenSource stop = new();
Console.CancelKeyPress += (_, key) => (key.Cancel, _) = (true, stop.CancelAsync());
StudyRuns runs = new(root, new RunLog(Path.Combine(folder, "runs.jsonl")), Environment.ProcessorCount, stop.Token);
Track[] all = [StudyDesign.Equal, StudyDesign.Steady, StudyDesign.Gates, StudyDesign.Lone, StudyDesign.Own, StudyDesign.Wider, StudyDesign.Narrow];
string[] parts = [.. args.Skip(1)];
if (parts.Except(all.Select(track => track.Name)).FirstOrDefault() is { } unknown)
{
    Console.Error.WriteLine($"There is no part '{unknown}'; parts are {string.Join(", ", all.Select(track => track.Name))}.");
    return 2;
}

Track[] tracks = parts.Length == 0 ? all : [.. all.Where(track => parts.Contains(track.Name))];
try
{
    runs.Check(tracks.SelectMany(track => track.Scenarios).Distinct());
    foreach (Track track in tracks)
    {
        TrackFindings findings = new(track, Study.Of(track, runs));
        FindingsPage.Write(page, findings);
        if (findings.Baselines.Count > 0) FindingsPage.Draw(folder, Path.Combine(root, "docs", "figures"), findings);
    }

    return 0;
}
catch (ScenarioException wrong)
{
    Console.Error.WriteLine(wrong.Message);
    return 2;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("Stopped; what is finished is kept.");
    return 3;
}
