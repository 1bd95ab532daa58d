namespace SemSpace.Orbit.Propagation.Sgp4.DeepSpace;

/// <summary>
/// The slow pendulum of a satellite in resonance with the turning Earth. Its angle is
/// lambda = M + s (Omega - theta) + r omega, where theta is sidereal time. Spacetrack Report #3, section 10; the names are
/// the literature's; radians, minutes.
/// </summary>
internal sealed class Resonance
{
    /// <summary>The Earth's rotation.</summary>
    private const double Rptim = 4.37526908801129966e-3;

    private readonly int _s;
    private readonly int _r;
    private readonly double _thetaAtEpoch;
    private readonly ResonanceTrack _track;

    private Resonance(int s, int r, double thetaAtEpoch, ResonanceTrack track)
    {
        _s = s;
        _r = r;
        _thetaAtEpoch = thetaAtEpoch;
        _track = track;
    }

    /// <summary>The resonance of an orbit, or null where there is none.</summary>
    public static Resonance? Of(in OrbitFrame orbit, in EpochElements epoch, in SecularRates byEarth, in LunarSolarDrift drift, double thetaAtEpoch)
    {
        bool halfDay = HalfDay.Applies(orbit);
        if (!halfDay && !Synchronous.Applies(orbit)) return null;
        (int s, int r) = halfDay ? (2, 0) : (1, 1);
        double xlamo = epoch.Mo + (s * (epoch.Nodeo - thetaAtEpoch)) + (r * epoch.Argpo);
        double xfact = byEarth.Mdot + drift.Dmdt + (s * (byEarth.Nodedot + drift.Dnodt - Rptim)) + (r * (byEarth.Argpdot + drift.Domdt)) - orbit.No;
        ResonanceTerm[] terms = halfDay ? HalfDay.Terms(orbit) : Synchronous.Terms(orbit);
        return new(s, r, thetaAtEpoch, new(terms, new(xlamo % (2 * Math.PI), orbit.No), xfact, epoch.Argpo, byEarth.Argpdot));
    }

    /// <summary>Mean motion and mean anomaly <paramref name="t"/> minutes after epoch, given node and perigee then.</summary>
    public (double Nm, double Mm) At(double t, double nodem, double argpm)
    {
        (double xl, double nm) = _track.At(t);
        double theta = (_thetaAtEpoch + (t * Rptim)) % (2 * Math.PI);
        return (nm, xl - (_s * (nodem - theta)) - (_r * argpm));
    }
}
