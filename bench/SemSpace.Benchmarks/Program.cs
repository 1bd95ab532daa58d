using BenchmarkDotNet.Running;
using SemSpace.Benchmarks;
using SemSpace.Benchmarks.Learn;
using SemSpace.Benchmarks.Orbit;

if (args is ["orbit", .. string[] rest]) return OrbitRuns.Run(rest);
if (args is ["learn", "clients", .. string[] numbers] && RunOptions.TryParse(numbers, out RunOptions options))
{
    ClientsRun.Run(options);
    return 0;
}

BenchmarkSwitcher.FromAssembly(typeof(OrbitRuns).Assembly).Run(args);
return 0;
