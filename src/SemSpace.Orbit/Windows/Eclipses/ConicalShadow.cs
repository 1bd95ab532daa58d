using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Windows.Eclipses;

/// <summary>
/// A satellite in the Earth's shadow with its penumbra, by <see cref="ApparentDiscs"/>.
/// Not modelled: limb darkening of the Sun, the Earth's flattening (up to 21 km at the poles, 3 s at an edge), refraction and the atmosphere, the Moon.
/// </summary>
/// <param name="satellite">The satellite.</param>
public sealed class ConicalShadow(IPropagator satellite)
{
    /// <summary>Above 0 while the Earth hides any of the Sun: penumbra, umbra and, far out, the ring. Radians.</summary>
    public IVisibility Penumbra { get; } = new Margin(satellite, discs => discs.PenumbraMargin);

    /// <summary>Above 0 while the Earth hides all of the Sun. Radians.</summary>
    public IVisibility Umbra { get; } = new Margin(satellite, discs => discs.UmbraMargin);

    /// <summary>The share of the Sun that the satellite sees, 0 to 1.</summary>
    /// <exception cref="PropagationException">The satellite has no position at the instant.</exception>
    public double LitFraction(Epoch epoch) => Discs(satellite, epoch).LitFraction;

    private static ApparentDiscs Discs(IPropagator satellite, Epoch epoch)
    {
        TemeState state = satellite.At(epoch);
        return ApparentDiscs.From(new(state.XKm, state.YKm, state.ZKm), Sun.PositionTeme(epoch));
    }

    private sealed class Margin(IPropagator satellite, Func<ApparentDiscs, double> measure) : IVisibility
    {
        public double SignedMargin(Epoch epoch) => measure(Discs(satellite, epoch));
    }
}
