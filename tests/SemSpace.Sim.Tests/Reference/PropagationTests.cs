using SemSpace.Sim.Links;
using SemSpace.Sim.Links.Propagation;

namespace SemSpace.Sim.Tests.Reference;

/// <summary>
/// The air against the ITU's own validation examples (Study Group 3, as CSV in inigodelportillo/ITU-Rpy, test/test_data, commit 6d7f35c): rain P.838-3 and P.618-14,
/// scintillation P.618-14, gases P.676-13. Rain heights are those of the examples' slant paths.
/// </summary>
public class PropagationTests
{
    [Theory]
    [InlineData(14.25, 31.07699124, 0, 26.48052, 1.58130839)]
    [InlineData(14.25, 52.67898486, 0, 78.2994993, 5.11503463)]
    [InlineData(29, 40.232036, 0, 33.936232, 6.27846024)]
    [InlineData(29, 22.27833468, 0, 50.639304, 9.42430244)]
    [InlineData(14.25, 48.24117054, 90, 63.62668149, 3.72901264)]
    [InlineData(29, 85.80459566, 90, 99.13558978, 16.3183686)]
    [InlineData(29, 20.14335809, 90, 42.91007183, 6.83364556)]
    public void Rain_absorbs_per_kilometre_as_in_P838(double ghz, double elevationDeg, double tiltDeg, double mmPerH, double dbPerKm)
        => Assert.Equal(dbPerKm, new RainAttenuation(ghz, tiltDeg, new(0, 0, mmPerH, 3)).SpecificDbPerKm(mmPerH, elevationDeg), 1e-7);

    /// <summary>Circular polarisation at 10 mm/h, from the coefficients of P.838-3 worked out apart.</summary>
    [Theory]
    [InlineData(12, 0.34314)]
    [InlineData(20, 0.98274)]
    [InlineData(30, 2.0027)]
    public void Circular_polarisation_lies_between(double ghz, double dbPerKm)
        => Assert.Equal(dbPerKm, new RainAttenuation(ghz, 45, new(0, 0, 10, 3)).SpecificDbPerKm(10, 30), 5e-5);

    /// <summary>The same along 6 km, from the ground to rain 3 km high at 30°, no part of it without rain: 2.0588, 5.8964 and 12.0165 dB, numpy 1.24.</summary>
    [Theory]
    [InlineData(12, 2.0588)]
    [InlineData(20, 5.8964)]
    [InlineData(30, 12.0165)]
    public void Rain_everywhere_absorbs_along_the_slant(double ghz, double db)
        => Assert.Equal(db, LinkBudget.SlantDb(3 * new RainAttenuation(ghz, 45, new(0, 0, 10, 3)).SpecificDbPerKm(10, 30), 30), 1e-4);

    [Theory]
    [InlineData(51.5, 0.031382984, 14.25, 31.07699124, 0, 1, 26.48052, 4.690817392, 0.495317069)]
    [InlineData(51.5, 0.031382984, 14.25, 31.07699124, 0, 0.1, 26.48052, 4.690817392, 2.185847422)]
    [InlineData(51.5, 0.031382984, 14.25, 31.07699124, 0, 0.01, 26.48052, 4.690817392, 6.798072267)]
    [InlineData(51.5, 0.031382984, 14.25, 31.07699124, 0, 0.001, 26.48052, 4.690817392, 14.89982248)]
    [InlineData(41.9, 0.046122988, 14.25, 40.232036, 0, 1, 33.936232, 4.646913874, 0.623263001)]
    [InlineData(41.9, 0.046122988, 29, 40.232036, 0, 0.1, 33.936232, 4.646913874, 10.73100773)]
    [InlineData(33.94, 0, 14.25, 46.35969261, 0, 0.1, 27.13586832, 3.542006965, 1.913387572)]
    [InlineData(33.94, 0, 29, 46.35969261, 0, 0.01, 27.13586832, 3.542006965, 21.24861968)]
    [InlineData(51.5, 0.031382984, 29, 31.07699124, 0, 0.001, 26.48052, 4.690817392, 45.19865638)]
    [InlineData(22.9, 0, 14.25, 22.27833468, 0, 1, 50.639304, 10.96995451, 1.706901281)]
    [InlineData(22.9, 0, 14.25, 22.27833468, 0, 0.01, 50.639304, 10.96995451, 18.94410356)]
    [InlineData(22.9, 0, 29, 22.27833468, 0, 0.001, 50.639304, 10.96995451, 83.5996391)]
    [InlineData(25.78, 0.00861728, 29, 52.67898486, 0, 0.1, 78.2994993, 5.735098894, 25.56295492)]
    [InlineData(28.717, 0.209383699, 14.25, 48.24117054, 90, 0.1, 63.61888808, 6.768266217, 5.486346969)]
    [InlineData(3.133, 0.051251456, 29, 85.80459566, 90, 0.001, 99.15117186, 4.91990658, 96.67521082)]
    [InlineData(9.05, 2.539861878, 14.25, 20.14335809, 90, 1, 42.91007183, 6.516372436, 1.012353973)]
    [InlineData(9.05, 2.539861878, 29, 20.14335809, 90, 0.01, 42.91007183, 6.516372436, 35.97037673)]
    public void Rain_is_exceeded_as_in_P618(double latitudeDeg, double stationKm, double ghz, double elevationDeg, double tiltDeg, double percent, double mmPerH, double slantKm, double exceededDb)
    {
        RainSite site = new(latitudeDeg, stationKm, mmPerH, stationKm + (slantKm * Math.Sin(elevationDeg * Math.PI / 180)));
        Assert.Equal(exceededDb, new RainAttenuation(ghz, tiltDeg, site).ExceededDb(elevationDeg, percent), exceededDb * 1e-6);
    }

    [Theory]
    [InlineData(14.25, 31.076991235657, 1, 50.38926222, 0.261931888971004)]
    [InlineData(14.25, 40.2320359963616, 0.1, 61.21890044, 0.36169492647989)]
    [InlineData(14.25, 22.2783346840557, 0.01, 104.3584747, 1.48740704999712)]
    [InlineData(20, 85.8045956575008, 1, 128.1408003, 0.26653911927021)]
    [InlineData(20, 20.1433580862612, 0.01, 61.73157333, 1.40980349111644)]
    public void Scintillation_is_exceeded_as_in_P618(double ghz, double elevationDeg, double percent, double wetRefractivity, double exceededDb)
        => Assert.Equal(exceededDb, new Scintillation(ghz, 1, wetRefractivity).ExceededDb(elevationDeg, percent), 1e-7);

    [Theory]
    [InlineData(12, 0.00869826406877357, 0.00953538822024593)]
    [InlineData(20, 0.0118835504778076, 0.0970473048151117)]
    [InlineData(60, 14.6234747964861, 0.15484184100000)]
    [InlineData(90, 0.0388697110724235, 0.34197339400000)]
    [InlineData(130, 0.0415090835995228, 0.75184470400000)]
    public void Gases_absorb_per_kilometre_as_in_P676(double ghz, double oxygen, double water)
    {
        GasAbsorption gas = new(ghz);
        StandardAir air = new(1013.25, 7.5 * 288.15 / GasAbsorption.VapourConstant, 288.15);
        Assert.Equal(oxygen, gas.OxygenDbPerKm(air), oxygen * 1e-8);
        Assert.Equal(water, gas.WaterDbPerKm(air), water * 1e-6);
    }

    /// <summary>Oxygen and water together, below the examples' 12 GHz: the rows of 1, 4 and 6 GHz of the same data.</summary>
    [Theory]
    [InlineData(1, 0.00543956)]
    [InlineData(4, 0.00808930)]
    [InlineData(6, 0.00945878)]
    public void Gases_absorb_at_low_carriers_as_in_P676(double ghz, double dbPerKm)
    {
        GasAbsorption gas = new(ghz);
        StandardAir air = new(1013.25, 7.5 * 288.15 / GasAbsorption.VapourConstant, 288.15);
        Assert.Equal(dbPerKm, gas.OxygenDbPerKm(air) + gas.WaterDbPerKm(air), 6e-9);
    }

    /// <summary>
    /// Straight up through the mean air: 3GPP TR 38.811, figure 6.6.4-1, from the same recommendation, as ns-3 (commit 06c5b45) and others tabulate it.
    /// </summary>
    [Theory]
    [InlineData(10, 0.053)]
    [InlineData(20, 0.25)]
    [InlineData(30, 0.25)]
    public void Gases_absorb_straight_up_as_3GPP_says(double ghz, double zenithDb)
        => Assert.Equal(zenithDb, new GasAbsorption(ghz).ZenithDb(0, 7.5), zenithDb * 0.15);

    [Fact]
    public void A_high_station_has_less_air_above()
        => Assert.True(new GasAbsorption(20).ZenithDb(2.5, 7.5) < 0.5 * new GasAbsorption(20).ZenithDb(0, 7.5));

    /// <summary>Oracle: the line itself, in steps of 100 m from the station on, and the air at the height where each is; from 20 km, where the lowest line is 4.4 km above the sea, and from a mountain.</summary>
    [Theory]
    [InlineData(12, 20, -4)]
    [InlineData(20, 20, -4)]
    [InlineData(20, 20, -1.5)]
    [InlineData(30, 20, 0)]
    [InlineData(20, 20, 4)]
    [InlineData(12, 3, -1.5)]
    public void Gases_absorb_along_a_line_that_leads_down_first(double ghz, double stationKm, double elevationDeg)
    {
        const double stepKm = 0.1;
        GasAbsorption gas = new(ghz);
        double sum = 0, up = Math.Sin(elevationDeg * Math.PI / 180), radius = 6371 + stationKm;
        for (double km = stepKm / 2; km < 2500; km += stepKm)
        {
            double height = Math.Sqrt((radius * radius) + (km * km) + (2 * radius * km * up)) - 6371;
            if (height > StandardAir.TopKm) break;
            StandardAir air = StandardAir.At(height, 7.5);
            sum += stepKm * (gas.OxygenDbPerKm(air) + gas.WaterDbPerKm(air));
        }

        Assert.Equal(sum, new GasShells(gas, stationKm, 7.5).Db(elevationDeg), sum * 2e-3);
    }

    /// <summary>Straight up shells and layers are one.</summary>
    [Theory]
    [InlineData(12, 0)]
    [InlineData(30, 20)]
    public void Shells_are_flat_straight_up(double ghz, double stationKm)
    {
        GasAbsorption gas = new(ghz);
        double zenith = gas.ZenithDb(stationKm, 7.5);
        Assert.Equal(zenith, new GasShells(gas, stationKm, 7.5).Db(90), zenith * 1e-3);
    }

    /// <summary>Only a station that looks below its horizontal, and has its gases line by line, is charged for the way through the shells; others go on at 5 degrees.</summary>
    [Fact]
    public void A_platform_that_looks_down_pays_for_the_air_on_its_way()
    {
        RadioOptions radio = new() { FrequencyGhz = 20 };
        double Db(GasModel gas, double floorDeg, double elevationDeg)
            => new LinkBudget(radio, new(radio, new() { Gas = gas }, new(null, 20, 1, floorDeg), stationReceives: true)).At(new(0, elevationDeg, 2000, 0)).GasDb;
        double zenith = new GasAbsorption(20).ZenithDb(20, 7.5), slant = 1 / Math.Sin(5 * Math.PI / 180);
        Assert.Equal(zenith * slant, Db(GasModel.LineByLine, 0, 1), 1e-12);
        Assert.Equal(radio.ZenithAbsorptionDb * slant, Db(GasModel.Fixed, -4, -4), 1e-12);
        Assert.Equal(new GasShells(new(20), 20, 7.5).Db(-4), Db(GasModel.LineByLine, -4, -4), 1e-12);
        Assert.InRange(Db(GasModel.LineByLine, -4, -4), 2, 20);
        Assert.InRange(Db(GasModel.LineByLine, -4, 4.999) / Db(GasModel.LineByLine, -4, 5), 0.9, 1);
    }

    /// <summary>3GPP TR 38.811 V15.4.0, tables 6.6.1-1 and 6.6.2-1 to -3, as ns-3 (commit 06c5b45) has them.</summary>
    [Theory]
    [InlineData(Surroundings.DenseUrban, 20, 10, 0.282, 44.3, 2.9)]
    [InlineData(Surroundings.DenseUrban, 2, 50, 0.537, 26.8, 3.1)]
    [InlineData(Surroundings.Urban, 2, 30, 0.493, 29.0, 4)]
    [InlineData(Surroundings.Urban, 20, 90, 0.992, 32.9, 4)]
    [InlineData(Surroundings.Suburban, 20, 40, 0.929, 20, 2.3)]
    [InlineData(Surroundings.Suburban, 2, 60, 0.940, 17.68, 1.56)]
    public void Clutter_and_shadow_are_those_of_3GPP(Surroundings place, double ghz, double elevationDeg, double clear, double clutterDb, double deviationDb)
    {
        Clutter clutter = new(place, ghz);
        Assert.Equal(clear, clutter.ClearProbability(elevationDeg), 1e-9);
        Assert.Equal(clutterDb, clutter.LossDb(elevationDeg, 1, 0), 1e-9);
        Assert.Equal(deviationDb, clutter.LossDb(elevationDeg, 0, 1), 1e-9);
    }

    /// <summary>
    /// Carrier to noise of 3GPP TR 38.821 V16, table 6.1.3.3-1, at 600 km and 30°: cases 6 and 9, downlink and uplink; the last is for 360 kHz, since ".4 MHz" gives 2.3.
    /// </summary>
    [Theory]
    [InlineData(30, 15.9, 20, 400_000, 0.8, 8.5)]
    [InlineData(46.2, 13.0, 30, 400_000, 0.8, 18.4)]
    [InlineData(48.8, -31.6, 2, 30_000, 5.3, 6.6)]
    [InlineData(-7.0, 1.1, 2, 360, 5.3, 2.8)]
    public void Budgets_are_those_of_3GPP(double eirpDbw, double gOverT, double ghz, double bandwidthKhz, double lossDb, double cnrDb)
    {
        const double rangeKm = 1075.088;
        RadioOptions radio = new() { TransmitPowerDbm = eirpDbw + 30, GivenTransmitGainDbi = 0, GOverTDbPerK = gOverT, FrequencyGhz = ghz, BandwidthKhz = bandwidthKhz, FixedLossDb = lossDb, ZenithAbsorptionDb = 0 };
        Assert.Equal(cnrDb, new LinkBudget(radio).SnrDb(rangeKm, 30), 0.1);
    }

    [Fact]
    public void Rain_adds_noise_at_the_station_and_not_at_the_satellite()
    {
        RadioOptions radio = new() { FrequencyGhz = 20, GivenNoiseTemperatureK = 150 };
        AtmosphereOptions air = new() { AvailabilityPercent = 99.9 };
        StationAir station = new(new(51.5, 0, 26.5, 2.45), 0, 1);
        double down = new AirPath(radio, air, station, stationReceives: true).WeatherDb(30), up = new AirPath(radio, air, station, stationReceives: false).WeatherDb(30);
        double rain = new RainAttenuation(20, 45, station.Rain!).ExceededDb(30, 0.1);
        Assert.Equal(10 * Math.Log10(1 + (275 * (1 - Math.Pow(10, -rain / 10)) / 150)), down - up, 1e-9);
        Assert.True(up > rain);
    }
}
