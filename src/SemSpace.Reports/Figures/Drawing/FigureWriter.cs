using System.Text;
using SemSpace.Reports.Output;
using SkiaSharp;

namespace SemSpace.Reports.Figures.Drawing;

/// <summary>
/// Writes figures as PDF (vector, font embedded, text that can be selected), SVG and PNG. The same figure always gives the same
/// bytes: no time stamps, no time zone, no machine fonts.
/// </summary>
internal static class FigureWriter
{
    /// <summary>What IEEE asks for in line art.</summary>
    private const int PngDpi = 600;

    private const float PdfPointsPerPixel = 0.75f;

    /// <summary>Writes a figure into a folder, which is made if needed. The three files appear together, or none does.</summary>
    /// <returns>The files' paths: PDF, SVG, PNG.</returns>
    /// <exception cref="ResultsException">A file cannot be written.</exception>
    public static IReadOnlyList<string> Write(string folder, string name, Figure figure)
    {
        string[] files = Files(folder, name);
        WholeFile.WriteTogether(files.Zip([Pdf(name, figure), Svg(figure), Png(figure)]));
        return files;
    }

    /// <summary>The paths of a figure's files: PDF, SVG, PNG.</summary>
    public static string[] Files(string folder, string name)
    {
        string stem = Path.Combine(folder, name);
        return [$"{stem}.pdf", $"{stem}.svg", $"{stem}.png"];
    }

    /// <summary>The figure as PDF.</summary>
    internal static byte[] Pdf(string name, Figure figure)
    {
        SKDocumentPdfMetadata metadata = new()
        {
            Title = name,
            Creator = "SemSpace",
            Producer = "SkiaSharp",
            RasterDpi = PngDpi,
            EncodingQuality = 101,
            Creation = DateTime.UnixEpoch,
            Modified = DateTime.UnixEpoch,
        };
        using MemoryStream bytes = new();
        using (SKDocument document = SKDocument.CreatePdf(bytes, metadata))
        {
            using SKCanvas page = document.BeginPage(figure.Width * PdfPointsPerPixel, figure.Height * PdfPointsPerPixel);
            page.Scale(PdfPointsPerPixel);
            figure.Draw(page);
            document.EndPage();
            document.Close();
        }

        return PdfFonts.Subset(PdfDates.InUtc(bytes.ToArray()));
    }

    /// <summary>The figure as SVG.</summary>
    internal static byte[] Svg(Figure figure)
    {
        using MemoryStream bytes = new();
        using (SKCanvas canvas = SKSvgCanvas.Create(SKRect.Create(figure.Width, figure.Height), bytes)) figure.Draw(canvas);
        return Encoding.UTF8.GetBytes(SvgCleanup.Apply(Encoding.UTF8.GetString(bytes.ToArray())));
    }

    /// <summary>The figure as PNG.</summary>
    internal static byte[] Png(Figure figure)
    {
        const float scale = PngDpi / 96f;
        int width = (int)Math.Round(figure.Width * scale), height = (int)Math.Round(figure.Height * scale);
        using SKSurface surface = SKSurface.Create(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Premul));
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Scale(scale);
        figure.Draw(surface.Canvas);
        using SKImage image = surface.Snapshot();
        using SKData data = image.Encode(SKEncodedImageFormat.Png, 100);
        return PngResolution.Insert(data.ToArray(), PngDpi);
    }
}
