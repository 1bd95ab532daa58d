using System.Globalization;
using SemSpace.Cli;

CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture; // libraries would say some things in the user's language
StopSignal stop = StopSignal.OfProcess(() =>
{
    StandardStream.Told(StandardStream.ErrorNumber).WriteLine(StopSignal.Message);
    Environment.Exit(ExitCode.Stopped);
});
int exitCode = Application.Run(args, new Terminal(StandardStream.Told(StandardStream.OutputNumber), StandardStream.Told(StandardStream.ErrorNumber), stop) { Data = StandardStream.Data });
_ = stop.Watch(); // a signal that comes now comes too late: all is done, and the exit code says so
return exitCode;
