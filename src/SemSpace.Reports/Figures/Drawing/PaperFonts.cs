using System.Reflection;
using ScottPlot;
using SkiaSharp;

namespace SemSpace.Reports.Figures.Drawing;

/// <summary>
/// The font of all figures, shipped inside the program. Without it the drawing library would take any font of the machine, or leave
/// out all text without a word. Safe from any thread.
/// </summary>
internal static class PaperFonts
{
    /// <summary>Name by which plots ask for the font; no font of the machine bears it.</summary>
    public const string Family = "SemSpace Figures";

    /// <summary>The font's own name, which SVG files carry.</summary>
    public const string RealFamily = "Liberation Serif";

    private const string Resource = "LiberationSerif-Regular.ttf";

    private static readonly Lazy<SKTypeface> Registered = new(Register);

    /// <summary>The font, ready for plots that name <see cref="Family"/>.</summary>
    /// <exception cref="InvalidOperationException">The program was built without the font.</exception>
    public static SKTypeface Regular => Registered.Value;

    /// <summary>Reads a font from the program.</summary>
    /// <exception cref="InvalidOperationException">It is not there, or it is no font.</exception>
    internal static SKTypeface Load(string resource)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"Bug in SemSpace: the font {resource} is missing from the program; no figure is drawn.");
        return SKTypeface.FromStream(stream) ?? throw new InvalidOperationException($"Bug in SemSpace: {resource} is not a font; no figure is drawn.");
    }

    private static SKTypeface Register()
    {
        SKTypeface regular = Load(Resource);
        Fonts.FontResolvers.Insert(0, new Resolver(regular));
        bool isFound = Fonts.GetTypeface(Family, bold: false, italic: false).FamilyName == RealFamily;
        return isFound ? regular : throw new InvalidOperationException($"Bug in SemSpace: the font {Family} is not found by the drawing library.");
    }

    private sealed class Resolver(SKTypeface regular) : IFontResolver
    {
        public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) => fontName == Family ? regular : null;

        public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) => fontName == Family ? regular : null;
    }
}
