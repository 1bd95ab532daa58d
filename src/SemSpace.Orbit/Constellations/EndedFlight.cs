using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Propagation.Sgp4;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Constellations;

/// <summary>
/// A satellite whose flight ends at an instant: it has no position from then on, though its model may find one again long after decay.
/// </summary>
/// <param name="inner">Where it is until then.</param>
/// <param name="name">Its name.</param>
/// <param name="end">The first instant without a position.</param>
public sealed class EndedFlight(IPropagator inner, string name, FlightEnd end) : IPropagator
{
    /// <inheritdoc/>
    public TemeState At(Epoch epoch)
        => epoch < end.Instant ? inner.At(epoch) : throw new PropagationException(name, epoch, (int)Sgp4Status.Decayed, end.Reason);

    /// <inheritdoc/>
    public void Fill(Epoch start, ReadOnlySpan<double> seconds, StateTable states)
    {
        inner.Fill(start, seconds, states);

        // Windows' edges are whole milliseconds, and the last one must still have a position.
        double left = (end.Instant - start - Duration.FromMilliseconds(1)).TotalSeconds;
        for (int i = 0; i < seconds.Length; i++)
        {
            if (seconds[i] > left) states.SetMissing(i);
        }
    }
}
