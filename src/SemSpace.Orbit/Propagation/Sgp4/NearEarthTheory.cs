using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using SemSpace.Orbit.Elements;
using SemSpace.Orbit.Frames;

namespace SemSpace.Orbit.Propagation.Sgp4;

/// <summary>
/// The constants of near-Earth SGP4 for one satellite; <see cref="NearEarth512"/> calculates with them. Spacetrack Report #3, section 6;
/// Vallado et al., AIAA 2006-6753. The names are the literature's. Immutable.
/// </summary>
internal sealed class NearEarthTheory
{
    public NearEarthTheory(OrbitalElements elements, BrouwerMotion motion, in InclinationTerms inclination)
    {
        Epoch = EpochElements.Of(elements);
        Inclination = inclination;
        No = motion.RadiansPerMinute;
        Ao = motion.SemiMajorAxisEarthRadii;
        RootAo = Math.Sqrt(Ao);
        Rates = SecularRates.Of(motion, Epoch.Ecco, inclination.Cosio);
        Drag = DragTerms.Of(Epoch, motion, inclination.Sinio, inclination.Cosio);
        Nodecf = 3.5 * (1 - (Epoch.Ecco * Epoch.Ecco)) * Rates.Xhdot1 * Drag.Cc1;
    }

    public EpochElements Epoch { get; }

    public InclinationTerms Inclination { get; }

    public SecularRates Rates { get; }

    public DragTerms Drag { get; }

    public double No { get; }

    public double Ao { get; }

    public double RootAo { get; }

    public double Nodecf { get; }

    /// <summary>Position and velocity <paramref name="minutes"/> after epoch; meaningless unless the status is good.</summary>
    public Sgp4Status TryAt(double minutes, out TemeState state)
    {
        Unsafe.SkipInit(out StateGroup group);
        Soundness128 sound = NearEarth128.At(this, Vector128.Create(minutes), StateGroup.Columns(ref group));
        state = group.First;
        return sound[0];
    }
}
