using System.Diagnostics;
using System.Text.RegularExpressions;

namespace SemSpace.Cli.Tests;

/// <summary>What docs/install.md says of libraries: those beside the program are all in use, and of the system's it needs no others.</summary>
public sealed partial class NativeLibraryTests
{
    /// <summary>Comes with the tests alone.</summary>
    private const string OfTests = "libduckdb.so";

    /// <summary>Libraries that managed code loads by their names.</summary>
    private static readonly string[] Loaded = ["libHarfBuzzSharp.so", "libLibTorchSharp.so", "libSkiaSharp.so", "libe_sqlite3.so"];

    /// <summary>Of libc6, libgcc-s1 and libstdc++6 in Debian, and of Linux itself.</summary>
    private static readonly string[] OfTheSystem =
        ["ld-linux-x86-64.so.2", "libc.so.6", "libdl.so.2", "libgcc_s.so.1", "libm.so.6", "libpthread.so.0", "librt.so.1", "libstdc++.so.6", "linux-vdso.so.1"];

    [Fact]
    public async Task All_that_come_along_are_in_use_and_need_no_more_of_the_system_than_is_told()
    {
        const string ldd = "/usr/bin/ldd";
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists(ldd), "There is no ldd here.");
        using Process process = Process.Start(new ProcessStartInfo(ldd, Loaded) { WorkingDirectory = AppContext.BaseDirectory, RedirectStandardOutput = true, RedirectStandardError = true })!;
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        string[] there = [.. Directory.EnumerateFiles(AppContext.BaseDirectory, "lib*.so*").Select(Path.GetFileName).OfType<string>().Where(name => name != OfTests)];
        string[] needed = [.. Needed().Matches(output).Select(match => Path.GetFileName(match.Groups[1].Value)).Distinct()];
        Assert.Equal(there.Order(), Loaded.Union(needed.Except(OfTheSystem)).Order());
    }

    [GeneratedRegex(@"(?m)^\t(\S+)")]
    private static partial Regex Needed();
}
