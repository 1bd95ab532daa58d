namespace SemSpace.Sim.Records;

/// <summary>
/// From how many satellites and orbital planes the updates of a cloud version came. The effective number is the inverse of Simpson's index (Hill 1973, of order 2): (Σw)² / Σw² over
/// what each satellite or plane weighs. It is the number itself where all weigh as much, and 1 where one has all the weight.
/// </summary>
/// <param name="Satellites">Different satellites.</param>
/// <param name="Planes">Different orbital planes.</param>
/// <param name="EffectiveSatellites">Effective number of satellites; 0 without updates.</param>
/// <param name="EffectivePlanes">Effective number of planes; 0 without updates.</param>
public readonly record struct RoundDiversity(int Satellites, int Planes, double EffectiveSatellites, double EffectivePlanes)
{
    /// <summary>The diversity of updates.</summary>
    /// <param name="updates">Satellite, plane and weight of each; weights are above 0.</param>
    public static RoundDiversity Of(IReadOnlyList<(int Satellite, int Plane, double Weight)> updates)
    {
        double[] satellites = WeightsBy(update => update.Satellite), planes = WeightsBy(update => update.Plane);
        return new(satellites.Length, planes.Length, Effective(satellites), Effective(planes));

        double[] WeightsBy(Func<(int Satellite, int Plane, double Weight), int> key) => [.. updates.GroupBy(key).Select(group => group.Sum(update => update.Weight))];
    }

    private static double Effective(double[] weights)
    {
        double sum = weights.Sum();
        return sum > 0 ? 1 / weights.Sum(weight => weight / sum * (weight / sum)) : 0;
    }
}
