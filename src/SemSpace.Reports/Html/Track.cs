using SemSpace.Orbit.Frames;

namespace SemSpace.Reports.Html;

/// <summary>
/// A way through the Earth-fixed frame as few places, equally far apart in time, between which a page interpolates by the polynomial of degree 7 through
/// the 8 nearest (Lagrange). The number of places is the least, by steps of a seventh, at which the middles between them are within <see cref="ToleranceKm"/>.
/// </summary>
/// <param name="Seconds">Time of the last place after the first, s.</param>
/// <param name="Places">x, y and z of each place, Earth-fixed, km.</param>
internal sealed record Track(double Seconds, float[] Places)
{
    /// <summary>Places that a polynomial goes through.</summary>
    public const int Nodes = 8;

    /// <summary>How far a middle between two places may be from where the satellite is, km.</summary>
    public const double ToleranceKm = 0.5;

    private const int Most = 1 << 18, PlacesPerTurn = 8;

    /// <summary>Samples a way.</summary>
    /// <param name="seconds">Its length, s.</param>
    /// <param name="turnSeconds">About how long a turn takes, s: where the search for a number of places begins.</param>
    /// <param name="at">Where it is, seconds after its beginning.</param>
    public static Track Of(double seconds, double turnSeconds, Func<double, EcefPosition> at)
    {
        int count = Math.Max(Nodes, (int)(seconds / turnSeconds * PlacesPerTurn));
        while (true)
        {
            double step = seconds / (count - 1);
            Track track = new(seconds, [.. Enumerable.Range(0, count).SelectMany(i => Numbers(at(i * step)))]);
            if (count >= Most || track.ErrorKm(step, at) <= ToleranceKm) return track;
            count += 1 + (count / 7);
        }
    }

    /// <summary>Where the page draws it, seconds after its beginning.</summary>
    public EcefPosition At(double seconds)
    {
        int count = Places.Length / 3;
        double place = Seconds > 0 ? Math.Clamp(seconds / Seconds, 0, 1) * (count - 1) : 0;
        int first = Math.Clamp((int)place - (Nodes / 2) + 1, 0, count - Nodes);
        double u = place - first, x = 0, y = 0, z = 0;
        for (int i = 0; i < Nodes; i++)
        {
            double weight = 1;
            for (int j = 0; j < Nodes; j++) weight *= j == i ? 1 : (u - j) / (i - j);
            int k = (first + i) * 3;
            (x, y, z) = (x + (weight * Places[k]), y + (weight * Places[k + 1]), z + (weight * Places[k + 2]));
        }

        return new(x, y, z);
    }

    private double ErrorKm(double step, Func<double, EcefPosition> at)
        => Enumerable.Range(0, (Places.Length / 3) - 1).Max(i => DistanceKm(At((i + 0.5) * step), at((i + 0.5) * step)));

    private static double DistanceKm(EcefPosition a, EcefPosition b)
        => Math.Sqrt(((a.XKm - b.XKm) * (a.XKm - b.XKm)) + ((a.YKm - b.YKm) * (a.YKm - b.YKm)) + ((a.ZKm - b.ZKm) * (a.ZKm - b.ZKm)));

    private static float[] Numbers(EcefPosition p) => [(float)p.XKm, (float)p.YKm, (float)p.ZKm];
}
