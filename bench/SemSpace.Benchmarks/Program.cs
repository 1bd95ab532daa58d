using BenchmarkDotNet.Running;
using SemSpace.Benchmarks;
using SemSpace.Benchmarks.Learn;
using SemSpace.Benchmarks.Orbit;

if (args is ["orbit", .. string[] rest]) return OrbitRuns.Run(rest);
if (args is ["kernel", .. string[] kernel] && RunOptions.TryParse(kernel, out RunOptions events))
{
    KernelRun.Run(events);
    return 0;
}

if (args is ["learn", ("clients" or "mission") and var what, .. string[] numbers] && RunOptions.TryParse(numbers, out RunOptions options))
{
    if (what == "clients") ClientsRun.Run(options);
    else MissionRun.Run(options);
    return 0;
}

BenchmarkSwitcher.FromAssembly(typeof(OrbitRuns).Assembly).Run(args);
return 0;
