using System.Globalization;
using System.Text.RegularExpressions;
using SemSpace.Files;

namespace SemSpace.Reports.Output;

/// <summary>
/// Hidden files beside those that are being written: a name of their own each, held by a lock while their process lives, so that
/// the next process knows what a killed one left.
/// </summary>
public static partial class TemporaryFile
{
    private const int BufferSize = 1 << 16, MostNames = 10_000;

    private static int _made;

    /// <summary>Makes a new file in a folder; whatever has its name, a link included, is never opened.</summary>
    public static FileStream Create(string folder)
    {
        for (int tries = 1; ; tries++)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $".semspace-{Environment.ProcessId}-{Interlocked.Increment(ref _made)}.partial");
            string path = Path.Combine(folder, name);
            try
            {
                // On Windows only a file that is shared for deletion can be renamed while it is open; elsewhere every one can.
                FileShare share = OperatingSystem.IsWindows() ? FileShare.Delete : FileShare.None;
                return new FileStream(path, FileMode.CreateNew, FileAccess.Write, share, BufferSize);
            }
            catch (IOException) when (tries < MostNames && Path.Exists(path))
            {
                // Left by a killed process of the same number.
            }
        }
    }

    /// <summary>Whether a file name is one of these.</summary>
    public static bool IsOne(string name) => NamePattern().IsMatch(name);

    /// <summary>Deletes what killed processes left in a folder. A file that a living process holds, and any other, stays.</summary>
    public static void SweepUp(string folder)
    {
        try
        {
            foreach (FileInfo file in new DirectoryInfo(folder).EnumerateFiles(".semspace-*.partial").Where(IsLeft)) SweepUp(file);
        }
        catch (Exception fault) when (FileTrouble.Is(fault))
        {
            // A folder may be written to, but not listed.
        }
    }

    private static bool IsLeft(FileInfo file) => IsOne(file.Name) && file.LinkTarget is null && Unix.KindOf(file.FullName) == PlaceKind.File;

    private static void SweepUp(FileInfo file)
    {
        try
        {
            using FileStream held = new(file.FullName, FileMode.Open, FileAccess.ReadWrite, OperatingSystem.IsWindows() ? FileShare.Delete : FileShare.None);
            file.Delete();
        }
        catch (Exception fault) when (FileTrouble.Is(fault))
        {
            // Another process writes it, or somebody else swept it up.
        }
    }

    [GeneratedRegex(@"^\.semspace-\d+-\d+\.partial$", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();
}
