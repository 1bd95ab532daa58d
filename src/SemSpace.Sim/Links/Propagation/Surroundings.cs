namespace SemSpace.Sim.Links.Propagation;

/// <summary>What stands around a station's antenna: buildings by 3GPP TR 38.811, section 6.6, whose rural and suburban places share their tables, or trees by <see cref="ShadowedRician"/>.</summary>
public enum Surroundings
{
    /// <summary>Nothing: an antenna on a tower or a roof, as of any gateway.</summary>
    Open,

    /// <summary>Houses and trees.</summary>
    Suburban,

    /// <summary>Buildings.</summary>
    Urban,

    /// <summary>Tall buildings.</summary>
    DenseUrban,

    /// <summary>Trees, as around a terminal that moves or is held in the hand.</summary>
    Trees,
}

/// <summary>
/// Clutter and shadowing around a station (3GPP TR 38.811 V15.4.0, tables 6.6.1-1 and 6.6.2-1 to -3), which a pass meets by two draws: they hold for the whole
/// pass, that shadows last as long as one is our assumption. Between the elevations of the tables values are straight, beyond them constant.
/// </summary>
public sealed class Clutter
{
    private const double FirstDeg = 10, StepDeg = 10, KaFromGhz = 6;

    private static readonly double[] ClearSuburban = [.782, .869, .919, .929, .935, .940, .949, .952, .998];
    private static readonly double[] ClearUrban = [.246, .386, .493, .613, .726, .805, .919, .968, .992];
    private static readonly double[] ClearDense = [.282, .331, .398, .468, .537, .612, .738, .820, .981];

    private static readonly Shadows SuburbanS = new(
        [1.79, 1.14, 1.14, .92, 1.42, 1.56, .85, .72, .72], [8.93, 9.08, 8.78, 10.25, 10.56, 10.74, 10.17, 11.52, 11.52], [19.52, 18.17, 18.42, 18.28, 18.63, 17.68, 16.5, 16.3, 16.3]);

    private static readonly Shadows SuburbanKa = new(
        [1.9, 1.6, 1.9, 2.3, 2.7, 3.1, 3, 3.6, .4], [10.7, 10, 11.2, 11.6, 11.8, 10.8, 10.8, 10.8, 10.8], [29.5, 24.6, 21.9, 20, 18.7, 17.8, 17.2, 16.9, 16.8]);

    private static readonly Shadows DenseS = new(
        [3.5, 3.4, 2.9, 3, 3.1, 2.7, 2.5, 2.3, 1.2], [15.5, 13.9, 12.4, 11.7, 10.6, 10.5, 10.1, 9.2, 9.2], [34.3, 30.9, 29, 27.7, 26.8, 26.2, 25.8, 25.5, 25.5]);

    private static readonly Shadows DenseKa = new(
        [2.9, 2.4, 2.7, 2.4, 2.4, 2.7, 2.6, 2.8, .6], [17.1, 17.1, 15.6, 14.6, 14.2, 12.6, 12.1, 12.3, 12.3], [44.3, 39.9, 37.5, 35.8, 34.6, 33.8, 33.3, 33, 32.9]);

    private readonly double[] _clear;
    private readonly Shadows _shadows;

    /// <summary>The clutter of a place.</summary>
    /// <param name="place">What stands there; buildings.</param>
    /// <param name="frequencyGhz">Carrier, GHz: the S band's tables below 6, the Ka band's from there on.</param>
    public Clutter(Surroundings place, double frequencyGhz)
    {
        bool isKa = frequencyGhz >= KaFromGhz;
        (_clear, _shadows) = place switch
        {
            Surroundings.Suburban => (ClearSuburban, isKa ? SuburbanKa : SuburbanS),
            Surroundings.Urban => (ClearUrban, Urban(isKa ? DenseKa : DenseS)),
            Surroundings.DenseUrban => (ClearDense, isKa ? DenseKa : DenseS),
            Surroundings.Open or Surroundings.Trees => throw new ArgumentException("No buildings stand around an antenna in the open or among trees.", nameof(place)),
        };
    }

    /// <summary>Probability that the satellite is in sight, 0 to 1.</summary>
    public double ClearProbability(double elevationDeg) => At(_clear, elevationDeg);

    /// <summary>Loss beyond free space, dB; may be below 0.</summary>
    /// <param name="elevationDeg">Elevation of the satellite, degrees.</param>
    /// <param name="sight">A draw from 0 to 1: the satellite is in sight where the probability of it is above this.</param>
    /// <param name="shadow">A draw from the standard normal law: how deep the shadow is.</param>
    public double LossDb(double elevationDeg, double sight, double shadow)
        => sight < ClearProbability(elevationDeg)
            ? shadow * At(_shadows.ClearDeviationDb, elevationDeg)
            : At(_shadows.ClutterDb, elevationDeg) + (shadow * At(_shadows.HiddenDeviationDb, elevationDeg));

    /// <summary>In urban places both deviations are the same at all elevations, and the clutter that of dense ones.</summary>
    private static Shadows Urban(Shadows dense) => dense with { ClearDeviationDb = [.. dense.ClutterDb.Select(_ => 4.0)], HiddenDeviationDb = [.. dense.ClutterDb.Select(_ => 6.0)] };

    private static double At(double[] table, double elevationDeg)
    {
        double place = Math.Clamp((elevationDeg - FirstDeg) / StepDeg, 0, table.Length - 1);
        int left = Math.Min((int)place, table.Length - 2);
        return table[left] + ((place - left) * (table[left + 1] - table[left]));
    }

    /// <summary>Deviations of the shadow in sight and hidden, and the clutter's loss when hidden, dB, at 10° to 90°.</summary>
    private sealed record Shadows(double[] ClearDeviationDb, double[] HiddenDeviationDb, double[] ClutterDb);
}
