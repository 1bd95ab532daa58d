namespace SemSpace.Sim.Links.Propagation;

/// <summary>Absorption by oxygen and water vapour, line by line (ITU-R P.676-12, annex 1; the spectrum is the same in P.676-13).</summary>
/// <param name="frequencyGhz">Carrier, GHz, up to 1,000.</param>
public sealed class GasAbsorption(double frequencyGhz)
{
    /// <summary>Turns density, g/m³, times temperature, K, into pressure, hPa.</summary>
    internal const double VapourConstant = 216.7;

    private const double FirstLayerKm = 1e-4, LayerGrowth = 0.01;

    /// <summary>
    /// Absorption straight up through the mean air of the Earth, dB. Layers grow from 10 cm at the ground by 1 % each (annex 1, section 2).
    /// </summary>
    /// <param name="stationKm">Height of the station above the sea, km; below it counts as at it.</param>
    /// <param name="seaVapourGPerM3">Density of water vapour at the sea, g/m³.</param>
    public double ZenithDb(double stationKm, double seaVapourGPerM3)
    {
        double sum = 0, height = Math.Max(0, stationKm);
        for (double thickness = FirstLayerKm; height < StandardAir.TopKm; thickness *= Math.Exp(LayerGrowth))
        {
            double layer = Math.Min(thickness, StandardAir.TopKm - height);
            StandardAir air = StandardAir.At(height + (layer / 2), seaVapourGPerM3);
            sum += layer * (OxygenDbPerKm(air) + WaterDbPerKm(air));
            height += thickness;
        }

        return sum;
    }

    /// <summary>Absorption by oxygen and by nitrogen under pressure, dB/km.</summary>
    public double OxygenDbPerKm(StandardAir air)
    {
        double f = frequencyGhz, p = air.PressureHPa, e = air.VapourHPa, theta = 300 / air.TemperatureK, sum = 0;
        foreach ((double f0, double a1, double a2, double a3, double a5, double a6) in GasLines.Oxygen)
        {
            double width = a3 * 1e-4 * ((p * Math.Pow(theta, 0.8)) + (1.1 * e * theta));
            width = Math.Sqrt((width * width) + 2.25e-6);
            double interference = (a5 + (a6 * theta)) * 1e-4 * (p + e) * Math.Pow(theta, 0.8);
            sum += a1 * 1e-7 * p * Math.Pow(theta, 3) * Math.Exp(a2 * (1 - theta)) * Shape(f, f0, width, interference);
        }

        double debye = 5.6e-4 * (p + e) * Math.Pow(theta, 0.8);
        sum += f * p * theta * theta * ((6.14e-5 / (debye * (1 + Math.Pow(f / debye, 2)))) + (1.4e-12 * p * Math.Pow(theta, 1.5) / (1 + (1.9e-5 * Math.Pow(f, 1.5)))));
        return 0.182 * f * sum;
    }

    /// <summary>Absorption by water vapour, dB/km.</summary>
    public double WaterDbPerKm(StandardAir air)
    {
        double f = frequencyGhz, p = air.PressureHPa, e = air.VapourHPa, theta = 300 / air.TemperatureK, sum = 0;
        foreach ((double f0, double b1, double b2, double b3, double b4, double b5, double b6) in GasLines.Water)
        {
            double width = b3 * 1e-4 * ((p * Math.Pow(theta, b4)) + (b5 * e * Math.Pow(theta, b6)));
            width = (0.535 * width) + Math.Sqrt((0.217 * width * width) + (2.1316e-12 * f0 * f0 / theta));
            sum += b1 * 0.1 * e * Math.Pow(theta, 3.5) * Math.Exp(b2 * (1 - theta)) * Shape(f, f0, width, 0);
        }

        return 0.182 * f * sum;
    }

    /// <summary>Shape of a line about its centre.</summary>
    private static double Shape(double f, double f0, double width, double interference)
    {
        double below = f0 - f, above = f0 + f;
        return f / f0 * (((width - (interference * below)) / ((below * below) + (width * width))) + ((width - (interference * above)) / ((above * above) + (width * width))));
    }
}
