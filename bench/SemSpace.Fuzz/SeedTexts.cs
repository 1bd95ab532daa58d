namespace SemSpace.Fuzz;

/// <summary>Good files to start from.</summary>
internal static class SeedTexts
{
    public const string Scenario =
        """
        name: fuzz
        description: "a text: with signs"
        seed: 7
        start_utc: 2025-07-01T00:00:00Z
        duration_h: 3
        constellation:
          walker_delta: {satellites: 4, planes: 2, phasing: 1, inclination_deg: 97.5, altitude_km: 550}
        gateways:
          - name: Svalbard
            latitude_deg: 78.23
            longitude_deg: 15.39
            mask: [{azimuth_deg: 0, elevation_deg: 5}, {azimuth_deg: 180, elevation_deg: 12}]
          - {name: Punta Arenas, latitude_deg: -53.16, longitude_deg: -70.91, antennas: 2, max_range_km: 3000}
        links:
          downlink: &radio {transmit_power_dbm: 33, bandwidth_khz: 500}
          uplink: *radio
        energy: {battery_wh: 15, eclipse_model: conical}
        sensing:
          capture_interval_s: 60
          buffer: last_orbit
        learning: {task: land_cover, local_epochs: 1, test_images: 16, target_score: 0.5}
        semantic: {bandwidth_ratio: 1/12, channel: rayleigh}
        aggregation:
          rule: trajectory
          trajectory: {variant: foresight, shares: planned}

        """;

    public const string Planes =
        """
        name: planes
        start_utc: 2025-07-01
        duration_h: 1
        constellation:
          planes:
            - {satellites: 2, raan_deg: -350, inclination_deg: 53, altitude_km: 550, first_mean_anomaly_deg: 5}
            - {satellites: 2, raan_deg: 90, inclination_deg: 97.6, semi_major_axis_km: 7000, eccentricity: 0.01, mean_anomalies_deg: [1, 200]}
        gateways: [{name: A, latitude_deg: 0, longitude_deg: 0}]

        """;

    public const string Flow =
        "{name: flow, start_utc: 2025-07-01T00:00:00Z, duration_h: 1, constellation: {satellites: [{name: A, mean_motion_rev_per_day: 14.5, inclination_deg: 97, raan_deg: 50, bstar: 1e-4, "
            + "epoch_utc: 2025-06-30T12:00:00Z}]}, gateways: [{name: A, latitude_deg: 0, longitude_deg: 0}]}\n";

    public const string Sweep =
        """
        name: fuzz
        scenario: SCENARIO
        grid:
          aggregation.rule: [trajectory, fedavg, fedbuff]
          energy.battery_wh: [10, 20]
          gateways.Svalbard.antennas: [1, 2]
        seeds: [1, 2, 3]

        """;

    public const string Finals =
        """
        16 428 57506.00 I  0.029730 0.000092  0.468564 0.000091  I-0.1303716 0.0000185
        16 429 57507.00 P  0.030798 0.000622  0.469783 0.000448  P-0.1317429 0.0001080
        16 430 57508.00

        """;

    public const string CelesTrak =
        """
        DATE,MJD,X,Y,UT1-UTC,LOD,DPSI,DEPS,DX,DY,DAT,DATA_TYPE
        2018-01-01,58119,0.059258,0.247585,0.2163567,0.0008094,0.000118,-0.000175,0.041955,0.007790,37,O
        2018-01-02,58120,0.057424,0.248531,0.2155887,0.0007372,0.000150,-0.000206,0.042005,0.007839,37,O
        2018-01-03,58121,0.055761,0.249477,0.2148521,0.0007549,0.000198,-0.000220,0.041868,0.007691,37,O

        """;

    public const string Plan =
        """
        satellite,gateway,aos_utc,los_utc,culmination_utc,max_elevation_deg,cut_at_start,cut_at_end
        P01-S01,Svalbard,2025-07-01T01:00:00Z,2025-07-01T01:10:00Z,2025-07-01T01:05:00Z,45.5,false,false
        P01-S02,"Punta Arenas",2025-07-01T01:20:00Z,2025-07-01T01:25:00.5Z,,,false,true

        """;

    public const string OtherPlan =
        "# made elsewhere\nFrom\tTo\tStart Time (UTCG)\tStop Time (UTCG)\nSvalbard\tP01-S01\t1 Jul 2025 01:00:00.000\t1 Jul 2025 01:10:00.500\n\"P02-S01\"\tSvalbard\t1 Jul 2025 02:00:00\t1 Jul 2025 02:10:00\n";
}
