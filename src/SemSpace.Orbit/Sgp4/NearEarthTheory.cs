using SemSpace.Orbit.Elements;

namespace SemSpace.Orbit.Sgp4;

/// <summary>
/// The secular half of near-Earth SGP4: brings mean elements from their epoch to an instant by oblateness and drag.
/// Spacetrack Report #3, section 6; Vallado et al., AIAA 2006-6753. The names are the literature's. Immutable.
/// </summary>
internal sealed class NearEarthTheory
{
    private const double LeastEccentricity = -0.001;
    private const double EccentricityFloor = 1e-6;

    private readonly EpochElements _epoch;
    private readonly SecularRates _rates;
    private readonly DragTerms _drag;
    private readonly double _no;
    private readonly double _ao;
    private readonly double _rootAo;
    private readonly double _nodecf;

    public NearEarthTheory(OrbitalElements elements, BrouwerMotion motion, in InclinationTerms inclination)
    {
        _epoch = EpochElements.Of(elements);
        _no = motion.RadiansPerMinute;
        _ao = motion.SemiMajorAxisEarthRadii;
        _rootAo = Math.Sqrt(_ao);
        _rates = SecularRates.Of(motion, _epoch.Ecco, inclination.Cosio);
        _drag = DragTerms.Of(_epoch, motion, inclination.Sinio, inclination.Cosio);
        _nodecf = 3.5 * (1 - (_epoch.Ecco * _epoch.Ecco)) * _rates.Xhdot1 * _drag.Cc1;
    }

    /// <summary>The mean elements <paramref name="t"/> minutes after epoch.</summary>
    public Sgp4Status TryAt(double t, out MeanState mean)
    {
        double t2 = t * t;
        double mm = _epoch.Mo + (_rates.Mdot * t);
        double argpm = _epoch.Argpo + (_rates.Argpdot * t);
        double nodem = _epoch.Nodeo + (_rates.Nodedot * t) + (_nodecf * t2);
        double tempa = 1 - (_drag.Cc1 * t);
        double tempe = _drag.Bcc4 * t;
        double templ = _drag.T2cof * t2;
        if (!_drag.Isimp) AddHigherDrag(t, ref mm, ref argpm, ref tempa, ref tempe, ref templ);

        // a = ao tempa^2 and n = xke / a^1.5, without the powers.
        double am = _ao * tempa * tempa;
        double nm = Wgs72.Xke / (am * _rootAo * Math.Abs(tempa));
        double em = _epoch.Ecco - tempe;
        mm += _no * templ;
        mean = new(am, nm, Math.Max(em, EccentricityFloor), argpm, nodem, mm);
        return em is >= LeastEccentricity and < 1 ? Sgp4Status.Ok : Sgp4Status.MeanEccentricity;
    }

    private void AddHigherDrag(double t, ref double mm, ref double argpm, ref double tempa, ref double tempe, ref double templ)
    {
        double t2 = t * t;
        double t3 = t2 * t;
        double t4 = t3 * t;
        (double Sin, double Cos) unperturbed = Math.SinCos(mm);
        double delm = 1 + (_drag.Eta * unperturbed.Cos);
        double temp = (_drag.Omgcof * t) + (_drag.Xmcof * ((delm * delm * delm) - _drag.Delmo));
        mm += temp;
        argpm -= temp;
        tempa -= (_drag.D2 * t2) + (_drag.D3 * t3) + (_drag.D4 * t4);
        tempe += _drag.Bcc5 * (Rotation.By(unperturbed, temp).Sin - _drag.Sinmao);
        templ += (_drag.T3cof * t3) + (t4 * (_drag.T4cof + (t * _drag.T5cof)));
    }
}
