using SemSpace.Orbit.Frames;

namespace SemSpace.Orbit.Contacts;

/// <summary>A time grid with the Earth's rotation at each instant, shared by all satellites and sites. Immutable.</summary>
internal sealed class EarthFixedGrid
{
    private readonly (double Sin, double Cos)[] _gmst;

    public EarthFixedGrid(TimeGrid times)
    {
        Times = times;
        _gmst = new (double, double)[times.Count];
        for (int i = 0; i < _gmst.Length; i++) _gmst[i] = Math.SinCos(Gmst.Radians(times.At(i)));
    }

    public TimeGrid Times { get; }

    /// <summary>Earth-fixed positions of a satellite at all instants.</summary>
    public EcefPosition[] Ephemeris(IPropagator satellite)
    {
        EcefPosition[] positions = new EcefPosition[Times.Count];
        for (int i = 0; i < positions.Length; i++)
            positions[i] = FrameTransforms.TemeToEcef(satellite.At(Times.At(i)), _gmst[i].Sin, _gmst[i].Cos);
        return positions;
    }
}
