using System.Buffers.Binary;

namespace SemSpace.Reports.Figures.Drawing;

/// <summary>Says in a PNG how large it is on paper; without it, LaTeX and Word take a picture for one of 96 dots an inch.</summary>
internal static class PngResolution
{
    /// <summary>The signature and the IHDR chunk, which always come first and have this length together.</summary>
    private const int HeaderLength = 33;

    private const double MetresPerInch = 0.0254;
    private const uint Crc32Polynomial = 0xEDB88320;

    /// <summary>A copy of the PNG with a pHYs chunk (PNG specification, section 11.3.5.3).</summary>
    public static byte[] Insert(byte[] png, int dotsPerInch)
    {
        byte[] chunk = new byte[21];
        Span<byte> named = chunk.AsSpan(4, 13);
        BinaryPrimitives.WriteInt32BigEndian(chunk, 9);
        "pHYs"u8.CopyTo(named);
        int dotsPerMetre = (int)Math.Round(dotsPerInch / MetresPerInch);
        BinaryPrimitives.WriteInt32BigEndian(named[4..], dotsPerMetre);
        BinaryPrimitives.WriteInt32BigEndian(named[8..], dotsPerMetre);
        named[12] = 1;
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(17), Crc32(named));
        return [.. png.AsSpan(0, HeaderLength), .. chunk, .. png.AsSpan(HeaderLength)];
    }

    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? (crc >> 1) ^ Crc32Polynomial : crc >> 1;
        }

        return ~crc;
    }
}
