using SemSpace.Sim.Links.Propagation;

namespace SemSpace.Sim.Links;

/// <summary>A station as far as the air above it goes.</summary>
/// <param name="Rain">Its place and its rain; null where none is known.</param>
/// <param name="AltitudeKm">Height above the ellipsoid, taken for that above the sea, km.</param>
/// <param name="AntennaM">Diameter of its antenna, m.</param>
/// <param name="FloorDeg">The lowest elevation at which it works, degrees.</param>
/// <param name="CloudKgPerM2">Liquid water of the clouds above it, kg/m².</param>
public sealed record StationAir(RainSite? Rain, double AltitudeKm, double AntennaM, double FloorDeg = 0, double CloudKgPerM2 = 0);

/// <summary>What a pass draws of its station's surroundings.</summary>
/// <param name="Sight">From 0 to 1; among buildings the satellite is in sight where the probability of it is above this, and among trees this is the share of heavier shadows.</param>
/// <param name="Shadow">From the standard normal law.</param>
public readonly record struct PassDraw(double Sight, double Shadow);

/// <summary>What a radio's path through the air of a station costs beside free space and clear air.</summary>
public sealed class AirPath
{
    private const double WeatherTemperatureK = 275;

    private readonly double _exceededPercent;
    private readonly RainAttenuation? _rain;
    private readonly CloudAttenuation? _clouds;
    private readonly Scintillation? _scintillation;
    private readonly Clutter? _clutter;
    private readonly bool _isAmongTrees;
    private readonly double? _noiseK;
    private readonly GasShells? _shells;

    /// <summary>The path of a radio at a station.</summary>
    /// <param name="radio">The radio.</param>
    /// <param name="air">The air.</param>
    /// <param name="station">The station.</param>
    /// <param name="stationReceives">Whether the receiver is the station's: rain and clouds then raise its noise.</param>
    public AirPath(RadioOptions radio, AtmosphereOptions air, StationAir station, bool stationReceives)
    {
        ZenithDb = air.Gas == GasModel.Fixed ? radio.ZenithAbsorptionDb : new GasAbsorption(radio.FrequencyGhz).ZenithDb(station.AltitudeKm, air.WaterVapourGPerM3);
        if (air.Gas == GasModel.LineByLine && station.FloorDeg < 0) _shells = new(new(radio.FrequencyGhz), station.AltitudeKm, air.WaterVapourGPerM3);
        if (air.AvailabilityPercent is { } available && station.Rain is { } rain)
        {
            _exceededPercent = 100 - available;
            _rain = new(radio.FrequencyGhz, air.PolarisationTiltDeg, rain);
            _clouds = new(radio.FrequencyGhz, station.CloudKgPerM2);
            _scintillation = new(radio.FrequencyGhz, station.AntennaM, air.WetRefractivity);
        }

        _isAmongTrees = air.Surroundings == Surroundings.Trees;
        if (air.Surroundings is not (Surroundings.Open or Surroundings.Trees)) _clutter = new(air.Surroundings, radio.FrequencyGhz);
        if (stationReceives) _noiseK = radio.NoiseTemperatureK;
    }

    /// <summary>Absorption by clear air straight up, dB.</summary>
    public double ZenithDb { get; }

    /// <summary>
    /// Absorption by clear air, dB: that straight up over the sine of the elevation, which stops growing at 5°. A station that looks below its horizontal has the gases of
    /// <see cref="GasModel.LineByLine"/> through the Earth's round shells there.
    /// </summary>
    /// <param name="elevationDeg">Elevation of the satellite, degrees.</param>
    public double GasDb(double elevationDeg)
        => _shells is not null && elevationDeg < LinkBudget.LowestSlantDeg ? _shells.Db(elevationDeg) : LinkBudget.SlantDb(ZenithDb, elevationDeg);

    /// <summary>
    /// Weather: rain and clouds together, and scintillation, by their roots' sum of squares (ITU-R P.618-14, equation 65, whose gases are <see cref="GasDb"/>), and the noise that rain and clouds add, dB.
    /// </summary>
    /// <param name="elevationDeg">Elevation of the satellite, 5° or more.</param>
    public double WeatherDb(double elevationDeg)
    {
        if (_rain is null) return 0;
        double wet = _rain.ExceededDb(elevationDeg, _exceededPercent) + _clouds!.ExceededDb(elevationDeg), scintillation = _scintillation!.ExceededDb(elevationDeg, Math.Max(0.01, _exceededPercent));
        double noise = _noiseK is { } clear ? 10 * Math.Log10(1 + (WeatherTemperatureK * (1 - Math.Pow(10, -wet / 10)) / clear)) : 0;
        return Math.Sqrt((wet * wet) + (scintillation * scintillation)) + noise;
    }

    /// <summary>Clutter and shadow of a pass, dB; may be below 0.</summary>
    public double ClutterDb(double elevationDeg, PassDraw pass)
        => _isAmongTrees ? ShadowedRician.At(elevationDeg).LossDb(pass.Sight) : _clutter?.LossDb(elevationDeg, pass.Sight, pass.Shadow) ?? 0;
}
