using System.Globalization;
using System.Runtime.InteropServices;
using SemSpace.Experiments.Executors;
using SemSpace.Experiments.WorkStore;
using SemSpace.Files;
using SemSpace.Fl.Datasets;
using SemSpace.Fl.Training;
using SemSpace.Orbit;
using SemSpace.Reports.Figures;
using SemSpace.Reports.Output;
using SemSpace.Reports.Tables;

namespace SemSpace.Experiments.Machine;

/// <summary>Tries what a run needs of its machine, each thing as a run uses it. Leaves nothing behind.</summary>
public static class MachineCheck
{
    private const double BytesPerGib = 1L << 30;

    /// <summary>OpenSSL's library as .NET looks for it on Linux.</summary>
    private static readonly string[] OpenSslNames = ["libssl.so.3", "libssl.so.1.1"];

    /// <summary>Disk for the tables, figures and models of a run, bytes.</summary>
    private const long LeastDisk = 100L << 20;

    /// <summary>Tries everything, one finding after the other.</summary>
    /// <param name="results">The folder that results are to go into; it need not be there.</param>
    public static IEnumerable<Finding> All(string results)
    {
        ArgumentNullException.ThrowIfNull(results);
        string folder = Path.GetFullPath(results);
        yield return new("SemSpace", Health.Well, $"{Manifest.ProgramVersion} on {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}, {RuntimeInformation.RuntimeIdentifier}");
        if (OperatingSystem.IsLinux())
        {
            Finding openSsl = OfOpenSsl(OpenSslNames);
            yield return openSsl;
            if (openSsl.Health == Health.Broken) yield break; // .NET would end the process at the first hash
        }

        foreach (Finding finding in OfLibTorch()) yield return finding;
        yield return new("processors", Health.Well, $"{Counted.Of(Environment.ProcessorCount, "thread")}, which --workers and --jobs take unless told otherwise");
        yield return OfMemory(MemoryBudget.Available() ?? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
        yield return OfFolder("results folder", folder, Health.Broken, "give another by --out");
        yield return OfFolder("work store", Path.Combine(folder, WorkPlace.HiddenName), Health.Limited, "runs keep no finished work; give another by --work");
        yield return OfFigures();
        yield return OfDataSets();
        yield return OfSlurm();
    }

    /// <summary>What is found where OpenSSL's library has one of these names.</summary>
    internal static Finding OfOpenSsl(IEnumerable<string> names) => names.Any(name => NativeLibrary.TryLoad(name, out _))
        ? new("OpenSSL", Health.Well, "loads; .NET hashes files with it")
        : new("OpenSSL", Health.Broken, "its library, by which .NET hashes files, is not there: install libssl3 (Debian, Ubuntu) or openssl-libs (Fedora)");

    /// <summary>What is found of a tensor library that says this about new tensors.</summary>
    internal static Finding OfNewTensors(bool areCleared) => areCleared
        ? new("new tensors", Health.Well, "are cleared, so that convolutions give numbers in every memory")
        : new("new tensors", Health.Limited, "are not cleared, as this libtorch has no such switch: a convolution of 1 to 15 or 17 to 31 channels may give NaN; take other widths, or a machine with Linux");

    /// <summary>What is found where so many bytes are free.</summary>
    internal static Finding OfMemory(long bytes)
    {
        string free = string.Create(CultureInfo.InvariantCulture, $"{bytes / BytesPerGib:0.0} GiB free");
        return bytes < MemoryBudget.Least
            ? new("memory", Health.Broken, $"{free}, but a run takes {MemoryBudget.Least >> 20} MiB at the least: end other programs")
            : new("memory", Health.Well, $"{free}, enough for {Counted.Of(bytes / MemoryBudget.Least, "small run")} at a time");
    }

    /// <summary>Whether files can be made in a folder, or where it would be made.</summary>
    internal static Finding OfFolder(string subject, string folder, Health otherwise, string remedy)
    {
        try
        {
            string there = folder;
            while (Unix.KindOf(there) == PlaceKind.Nothing && Path.GetDirectoryName(there) is { } outer) there = outer;
            if (Unix.KindOf(there) != PlaceKind.Folder) return new(subject, otherwise, $"{folder} cannot be written, {there} is no folder: {remedy}");
            using (FileStream file = TemporaryFile.Create(there)) File.Delete(file.Name);
            long free = new DriveInfo(there).AvailableFreeSpace;
            string space = string.Create(CultureInfo.InvariantCulture, $"{free / BytesPerGib:0.0} GiB free");
            return free < LeastDisk ? new(subject, otherwise, $"{folder} has {space}: make room, or {remedy}") : new(subject, Health.Well, $"{folder} can be written, {space}");
        }
        catch (Exception fault) when (FileTrouble.Is(fault))
        {
            return new(subject, otherwise, $"{folder} cannot be written, {FileTrouble.Words(fault)}: {remedy}");
        }
    }

    private static Finding[] OfLibTorch()
    {
        try
        {
            NumericKernels kernels = NumericKernels.Current;
            return
            [
                new("libtorch", Health.Well, "loads and trains"),
                kernels.Capability is "unknown" or "DEFAULT"
                    ? new("instruction set", Health.Limited, $"{kernels.Capability}, probe {kernels.Probe}: trainings may take several times as long as with AVX2")
                    : new("instruction set", Health.Well, $"{kernels.Capability}, probe {kernels.Probe}, by which runs can be compared to the last bit"),
                OfNewTensors(LibTorch.ClearsNewTensors),
            ];
        }
        catch (LibTorchException fault)
        {
            return [new("libtorch", Health.Broken, fault.Message)];
        }
    }

    private static Finding OfFigures()
    {
        try
        {
            DirectoryInfo folder = Directory.CreateTempSubdirectory("semspace-doctor-");
            try
            {
                int files = FigureCatalogue.WriteDistances(folder.FullName, "trial", ("Time (h)", "Distance (km)"), [new("trial", [(0, 1), (1, 10)])]).Count;
                return new("figures", Health.Well, $"a trial is drawn in {Counted.Of(files, "format")}, with the font that SemSpace brings along");
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }
        catch (Exception fault) when (fault is TypeInitializationException or DllNotFoundException)
        {
            return new("figures", Health.Broken, "libSkiaSharp cannot be loaded: check that it stands beside the program, published for this system");
        }
        catch (Exception fault) when (fault is ResultsException || FileTrouble.Is(fault))
        {
            return new("figures", Health.Broken, $"a trial cannot be written to the folder for temporary files, {Path.GetTempPath()}: name another in the variable TMPDIR");
        }
    }

    private static Finding OfDataSets()
    {
        string[] there = [.. DataSources.Stored.Where(source => DataRoot.Find(source) is not null).Select(source => source.Name)];
        string[] missing = [.. DataSources.Stored.Where(source => source.Official.Count > 0).Select(source => source.Name).Except(there)];
        string found = string.Join(", ", there.Prepend("land cover, which SemSpace brings along"));
        return missing.Length == 0
            ? new("data sets", Health.Well, found)
            : new("data sets", Health.Limited, $"{found}; not there: {string.Join(", ", missing)}, which semspace data fetch gets where a scenario needs one");
    }

    private static Finding OfSlurm()
    {
        (int exitCode, string said) = SlurmProgram.Run("sbatch", ["--version"]);
        if (exitCode != 0) return new("Slurm", Health.Limited, "is not here (no sbatch): sweeps run on this machine alone");
        (exitCode, string complaint) = SlurmProgram.Run("sinfo", ["--noheader"]);
        return exitCode == 0
            ? new("Slurm", Health.Well, $"{said}, and the cluster answers")
            : new("Slurm", Health.Limited, $"{said}, but the cluster does not answer ({complaint.Split('\n')[^1]}): sweeps run on this machine alone");
    }
}
