using System.Runtime.InteropServices;
using HarfBuzzSharp;

namespace SemSpace.Reports.Figures.Drawing;

/// <summary>
/// Cuts a font down to some of its glyphs by HarfBuzz's subsetter (https://harfbuzz.github.io/harfbuzz-hb-subset.html), which comes with the drawing library but is not in its .NET
/// interface. Safe from any thread.
/// </summary>
internal static class FontSubset
{
    private const string Library = "libHarfBuzzSharp";

    /// <summary>HB_SUBSET_FLAGS: NO_HINTING, RETAIN_GIDS, NOTDEF_OUTLINE and NO_LAYOUT_CLOSURE.</summary>
    private const uint Flags = 0x1 | 0x2 | 0x40 | 0x200;

    /// <summary>HB_SUBSET_SETS_DROP_TABLE_TAG.</summary>
    private const uint DroppedTables = 3;

    private static readonly Tag[] Layout = [new('G', 'D', 'E', 'F'), new('G', 'P', 'O', 'S'), new('G', 'S', 'U', 'B')];

    /// <summary>The font with the outlines of some glyphs, without hints and features; glyphs keep their numbers.</summary>
    /// <param name="font">An OpenType font file.</param>
    /// <param name="glyphs">Numbers of the glyphs to keep.</param>
    /// <exception cref="InvalidOperationException">HarfBuzz cannot cut it.</exception>
    public static byte[] Of(byte[] font, IEnumerable<ushort> glyphs)
    {
        GCHandle held = GCHandle.Alloc(font, GCHandleType.Pinned);
        using Blob blob = new(held.AddrOfPinnedObject(), font.Length, MemoryMode.ReadOnly, held.Free);
        using Face face = new(blob, 0);
        nint input = hb_subset_input_create_or_fail();
        try
        {
            foreach (ushort glyph in glyphs) hb_set_add(hb_subset_input_glyph_set(input), glyph);
            foreach (Tag table in Layout) hb_set_add(hb_subset_input_set(input, DroppedTables), table);
            hb_subset_input_set_flags(input, Flags);
            nint subset = hb_subset_or_fail(face.Handle, input);
            return subset != 0 ? Content(subset) : throw new InvalidOperationException("Bug in SemSpace: a font cannot be cut down to the letters of a figure.");
        }
        finally
        {
            hb_subset_input_destroy(input);
        }
    }

    private static byte[] Content(nint face)
    {
        nint blob = hb_face_reference_blob(face);
        byte[] bytes = new byte[hb_blob_get_length(blob)];
        Marshal.Copy(hb_blob_get_data(blob, out _), bytes, 0, bytes.Length);
        hb_blob_destroy(blob);
        hb_face_destroy(face);
        return bytes;
    }

#pragma warning disable SYSLIB1054 // numbers and handles only: nothing is marshalled
    [DllImport(Library)]
    private static extern nint hb_subset_input_create_or_fail();

    [DllImport(Library)]
    private static extern nint hb_subset_input_glyph_set(nint input);

    [DllImport(Library)]
    private static extern nint hb_subset_input_set(nint input, uint kind);

    [DllImport(Library)]
    private static extern void hb_subset_input_set_flags(nint input, uint flags);

    [DllImport(Library)]
    private static extern void hb_subset_input_destroy(nint input);

    [DllImport(Library)]
    private static extern nint hb_subset_or_fail(nint face, nint input);

    [DllImport(Library)]
    private static extern void hb_set_add(nint set, uint member);

    [DllImport(Library)]
    private static extern nint hb_face_reference_blob(nint face);

    [DllImport(Library)]
    private static extern void hb_face_destroy(nint face);

    [DllImport(Library)]
    private static extern uint hb_blob_get_length(nint blob);

    [DllImport(Library)]
    private static extern nint hb_blob_get_data(nint blob, out uint length);

    [DllImport(Library)]
    private static extern void hb_blob_destroy(nint blob);
#pragma warning restore SYSLIB1054
}
