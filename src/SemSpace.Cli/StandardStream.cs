using System.Globalization;
using System.Text;
using SemSpace.Reports.Output;

namespace SemSpace.Cli;

/// <summary>Standard output and standard error as the process was given them.</summary>
internal static class StandardStream
{
    /// <summary>In octal, as Linux shows it: the file is closed when a program is started.</summary>
    private const int ClosesOnStart = 524288;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Number of standard output.</summary>
    public const int OutputNumber = 1;

    /// <summary>Number of standard error.</summary>
    public const int ErrorNumber = 2;

    /// <summary>A writer to a stream; one that forgets where the stream was closed by the caller.</summary>
    public static TextWriter Told(int number) => !IsOpen(number) ? TextWriter.Null : number == OutputNumber ? Console.Out : Console.Error;

    /// <summary>A writer of data to standard output: the bytes of a file, but on a terminal, which is shown what it would obey.</summary>
    public static TextWriter Data()
    {
        if (!IsOpen(OutputNumber)) return new ClosedWriter();
        return Console.IsOutputRedirected ? new StreamWriter(Console.OpenStandardOutput(), Utf8) : new VisibleWriter(Console.Out, FullStream.Refuse);
    }

    /// <summary>
    /// Whether the caller left a stream open. If not, the runtime has opened something of its own under the number, which must not be
    /// written to; unlike what a caller hands over, that closes when a program is started.
    /// </summary>
    private static bool IsOpen(int number)
    {
        string facts = string.Create(CultureInfo.InvariantCulture, $"/proc/self/fdinfo/{number}");
        if (!OperatingSystem.IsLinux() || !Directory.Exists("/proc/self/fdinfo")) return true;
        try
        {
            string? flags = File.ReadLines(facts).FirstOrDefault(line => line.StartsWith("flags:", StringComparison.Ordinal));
            return flags is null || (Convert.ToInt32(flags[6..].Trim(), 8) & ClosesOnStart) == 0;
        }
        catch (IOException)
        {
            return false; // nothing has that number
        }
    }

    /// <summary>Standard output that is closed.</summary>
    private sealed class ClosedWriter : TextWriter
    {
        public override Encoding Encoding => Utf8;

        public override void Write(char value) => throw new ResultsException("Standard output cannot be written: it is closed.");
    }
}
