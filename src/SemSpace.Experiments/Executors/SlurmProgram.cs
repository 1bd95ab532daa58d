using System.ComponentModel;
using System.Diagnostics;

namespace SemSpace.Experiments.Executors;

/// <summary>Calls Slurm's own programs.</summary>
internal static class SlurmProgram
{
    /// <summary>Runs one to its end.</summary>
    /// <returns>Its exit code, and what it said: its output where it is content, else its complaint. A program that is not there ends with 127, as in a shell.</returns>
    public static (int ExitCode, string Said) Run(string program, IEnumerable<string> arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            Task<string> error = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, (process.ExitCode == 0 ? output : error.GetAwaiter().GetResult()).Trim());
        }
        catch (Win32Exception)
        {
            return (127, $"{program} is not on the path");
        }
    }
}
