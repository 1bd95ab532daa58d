using System.Globalization;

namespace SemSpace.Semantic.Codecs;

/// <summary>
/// R = k / n: complex channel uses per value of the image. The encoder's latent image is a quarter of the height and width and
/// has c complex channels, so k = c H/4 W/4, n = C H W and c = 16 C R.
/// </summary>
internal static class BandwidthRatio
{
    private const int Downsampling = 4;

    /// <summary>A ratio written to four decimals still finds its c, for images of up to three colours.</summary>
    private const double Tolerance = 0.005;

    /// <summary>The complex latent channels c of a ratio; null where c would not be whole, or not be from 1 to 16 C.</summary>
    public static int? LatentChannels(double ratio, int imageChannels)
    {
        int most = Downsampling * Downsampling * imageChannels;
        double latent = ratio * most, nearest = Math.Round(latent);
        return Math.Abs(latent - nearest) <= Tolerance && nearest >= 1 && nearest <= most ? (int)nearest : null;
    }

    /// <summary>The valid ratios next to any number, as text such as <c>4/48 (0.0833) or 5/48 (0.1042)</c>.</summary>
    public static string Near(double ratio, int imageChannels)
    {
        int most = Downsampling * Downsampling * imageChannels;
        double latent = double.IsNaN(ratio) ? 1 : Math.Clamp(ratio * most, 1, most);
        int[] near = [.. new[] { (int)Math.Floor(latent), (int)Math.Ceiling(latent) }.Distinct()];
        return string.Join(" or ", near.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c}/{most} ({(double)c / most:0.0000})")));
    }
}
