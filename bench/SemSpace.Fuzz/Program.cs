using System.Globalization;
using SemSpace.Fuzz;

// dotnet run -c Release --project bench/SemSpace.Fuzz -- --cases 50000 --seed 1 [--first K] [--keep FOLDER]
Dictionary<string, string> options = [];
for (int i = 0; i + 1 < args.Length; i += 2) options[args[i]] = args[i + 1];
long Number(string name, long otherwise) => options.TryGetValue(name, out string? text) ? long.Parse(text, CultureInfo.InvariantCulture) : otherwise;

string keep = Path.GetFullPath(options.GetValueOrDefault("--keep", Path.Combine(Path.GetTempPath(), "semspace-fuzz")));
FuzzReport report = FuzzRun.Run((ulong)Number("--seed", 1), Number("--first", 0), Number("--cases", 10_000), keep, Console.Error.WriteLine);
foreach (string line in report.Lines) Console.WriteLine(line);
return report.Failures == 0 ? 0 : 1;
