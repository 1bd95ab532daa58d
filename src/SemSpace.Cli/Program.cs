using System.Globalization;
using SemSpace.Cli;

CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture; // libraries would say some things in the user's language
using StopSignal stop = StopSignal.OfProcess(() =>
{
    StandardStream.Told(StandardStream.ErrorNumber).WriteLine(StopSignal.Message);
    Environment.Exit(ExitCode.Stopped);
});
return Application.Run(args, new Terminal(StandardStream.Told(StandardStream.OutputNumber), StandardStream.Told(StandardStream.ErrorNumber), stop) { Data = StandardStream.Data });
