using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Propagation;

/// <summary>Says where one satellite is. Implementations are immutable and may be called from several threads at once.</summary>
public interface IPropagator
{
    /// <summary>Position and velocity at an instant, in TEME of date.</summary>
    /// <exception cref="PropagationException">The model has no answer at that instant, for example after decay.</exception>
    TemeState At(Epoch epoch);

    /// <summary>States at many instants, in TEME of date; a row of NaN where the model has no answer. Equal to <see cref="At"/> to 1e-12 of the
    /// distance and to eight last bits of the time since the elements' epoch: 0.06 microseconds of flight, or half a millimetre, after a year.</summary>
    /// <param name="start">The instant that seconds count from.</param>
    /// <param name="seconds">Physical seconds after <paramref name="start"/>, in any order.</param>
    /// <param name="states">Receives a row for each; what else it holds is overwritten.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are more instants than the table has room for.</exception>
    void Fill(Epoch start, ReadOnlySpan<double> seconds, StateTable states)
    {
        ArgumentNullException.ThrowIfNull(states);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(seconds.Length, states.Capacity);
        for (int i = 0; i < seconds.Length; i++)
        {
            try
            {
                states.Set(i, At(start + Duration.FromSeconds(seconds[i])));
            }
            catch (PropagationException)
            {
                states.SetMissing(i);
            }
        }
    }
}
