namespace SemSpace.Orbit.Contacts;

/// <summary>Searches on continuous functions of one variable.</summary>
internal static class RootSearch
{
    private const int MaximumIterations = 100;
    private static readonly double GoldenShare = (3 - Math.Sqrt(5)) / 2;

    /// <summary>
    /// The place between <paramref name="a"/> and <paramref name="b"/> where the function changes sign, by Chandrupatla's method
    /// (Advances in Engineering Software 28, 1997): inverse quadratic interpolation where safe, halving elsewhere.
    /// </summary>
    /// <param name="f">The function.</param>
    /// <param name="a">One end.</param>
    /// <param name="fa">The function there.</param>
    /// <param name="b">The other end.</param>
    /// <param name="fb">The function there, of the opposite sign.</param>
    /// <param name="tolerance">Width of the final bracket.</param>
    public static double SignChange(Func<double, double> f, double a, double fa, double b, double fb, double tolerance)
    {
        double c = a, fc = fa, share = 0.5;
        for (int i = 0; i < MaximumIterations; i++)
        {
            double x = a + (share * (b - a));
            double fx = f(x);
            if ((fx > 0) == (fa > 0)) (c, fc) = (a, fa);
            else (c, b, fc, fb) = (b, a, fb, fa);
            (a, fa) = (x, fx);

            double width = Math.Abs(b - a);
            if (fa == 0 || width <= tolerance) break;
            share = Math.Clamp(NextShare(a, fa, b, fb, c, fc), 0.5 * tolerance / width, 1 - (0.5 * tolerance / width));
        }

        return Math.Abs(fa) < Math.Abs(fb) ? a : b;
    }

    /// <summary>
    /// A point strictly between <paramref name="low"/> and <paramref name="high"/> at which a function with one maximum there is
    /// above 0, by Brent's minimiser without derivatives (1973, chapter 5): parabolas where they help, golden sections elsewhere.
    /// </summary>
    /// <returns>The point; null if the maximum, located to within the tolerance, is not above 0.</returns>
    public static double? PointAboveZero(Func<double, double> f, double low, double high, double tolerance)
    {
        double x = low + (GoldenShare * (high - low)), w = x, v = x;
        double fx = f(x), fw = fx, fv = fx, step = 0, before = 0;
        for (int i = 0; i < MaximumIterations && fx <= 0; i++)
        {
            double middle = 0.5 * (low + high);
            if (Math.Abs(x - middle) <= (2 * tolerance) - (0.5 * (high - low))) return null;
            double? parabola = ParabolaStep(x, fx, w, fw, v, fv);
            bool safe = parabola is { } p && Math.Abs(p) < 0.5 * Math.Abs(before) && x + p > low && x + p < high;
            before = safe ? step : (x < middle ? high : low) - x;
            step = safe ? parabola!.Value : GoldenShare * before;
            double u = x + (Math.Abs(step) >= tolerance ? step : Math.CopySign(tolerance, step));
            double fu = f(u);
            if (fu >= fx)
            {
                if (u < x) high = x; else low = x;
                (v, fv, w, fw, x, fx) = (w, fw, x, fx, u, fu);
                continue;
            }

            if (u < x) low = u; else high = u;
            if (fu >= fw || w == x) (v, fv, w, fw) = (w, fw, u, fu);
            else if (fu >= fv || v == x || v == w) (v, fv) = (u, fu);
        }

        return fx > 0 ? x : null;
    }

    private static double NextShare(double a, double fa, double b, double fb, double c, double fc)
    {
        double xi = (a - b) / (c - b), phi = (fa - fb) / (fc - fb);
        bool smooth = phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi;
        if (!smooth) return 0.5;
        return (fa / (fb - fa) * fc / (fb - fc)) + ((c - a) / (b - a) * fa / (fc - fa) * fb / (fc - fb));
    }

    private static double? ParabolaStep(double x, double fx, double w, double fw, double v, double fv)
    {
        double r = (x - w) * (fx - fv), q = (x - v) * (fx - fw);
        double divisor = 2 * (q - r);
        return divisor == 0 ? null : (((x - w) * r) - ((x - v) * q)) / divisor;
    }
}
