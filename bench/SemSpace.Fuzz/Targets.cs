using System.Text;
using SemSpace.Experiments.Plans;
using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Scenarios.Sweeps;
using SemSpace.Fl.Data;
using SemSpace.Keys;
using SemSpace.Orbit.Elements;
using SemSpace.Orbit.Time;
using SemSpace.Reports.Models;
using SemSpace.Reports.Output;
using SemSpace.Reports.Tables;
using SkiaSharp;

namespace SemSpace.Fuzz;

/// <summary>Every reader of files that users name.</summary>
internal static class Targets
{
    /// <summary>All readers, with a folder each below the given one.</summary>
    public static Target[] All(string folder)
    {
        string scenarioPath = Write(folder, "base", "scenario.yaml", SeedTexts.Scenario);
        Scenario scenario = ScenarioReader.Read(scenarioPath, []).Scenario ?? throw new InvalidOperationException("The fuzzer's own scenario is not legal.");
        Constellation constellation = ScenarioRunner.Check(scenario);
        OrbitalElements[] sets = [.. constellation.Satellites.Select(satellite => satellite.Elements)];
        string results = Path.Combine(folder, "results");
        _ = ScenarioRunner.Run(QuickMode.Shrink(scenario), constellation, results, new RunMeans(2), new Silence(), CancellationToken.None);
        return
        [
            Scenarios(folder), Sweeps(folder, scenarioPath),
            .. Enum.GetValues<ElementFormat>().Select(format => Elements(folder, format, sets)),
            EarthOrientation(folder), Plan(folder, scenario, constellation),
            .. ((string[])[Summary.FileName, Manifest.FileName, RunRecords.ContactsFile, RunRecords.UpdatesFile, RunRecords.DownloadsFile, RunRecords.RoundsFile, RunRecords.EnergyFile, ModelFile.Last])
                .Select(file => Results(results, file)),
            Map(folder),
        ];
    }

    private static Target Scenarios(string folder)
    {
        string path = Write(folder, "scenario", "s.yaml", SeedTexts.Scenario);
        return new("scenario", path, Seeds(SeedTexts.Scenario, SeedTexts.Planes, SeedTexts.Flow), () =>
        {
            ScenarioReadResult read = ScenarioReader.Read(path, []);
            if (read.Scenario is { } scenario) _ = ScenarioWriter.Expand(scenario);
            return Lines(read.Faults);
        });
    }

    private static Target Sweeps(string folder, string scenario)
    {
        string text = SeedTexts.Sweep.Replace("SCENARIO", scenario, StringComparison.Ordinal), path = Write(folder, "sweep", "sweep.yaml", text);
        return new("sweep", path, Seeds(text, $"name: a\nscenario: {scenario}\nseeds: [1]\n"), () => Lines(SweepReader.Read(path, []).Faults));
    }

    private static Target Elements(string folder, ElementFormat format, OrbitalElements[] sets)
    {
        string name = $"elements {format}", text = ElementFile.Write(sets, format), path = Write(folder, name, "el.txt", text);
        return new(name, path, Seeds(text, ElementFile.Write(sets[..1], format)), () =>
        {
            ElementReadResult strict = ElementFile.Read(path, lenient: false), lenient = ElementFile.Read(path, lenient: true);
            if (strict.Faults.Count == 0 && strict.Satellites.Count != lenient.Satellites.Count) throw new InvalidOperationException("Strict and lenient reading differ on a good file.");
            _ = Refused<ElementWriteException>(() => ElementFile.Write(lenient.Satellites, ElementFormat.OmmJson), refused => [refused.Message]);
            return [.. strict.Faults.Select(fault => fault.ToString())];
        });
    }

    private static Target EarthOrientation(string folder)
    {
        string path = Write(folder, "orientation", "eop.txt", SeedTexts.Finals);
        return new("orientation", path, Seeds(SeedTexts.Finals, SeedTexts.CelesTrak), () => [.. EarthOrientationFile.Read(path).Faults.Select(fault => fault.ToString())]);
    }

    private static Target Plan(string folder, Scenario scenario, Constellation constellation)
    {
        string path = Write(folder, "plan", "plan.csv", SeedTexts.Plan);
        return new("plan", path, Seeds(SeedTexts.Plan, SeedTexts.OtherPlan), () => Refused<ScenarioException>(
            () => PlanReader.Read(path, ContactScenes.Of(scenario, constellation)), refused => Lines(refused.Faults)));
    }

    private static Target Results(string folder, string file)
    {
        string path = Path.Combine(folder, file);
        return new($"results {file}", path, [File.ReadAllBytes(path)], () => Refused<ResultsException>(
            () => Read(folder, file), refused => [refused.Message]));
    }

    private static void Read(string folder, string file)
    {
        if (file == Manifest.FileName) _ = Manifest.Read(folder);
        else if (file == ModelFile.Last) _ = ModelFile.Read(Path.Combine(folder, file));
        else _ = RunRecords.Read(folder, Summary.Read(folder).Metrics);
    }

    private static Target Map(string folder)
    {
        const int width = 64;
        using SKBitmap bitmap = new(width, width / 2);
        for (int i = 0; i < width * width / 2; i++) bitmap.SetPixel(i % width, i / width, new SKColor((uint)(i * 7919) | 0xFF000000));
        byte[] png = bitmap.Encode(SKEncodedImageFormat.Png, 100).ToArray(), jpeg = bitmap.Encode(SKEncodedImageFormat.Jpeg, 80).ToArray();
        string path = Write(folder, "map", "map.img", "");
        return new("map", path, [png, jpeg, bitmap.Encode(SKEncodedImageFormat.Webp, 80).ToArray()], () => Refused<EarthMapException>(
            () => EarthMap.Load(path), refused => [refused.Message]))
        { Special = Mutations.Image };
    }

    /// <summary>The faults of a reader that throws them; none when it does not.</summary>
    private static IReadOnlyList<string> Refused<T>(Action read, Func<T, IReadOnlyList<string>> faults)
        where T : Exception
    {
        try
        {
            read();
            return [];
        }
        catch (T refused)
        {
            return faults(refused);
        }
    }

    private static string[] Lines(IReadOnlyList<ScenarioFault> faults) => [.. faults.Select(fault => fault.ToString())];

    private static byte[][] Seeds(params string[] texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];

    private static string Write(string folder, string room, string name, string text)
    {
        string path = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, room)).FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    private sealed class Silence : IProgress<RunProgress>
    {
        public void Report(RunProgress value)
        {
        }
    }
}
