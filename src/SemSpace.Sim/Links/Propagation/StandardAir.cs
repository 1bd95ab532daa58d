namespace SemSpace.Sim.Links.Propagation;

/// <summary>The mean air of the Earth by height (ITU-R P.835-6, section 1), up to 84.852 geopotential km.</summary>
/// <param name="PressureHPa">Pressure of dry air, hPa.</param>
/// <param name="VapourHPa">Pressure of water vapour, hPa.</param>
/// <param name="TemperatureK">Temperature, K.</param>
public readonly record struct StandardAir(double PressureHPa, double VapourHPa, double TemperatureK)
{
    /// <summary>Above it no gas absorbs anything that matters, km.</summary>
    public const double TopKm = 85;

    private const double EarthKm = 6356.766, HydrostaticKPerKm = 34.1632, LeastMixingRatio = 2e-6, VapourScaleKm = 2;

    /// <summary>Where each layer begins, geopotential km, with temperature there, K, its slope, K/km, and pressure there, hPa.</summary>
    private static readonly (double FromKm, double TemperatureK, double SlopeKPerKm, double PressureHPa)[] Layers =
    [
        (0, 288.15, -6.5, 1013.25), (11, 216.65, 0, 226.3226), (20, 216.65, 1, 54.74980), (32, 228.65, 2.8, 8.680422),
        (47, 270.65, 0, 1.109106), (51, 270.65, -2.8, 0.6694167), (71, 214.65, -2, 0.03956649),
    ];

    /// <summary>The air at a height.</summary>
    /// <param name="heightKm">Height above the sea, km, 0 to <see cref="TopKm"/>.</param>
    /// <param name="seaVapourGPerM3">Density of water vapour at the sea, g/m³; it falls to its e-th part every 2 km.</param>
    public static StandardAir At(double heightKm, double seaVapourGPerM3)
    {
        double geopotentialKm = EarthKm * heightKm / (EarthKm + heightKm);
        (double fromKm, double baseK, double slope, double baseHPa) = Layers.Last(layer => layer.FromKm <= geopotentialKm || layer.FromKm == 0);
        double above = geopotentialKm - fromKm, temperature = baseK + (slope * above);
        double pressure = baseHPa * (slope == 0 ? Math.Exp(-HydrostaticKPerKm * above / baseK) : Math.Pow(baseK / temperature, HydrostaticKPerKm / slope));
        double vapour = seaVapourGPerM3 * Math.Exp(-heightKm / VapourScaleKm) * temperature / GasAbsorption.VapourConstant;
        vapour = Math.Max(vapour, LeastMixingRatio * pressure);
        return new(pressure - vapour, vapour, temperature);
    }
}
