using BenchmarkDotNet.Running;
using SemSpace.Benchmarks.Orbit;

if (args is ["orbit", .. string[] rest]) return OrbitRuns.Run(rest);
BenchmarkSwitcher.FromAssembly(typeof(OrbitRuns).Assembly).Run(args);
return 0;
