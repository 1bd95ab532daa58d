using SemSpace.Orbit.Frames;

namespace SemSpace.Orbit.Contacts;

/// <summary>A time grid with the Earth's rotation at each instant, shared by all satellites and sites. Immutable.</summary>
internal sealed class EarthFixedGrid
{
    private readonly (double Sin, double Cos)[] _gmst;
    private readonly EarthAttitude[] _attitudes;

    public EarthFixedGrid(TimeGrid times, EarthRotation rotation)
    {
        (Times, Rotation) = (times, rotation);
        _attitudes = new EarthAttitude[times.Count];
        _gmst = new (double, double)[times.Count];
        for (int i = 0; i < _gmst.Length; i++)
        {
            _attitudes[i] = rotation.At(times.At(i));
            _gmst[i] = Math.SinCos(_attitudes[i].AngleRadians);
        }
    }

    public TimeGrid Times { get; }

    public EarthRotation Rotation { get; }

    /// <summary>Earth-fixed positions of a satellite at all instants.</summary>
    public EcefPosition[] Ephemeris(IPropagator satellite)
    {
        EcefPosition[] positions = new EcefPosition[Times.Count];
        for (int i = 0; i < positions.Length; i++)
            positions[i] = _attitudes[i].Wander(FrameTransforms.TemeToEcef(satellite.At(Times.At(i)), _gmst[i].Sin, _gmst[i].Cos));
        return positions;
    }
}
