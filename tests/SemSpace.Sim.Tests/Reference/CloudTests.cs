using SemSpace.Sim.Links;
using SemSpace.Sim.Links.Propagation;

namespace SemSpace.Sim.Tests.Reference;

/// <summary>
/// Clouds and the whole of the weather against the ITU's validation examples (Study Group 3, as CSV in inigodelportillo/ITU-Rpy, test/test_data): 840/ITURP840-9_cloud_attenuation.csv (commit 684b6c0) with the liquid
/// water of ITURP840-9_columnar_content_reduced_liquid.csv (30e64b0), and e2e/e2e_A_total.csv with its parts, e2e_A_gaseous.csv and e2e_A_cloud.csv (51f379f, e013567). Rain rates, rain heights and wet refractivities
/// are those of the same places in 618/ITURP618-14_A_rain.csv (f282fc1).
/// </summary>
public class CloudTests
{
    private static readonly Dictionary<string, Place> Places = new()
    {
        ["London"] = new(51.5, 0.031382984, 31.07699124, 0, 26.48052, 4.690817392, 50.38926222, 0.39503999),
        ["Rome"] = new(41.9, 0.046122988, 40.232036, 0, 33.936232, 4.646913874, 61.21890044, 0.18507999),
        ["Atlantic"] = new(33.94, 0, 46.35969261, 0, 27.13586832, 3.542006965, 80.14015964, 0.07575999),
        ["Rio"] = new(22.9, 0, 22.27833468, 0, 50.639304, 10.96995451, 104.3584747, 0.09896800),
        ["Miami"] = new(25.78, 0.00861728, 52.67898486, 0, 78.2994993, 5.735098894, 113.2738672, 0.15942239),
        ["Delhi"] = new(28.717, 0.209383699, 48.24117054, 90, 63.61888808, 6.768266217, 75.66013547, 0.17298081),
        ["KualaLumpur"] = new(3.133, 0.051251456, 85.80459566, 90, 99.15117186, 4.91990658, 128.1408003, 0.26738398),
        ["AddisAbaba"] = new(9.05, 2.539861878, 20.14335809, 90, 42.91007183, 6.516372436, 61.73157333, 0.14468000),
    };

    /// <summary>The rows whose water the data has: twenty of 32, of which five more have none, as one here. That of the other twelve, at 90° east and west, only the ITU's maps have.</summary>
    [Theory]
    [InlineData(0.82359246235649, 6, 15, 0.09905224128740467)]
    [InlineData(0.221336837464663, 15, 45, 0.0595088161565868)]
    [InlineData(0.0877674171040156, 30, 75, 0.0643180997169543)]
    [InlineData(0.0278460017036198, 45, 90, 0.0401834480600295)]
    [InlineData(1.34086314993942, 6, 15, 0.16126361802920472)]
    [InlineData(0.618180437395432, 15, 45, 0.16620453432852675)]
    [InlineData(0.152463592389544, 30, 75, 0.1117290318216181)]
    [InlineData(0, 45, 90, 0)]
    [InlineData(0.591827062460336, 6, 15, 0.0711781611302106)]
    [InlineData(0.202902249956731, 15, 45, 0.054552476798448)]
    [InlineData(0.0733996853195151, 30, 75, 0.0537890761212528)]
    [InlineData(0.8335819499625, 6, 15, 0.10025366211374016)]
    [InlineData(0.502562399953846, 15, 45, 0.13511936742495984)]
    [InlineData(0.209082764510553, 30, 75, 0.15322093939427275)]
    [InlineData(0.0267305029813346, 45, 90, 0.03857371660037261)]
    public void Clouds_are_exceeded_as_in_P840(double kgPerM2, double ghz, double elevationDeg, double exceededDb)
        => Assert.Equal(exceededDb, new CloudAttenuation(ghz, kgPerM2).ExceededDb(elevationDeg), 1e-13);

    /// <summary>
    /// All 48 rows: the air of a link with the carrier (GHz), the loss in gases (dB) and the availability, from rain, clouds and scintillation that our formulas make. The water of each place is what its loss in clouds at
    /// the lower of its two carriers tells; that at the higher one is then the data's. Of less than 1 % of the year clouds and gases are those of 1 %, as P.618-14 says.
    /// </summary>
    [Theory]
    [InlineData("London", 13.75, 0.19084749, 0.12277338, 0.822003497, 2.371148083, 6.665646983)]
    [InlineData("Rome", 13.75, 0.15881375, 0.04597024, 0.813203426, 2.71660289, 7.864664866)]
    [InlineData("Atlantic", 13.75, 0.13525532, 0.01679429, 0.597107216, 1.951852858, 5.693413378)]
    [InlineData("London", 20, 0.87440561, 0.25356729, 2.22965864, 5.553941589, 13.95893234)]
    [InlineData("Rome", 20, 0.76054501, 0.09494363, 2.23166563, 6.343053812, 16.47825505)]
    [InlineData("Atlantic", 20, 0.64210587, 0.03468572, 1.639740681, 4.622748763, 12.07723872)]
    [InlineData("Rio", 17, 0.60059766, 0.06327747, 3.260633436, 12.47027132, 26.7630637)]
    [InlineData("Miami", 17, 0.33033474, 0.0485915, 2.58937797, 9.650278806, 23.68868579)]
    [InlineData("Rio", 20, 1.66026158, 0.08649581, 5.313120103, 17.69156554, 36.03972989)]
    [InlineData("Miami", 20, 0.93322145, 0.06642114, 4.173424453, 13.94148817, 32.54391347)]
    [InlineData("Delhi", 14.25, 0.2175525, 0.03988995, 1.549482504, 5.754759677, 15.13858874)]
    [InlineData("KualaLumpur", 14.25, 0.15779817, 0.04611888, 2.216905929, 11.21114381, 21.82098275)]
    [InlineData("AddisAbaba", 14.25, 0.17409663, 0.07227048, 1.362358882, 6.178779347, 12.59083303)]
    [InlineData("Delhi", 20, 1.20275193, 0.07683281, 4.050522263, 12.40285527, 29.48492387)]
    [InlineData("KualaLumpur", 20, 0.83072936, 0.08883048, 5.52069682, 24.43987703, 43.93846215)]
    [InlineData("AddisAbaba", 20, 0.91447131, 0.13920158, 3.055519331, 11.6512936, 21.98041555)]
    public void Weather_is_exceeded_as_in_P618(string name, double ghz, double gasDb, double cloudDb, double totalAt1, double totalAtTenth, double totalAtHundredth)
    {
        Place place = Places[name];
        double sine = Math.Sin(place.ElevationDeg * Math.PI / 180);
        Assert.Equal(cloudDb, new CloudAttenuation(ghz, place.CloudKgPerM2).ExceededDb(place.ElevationDeg), 2e-8);
        RadioOptions radio = new() { FrequencyGhz = ghz, ZenithAbsorptionDb = gasDb * sine };
        StationAir station = new(new(place.LatitudeDeg, place.AltitudeKm, place.RainMmPerH, place.AltitudeKm + (place.SlantKm * sine)), place.AltitudeKm, 1, CloudKgPerM2: place.CloudKgPerM2);
        foreach ((double available, double totalDb) in ((double, double)[])[(99, totalAt1), (99.9, totalAtTenth), (99.99, totalAtHundredth)])
        {
            AtmosphereOptions air = new() { AvailabilityPercent = available, PolarisationTiltDeg = place.TiltDeg, WetRefractivity = place.WetRefractivity };
            LinkState state = new LinkBudget(radio, new(radio, air, station, stationReceives: false)).At(new(0, place.ElevationDeg, 1000, 0));
            Assert.Equal(totalDb, state.GasDb + state.WeatherDb, totalDb * 1e-5);
        }
    }

    /// <summary>Water at 275 K that takes half of what passes, 3.0103 dB, makes 137.5 K of noise: 150 K become 287.5.</summary>
    [Fact]
    public void Clouds_add_noise_at_the_station_and_not_at_the_satellite()
    {
        RadioOptions radio = new() { FrequencyGhz = 30, GivenNoiseTemperatureK = 150 };
        AtmosphereOptions air = new() { AvailabilityPercent = 99, WetRefractivity = 0 };
        StationAir station = new(new(51.5, 0, 0, 2.45), 0, 100, CloudKgPerM2: 10 * Math.Log10(2) / new CloudAttenuation(30, 1).DbPerKgPerM2);
        double up = new AirPath(radio, air, station, stationReceives: false).WeatherDb(90), down = new AirPath(radio, air, station, stationReceives: true).WeatherDb(90);
        Assert.Equal(10 * Math.Log10(287.5 / 150), down - up, 1e-9);
        Assert.Equal(10 * Math.Log10(2), up, 1e-3);
        Assert.Equal(0, new AirPath(radio, new(), station, stationReceives: true).WeatherDb(90));
    }

    /// <summary>A place of the examples.</summary>
    private sealed record Place(double LatitudeDeg, double AltitudeKm, double ElevationDeg, double TiltDeg, double RainMmPerH, double SlantKm, double WetRefractivity, double CloudKgPerM2);
}
