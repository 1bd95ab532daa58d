using System.Globalization;

namespace SemSpace.Cli;

/// <summary>
/// All that the program <c>semspace</c> does. A program of a researcher's own adds members to the catalogues and then calls this, and
/// so has every command with its own rules, channels and figures in it; the workers of its sweeps are that program again.
/// </summary>
public static class SemSpaceProgram
{
    /// <summary>Runs this process's command line, on its standard streams and under its signals. To be called once per process.</summary>
    /// <param name="args">The arguments, the command first.</param>
    /// <returns>The exit code: 0 done, 1 a bug, 2 something for the user to mend, 3 stopped.</returns>
    public static int Run(string[] args)
    {
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture; // libraries would say some things in the user's language
        StopSignal stop = StopSignal.OfProcess(() =>
        {
            StandardStream.Told(StandardStream.ErrorNumber).WriteLine(StopSignal.Message);
            Environment.Exit(ExitCode.Stopped);
        });
        Terminal terminal = new(StandardStream.Told(StandardStream.OutputNumber), StandardStream.Told(StandardStream.ErrorNumber), stop) { Data = StandardStream.Data };
        int exitCode = Application.Run(args, terminal);
        _ = stop.Watch(); // a signal that comes now comes too late: all is done, and the exit code says so
        return exitCode;
    }
}
