using System.Text;

namespace SemSpace.Reports.Figures.Drawing;

/// <summary>Frees a PDF file of the machine's time zone, which SkiaSharp writes beside dates even where they are in UTC.</summary>
internal static class PdfDates
{
    private static readonly byte[] Epoch = Encoding.ASCII.GetBytes("(D:19700101000000");
    private static readonly byte[] Utc = Encoding.ASCII.GetBytes("+00'00'");

    /// <summary>Sets the zone of every date to UTC, in place: the file's table of positions stays right.</summary>
    public static byte[] InUtc(byte[] pdf)
    {
        Span<byte> rest = pdf;
        for (int at = rest.IndexOf(Epoch); at >= 0; at = rest.IndexOf(Epoch))
        {
            rest = rest[(at + Epoch.Length)..];
            Utc.CopyTo(rest);
        }

        return pdf;
    }
}
