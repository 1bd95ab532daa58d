using System.Globalization;
using System.Runtime.InteropServices;

namespace SemSpace.Cli;

/// <summary>
/// The user's wish to stop: Ctrl+C, an end of the session, or a polite kill. Work that watches for it ends in good order; while
/// nothing does, there is nothing to put in order and the process ends at once. A second signal ends it without ado.
/// </summary>
internal sealed class StopSignal : IDisposable
{
    /// <summary>What is said then.</summary>
    public const string Message = "Stopped. No half-done results are left; runs of a sweep that were done stay, and so does the work that the next call can go on from.";

    private static readonly (PosixSignal Signal, int Number)[] Signals = [(PosixSignal.SIGHUP, 1), (PosixSignal.SIGINT, 2), (PosixSignal.SIGTERM, 15)];

    private readonly CancellationTokenSource _stop = new();
    private readonly List<PosixSignalRegistration> _registrations = [];
    private readonly Lock _gate = new();
    private Action _endAtOnce = () => { };
    private bool _isWatched;

    /// <summary>No signal, but what a caller asks for.</summary>
    /// <param name="cancellation">Set by the caller to stop.</param>
    public StopSignal(CancellationToken cancellation = default) => cancellation.Register(_stop.Cancel);

    /// <summary>The signals of this process. Those that its caller had it ignore, as nohup does, stay ignored.</summary>
    /// <param name="endAtOnce">Ends the process while nothing watches.</param>
    public static StopSignal OfProcess(Action endAtOnce)
    {
        StopSignal stop = new() { _endAtOnce = endAtOnce };
        ulong ignored = Ignored();
        foreach ((PosixSignal signal, int number) in Signals)
        {
            if ((ignored >> (number - 1) & 1) == 0) stop._registrations.Add(PosixSignalRegistration.Create(signal, stop.Handle));
        }

        return stop;
    }

    /// <summary>Watches for the wish from now on.</summary>
    public CancellationToken Watch()
    {
        lock (_gate) _isWatched = true;
        return _stop.Token;
    }

    /// <summary>Stops as a signal does.</summary>
    public void Request()
    {
        bool isWatched;
        lock (_gate) isWatched = _isWatched;
        _stop.Cancel();
        if (!isWatched) _endAtOnce();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations) registration.Dispose();
        _stop.Dispose();
    }

    private void Handle(PosixSignalContext signal)
    {
        if (_stop.IsCancellationRequested) return; // the second one: what the system does with it
        signal.Cancel = true;
        Request();
    }

    private static ulong Ignored()
    {
        const string status = "/proc/self/status", key = "SigIgn:";
        if (!OperatingSystem.IsLinux() || !File.Exists(status)) return 0;
        string? line = File.ReadLines(status).FirstOrDefault(line => line.StartsWith(key, StringComparison.Ordinal));
        return line is null ? 0 : ulong.Parse(line[key.Length..].Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }
}
