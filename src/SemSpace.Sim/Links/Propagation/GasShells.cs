using SemSpace.Orbit.Windows;

namespace SemSpace.Sim.Links.Propagation;

/// <summary>
/// Absorption by gases along a straight line through round shells of air, which may lead down before it leads up (ITU-R P.676-12, annex 1, section 2.2, with a refractive
/// index of 1): below the horizontal of a station the line goes down to where it is nearest to the Earth, up again on the other side to the station's height, and
/// out. Shells are 50 m thick, the sphere's radius is 6371 km. Not modelled: refraction, which bends a line that grazes the sea by some 0.6 degrees on each side.
/// </summary>
public sealed class GasShells
{
    private const double EarthKm = CircularOrbit.EarthRadiusKm, ThicknessKm = 0.05;

    private readonly double _stationKm;
    private readonly double[] _dbPerKm;

    /// <summary>The shells around a station.</summary>
    /// <param name="gas">The gases at the carrier.</param>
    /// <param name="stationKm">Height of the station above the sea, km; below it counts as at it.</param>
    /// <param name="seaVapourGPerM3">Density of water vapour at the sea, g/m³.</param>
    public GasShells(GasAbsorption gas, double stationKm, double seaVapourGPerM3)
    {
        ArgumentNullException.ThrowIfNull(gas);
        _stationKm = EarthKm + Math.Max(0, stationKm);
        _dbPerKm = [.. Enumerable.Range(0, (int)(StandardAir.TopKm / ThicknessKm)).Select(i => StandardAir.At((i + 0.5) * ThicknessKm, seaVapourGPerM3)).Select(air => gas.OxygenDbPerKm(air) + gas.WaterDbPerKm(air))];
    }

    /// <summary>Absorption on the way to a satellite, dB.</summary>
    /// <param name="elevationDeg">Its elevation, from 90 degrees down to where the line would meet the Earth.</param>
    public double Db(double elevationDeg)
    {
        double nearestKm = _stationKm * Math.Cos(elevationDeg * Math.PI / 180), sum = 0;
        for (int i = 0; i < _dbPerKm.Length; i++)
        {
            double bottom = EarthKm + (i * ThicknessKm), top = EarthKm + ((i + 1) * ThicknessKm);
            double km = Chord(Math.Max(bottom, _stationKm), top) + (elevationDeg < 0 ? 2 * Chord(bottom, Math.Min(top, _stationKm)) : 0);
            sum += _dbPerKm[i] * km;
        }

        return sum;

        double Chord(double from, double to) => to > from ? Along(to) - Along(from) : 0;
        double Along(double radius) => Math.Sqrt(Math.Max(0, (radius * radius) - (nearestKm * nearestKm)));
    }
}
