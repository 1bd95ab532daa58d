using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Tests.Golden;

namespace SemSpace.Experiments.Tests.Scenarios;

/// <summary>Scenario texts for tests.</summary>
internal static class Examples
{
    /// <summary>A short legal scenario.</summary>
    public const string Small =
        """
        name: small
        start_utc: 2025-07-01T00:00:00Z
        duration_h: 12
        constellation:
          walker_delta:
            satellites: 24
            planes: 6
            inclination_deg: 97.5
            altitude_km: 550
        gateways:
          - name: Svalbard
            latitude_deg: 78.23
            longitude_deg: 15.39
          - name: Punta Arenas
            latitude_deg: -53.16
            longitude_deg: -70.91
            antennas: 2
        energy:
          battery_wh: 15
        """;

    /// <summary>Reads a text as a file.</summary>
    public static ScenarioReadResult Read(string yaml, params string[] overrides)
    {
        using TestFolder folder = new();
        return ScenarioReader.Read(folder.Write("small.yaml", yaml), overrides);
    }

    /// <summary>Reads a text that must be legal.</summary>
    public static Scenario Legal(string yaml, params string[] overrides)
    {
        ScenarioReadResult result = Read(yaml, overrides);
        Assert.Empty(result.Faults);
        return result.Scenario!;
    }
}
