using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Time;

namespace SemSpace.Sim.Energy;

/// <summary>
/// The share of a satellite's cells that the Sun sees, constant over steps of a minute: that of the step's middle, which holds a low orbit's energy to 0.02 %. It is
/// worked out in the propagator's lanes when first asked for, some hours at a time, and let go when it is past. One thread at a time may ask.
/// </summary>
/// <param name="mount">How the cells are mounted.</param>
/// <param name="satellite">Where the satellite is.</param>
/// <param name="start">Beginning of the first step.</param>
public sealed class PanelLight(PanelMount mount, IPropagator satellite, Epoch start)
{
    private const int StepsAtOnce = 128;
    private static readonly Duration Step = Duration.FromMinutes(1);
    private static readonly double[] Middles = [.. Enumerable.Range(0, StepsAtOnce).Select(i => (i + 0.5) * Step.TotalSeconds)];

    private readonly Dictionary<long, double[]> _known = [];
    private readonly StateTable _states = new(StepsAtOnce);
    private long _oldest;

    /// <summary>The share at a time, and until when it stays.</summary>
    public (double Share, Epoch Until) At(Epoch time)
    {
        long step = (time - start).Nanoseconds / Step.Nanoseconds, group = step / StepsAtOnce;
        if (!_known.TryGetValue(group, out double[]? shares)) _known[group] = shares = Shares(start + (Step * (group * StepsAtOnce)));
        return (shares[step % StepsAtOnce], start + (Step * (step + 1)));
    }

    /// <summary>Lets go what nobody will ask for again.</summary>
    public void ForgetBefore(Epoch time)
    {
        for (long group = (time - start).Nanoseconds / Step.Nanoseconds / StepsAtOnce; _oldest < group; _oldest++) _ = _known.Remove(_oldest);
    }

    private double[] Shares(Epoch from)
    {
        satellite.Fill(from, Middles, _states);
        double[] shares = new double[StepsAtOnce];
        for (int i = 0; i < StepsAtOnce; i++) shares[i] = Share(_states.TemeAt(i), Sun.DirectionTeme(from + Duration.FromSeconds(Middles[i])));
        return shares;
    }

    /// <summary>0 where the satellite has no position: its flight has ended.</summary>
    private double Share(in TemeState s, UnitVector sun)
    {
        double r = s.RadiusKm;
        if (double.IsNaN(r)) return 0;
        double hx = (s.YKm * s.VzKmPerS) - (s.ZKm * s.VyKmPerS), hy = (s.ZKm * s.VxKmPerS) - (s.XKm * s.VzKmPerS), hz = (s.XKm * s.VyKmPerS) - (s.YKm * s.VxKmPerS);
        double h = Math.Sqrt((hx * hx) + (hy * hy) + (hz * hz));
        double up = ((s.XKm * sun.X) + (s.YKm * sun.Y) + (s.ZKm * sun.Z)) / r, across = ((hx * sun.X) + (hy * sun.Y) + (hz * sun.Z)) / h;
        double ax = (hy * s.ZKm) - (hz * s.YKm), ay = (hz * s.XKm) - (hx * s.ZKm), az = (hx * s.YKm) - (hy * s.XKm);
        return mount.Share(new(up, ((ax * sun.X) + (ay * sun.Y) + (az * sun.Z)) / (h * r), across));
    }
}
