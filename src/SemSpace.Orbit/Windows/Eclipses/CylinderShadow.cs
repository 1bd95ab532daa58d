using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Windows.Eclipses;

/// <summary>
/// A satellite in or out of the Earth's shadow, taken as a cylinder of the Earth's mean radius (6371 km). The margin, in km, is
/// the distance to the cylinder: above 0 in sunlight, below 0 in the dark; on the day side it is the height above the Earth.
/// Not modelled: penumbra (about 10 s at each edge in a low orbit), the Earth's flattening, refraction, the Moon.
/// </summary>
/// <param name="satellite">The satellite.</param>
public sealed class CylinderShadow(IPropagator satellite) : IVisibility
{
    /// <inheritdoc/>
    public double SignedMargin(Epoch epoch)
    {
        TemeState r = satellite.At(epoch);
        UnitVector sun = Sun.DirectionTeme(epoch);
        double towardsSun = (r.XKm * sun.X) + (r.YKm * sun.Y) + (r.ZKm * sun.Z);
        double behind = Math.Min(towardsSun, 0);
        return Math.Sqrt((r.RadiusKm * r.RadiusKm) - (behind * behind)) - CircularOrbit.EarthRadiusKm;
    }
}
