using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using SemSpace.Orbit.Elements;
using SemSpace.Orbit.Frames;

namespace SemSpace.Orbit.Propagation.Sgp4.DeepSpace;

/// <summary>
/// The secular half of deep-space SGP4 (SDP4) with the swings by Sun and Moon: brings mean elements from their epoch to an instant by
/// oblateness, simplified drag, Sun, Moon, and resonance with the Earth's rotation. Spacetrack Report #3, section 10; Vallado et
/// al., AIAA 2006-6753, "improved" mode. The names are the literature's; Earth radii, radians, minutes. A call's result depends on
/// its argument alone; any thread may call.
/// Not modelled: terms of Sun and Moon above the second order, which tell far beyond the geostationary ring. As the published theory has
/// it, positions jump a little where the inclination swings across 11.46 degrees, and below it where the node passes a whole turn.
/// </summary>
internal sealed class DeepSpaceTheory
{
    private const double LeastEccentricity = -0.001;
    private const double EccentricityFloor = 1e-6;
    private const double JulianDateOf1900 = 2415020;

    private readonly EpochElements _epoch;
    private readonly SecularRates _byEarth;
    private readonly DragTerms _drag;
    private readonly double _no;
    private readonly double _nodecf;
    private readonly BodyPull _sun;
    private readonly BodyPull _moon;
    private readonly LunarSolarDrift _drift;
    private readonly Resonance? _resonance;

    public DeepSpaceTheory(OrbitalElements elements, BrouwerMotion motion, in InclinationTerms inclination)
    {
        _epoch = EpochElements.Of(elements);
        _no = motion.RadiansPerMinute;
        _drag = DragTerms.Of(_epoch, motion, inclination.Sinio, inclination.Cosio);
        _byEarth = SecularRates.Of(motion, _epoch.Ecco, inclination.Cosio);
        _nodecf = 3.5 * (1 - (_epoch.Ecco * _epoch.Ecco)) * _byEarth.Xhdot1 * _drag.Cc1;

        OrbitFrame orbit = OrbitFrame.Of(_epoch, _no);
        (double midnight, double dayFraction) = elements.Epoch.UtcJulianDate;

        // One double for the date is 40 microseconds coarse, which moves high orbits by millimetres. The published code has it so.
        double julianDate = midnight + dayFraction;
        double day = julianDate - JulianDateOf1900;
        _sun = BodyPull.Of(PerturbingBody.Sun(day, orbit), orbit);
        _moon = BodyPull.Of(PerturbingBody.Moon(day, orbit), orbit);
        _drift = LunarSolarDrift.Of(_sun, _moon, _epoch.Inclo, orbit);
        _resonance = Resonance.Of(orbit, _epoch, _byEarth, _drift, Gmst.Radians(julianDate, 0));
    }

    /// <summary>Position and velocity <paramref name="t"/> minutes after epoch; meaningless unless the status is good.</summary>
    public Sgp4Status TryAt(double t, out TemeState state)
    {
        state = default;
        Sgp4Status status = TryMean(t, out MeanState mean, out InclinationTerms inclination);
        if (status != Sgp4Status.Ok) return status;

        // One lane of the kernel that near-Earth theory fills; the inclination differs from instant to instant here.
        Unsafe.SkipInit(out StateGroup group);
        Unsafe.SkipInit(out PeriodicLanes128 lanes);
        lanes.Mean = MeanLanes128.Of(mean);
        PeriodicTerms128.ToTeme(ref lanes, inclination, StateGroup.Columns(ref group));
        state = group.First;
        return new Soundness128(Vector128.Create(mean.Em), lanes.Pl, lanes.Mrt)[0];
    }

    /// <summary>The perturbed mean elements <paramref name="t"/> minutes after epoch, and the terms of their inclination.</summary>
    private Sgp4Status TryMean(double t, out MeanState mean, out InclinationTerms inclination)
    {
        mean = default;
        inclination = default;
        double t2 = t * t;
        double argpm = _epoch.Argpo + (_byEarth.Argpdot * t) + (_drift.Domdt * t);
        double nodem = _epoch.Nodeo + (_byEarth.Nodedot * t) + (_nodecf * t2) + (_drift.Dnodt * t);
        (double nm, double mm) = _resonance?.At(t, nodem, argpm) ?? (_no, _epoch.Mo + (_byEarth.Mdot * t) + (_drift.Dmdt * t));
        if (!(nm > 0)) return Sgp4Status.MeanMotion;

        double tempa = 1 - (_drag.Cc1 * t);
        if (!(tempa > 0)) return Sgp4Status.SemiLatusRectum; // drag has used the axis up; its square below would grow again
        double am = Math.Pow(Wgs72.Xke / nm, 2.0 / 3) * tempa * tempa;
        double em = _epoch.Ecco + (_drift.Dedt * t) - (_drag.Bcc4 * t);
        if (em is not (>= LeastEccentricity and < 1)) return Sgp4Status.MeanEccentricity;

        // Angles are summed and reduced in the reference's order: a last bit of a thousand radians is 0.1 mm on a long ellipse.
        mm += _no * _drag.T2cof * t2;
        double xlm = (mm + argpm + nodem) % (2 * Math.PI);
        nodem %= 2 * Math.PI;
        argpm %= 2 * Math.PI;
        PerturbedElements elements = new(
            Math.Max(em, EccentricityFloor),
            _epoch.Inclo + (_drift.Didt * t),
            nodem,
            argpm,
            (xlm - argpm - nodem) % (2 * Math.PI));
        elements = elements.With(_sun.At(t) + _moon.At(t));
        if (elements.Ep is not (>= 0 and <= 1)) return Sgp4Status.PerturbedEccentricity;

        mean = new(am, elements.Ep, elements.Argpp, elements.Nodep, elements.Mp);
        inclination = InclinationTerms.Of(elements.Xincp);
        return Sgp4Status.Ok;
    }
}
