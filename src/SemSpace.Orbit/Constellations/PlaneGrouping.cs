using SemSpace.Orbit.Elements;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation.Sgp4;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Constellations;

/// <summary>
/// Finds the orbital planes of a real constellation. Nodes are carried to a common instant by SGP4's own drift; satellites whose
/// orbit normals lie within a tolerance of each other, directly or through others, share a plane (single-linkage clustering).
/// </summary>
public static class PlaneGrouping
{
    /// <summary>
    /// The tolerance unless another is asked for, degrees: above the scatter of planes that are kept (0.1 for Iridium, 0.5 for Starlink's), below the
    /// spacing of the densest constellations (4 for Starlink's). The planes of GPS, which are not kept so closely, need 5 or more.
    /// </summary>
    public const double DefaultToleranceDeg = 1.5;

    /// <summary>
    /// A plane index for each element set. Planes are numbered from 0 by ascending mean right ascension of their nodes, then by
    /// inclination; the order of the input does not change which satellites share a plane.
    /// </summary>
    /// <param name="satellites">The element sets.</param>
    /// <param name="epoch">The instant to compare the nodes at.</param>
    /// <param name="toleranceDeg">Widest angle between the orbit normals of plane mates next to each other, above 0 to 90 degrees.</param>
    /// <exception cref="ArgumentOutOfRangeException">The tolerance is out of its range.</exception>
    public static int[] Assign(IReadOnlyList<OrbitalElements> satellites, Epoch epoch, double toleranceDeg = DefaultToleranceDeg)
    {
        ArgumentNullException.ThrowIfNull(satellites);
        if (!(toleranceDeg is > 0 and <= 90)) throw new ArgumentOutOfRangeException(nameof(toleranceDeg), toleranceDeg, "A tolerance lies above 0 and up to 90 degrees.");
        OrbitNormal[] normals = [.. satellites.Select(s => NormalAt(s, epoch))];
        int[] cluster = Cluster(normals, toleranceDeg);
        int[] order = [.. Enumerable.Range(0, cluster.Length).Where(i => cluster[i] == i)
            .OrderBy(root => MeanRaanDeg(normals, cluster, root))
            .ThenBy(root => normals[root].InclinationDeg)
            .ThenBy(root => root)];
        int[] plane = new int[cluster.Length];
        for (int p = 0; p < order.Length; p++) plane[order[p]] = p;
        return [.. cluster.Select(root => plane[root])];
    }

    private static OrbitNormal NormalAt(OrbitalElements s, Epoch epoch)
    {
        double cosio = Math.Cos(s.InclinationDeg * Angles.RadiansPerDegree);
        double nodedot = SecularRates.Of(BrouwerMotion.Recover(s), s.Eccentricity, cosio).Nodedot;
        double raan = s.RaanDeg + (nodedot * Angles.DegreesPerRadian * (epoch - s.Epoch).TotalMinutes);
        return OrbitNormal.Of(raan, s.InclinationDeg);
    }

    /// <summary>For each satellite the lowest index of its cluster.</summary>
    private static int[] Cluster(OrbitNormal[] normals, double toleranceDeg)
    {
        double leastCosine = Math.Cos(toleranceDeg * Angles.RadiansPerDegree);
        int[] root = new int[normals.Length];
        Array.Fill(root, -1);
        Stack<int> open = new();
        for (int seed = 0; seed < normals.Length; seed++)
        {
            if (root[seed] < 0) open.Push(seed);
            while (open.TryPop(out int member))
            {
                root[member] = seed;
                for (int other = seed + 1; other < normals.Length; other++)
                {
                    if (root[other] >= 0 || normals[member].Cosine(normals[other]) < leastCosine) continue;
                    root[other] = seed;
                    open.Push(other);
                }
            }
        }

        return root;
    }

    private static double MeanRaanDeg(OrbitNormal[] normals, int[] cluster, int root)
    {
        double x = 0, y = 0;
        for (int i = 0; i < normals.Length; i++)
        {
            if (cluster[i] != root) continue;
            (double sin, double cos) = Math.SinCos(normals[i].RaanDeg * Angles.RadiansPerDegree);
            (x, y) = (x + cos, y + sin);
        }

        return Angles.WrapDeg(Math.Atan2(y, x) * Angles.DegreesPerRadian);
    }

    /// <summary>Unit vector of an orbit's angular momentum, with the angles it came from.</summary>
    private readonly record struct OrbitNormal(double RaanDeg, double InclinationDeg, double X, double Y, double Z)
    {
        public static OrbitNormal Of(double raanDeg, double inclinationDeg)
        {
            (double sinNode, double cosNode) = Math.SinCos(raanDeg * Angles.RadiansPerDegree);
            (double sinInclination, double cosInclination) = Math.SinCos(inclinationDeg * Angles.RadiansPerDegree);
            return new(raanDeg, inclinationDeg, sinNode * sinInclination, -cosNode * sinInclination, cosInclination);
        }

        public double Cosine(OrbitNormal other) => (X * other.X) + (Y * other.Y) + (Z * other.Z);
    }
}
