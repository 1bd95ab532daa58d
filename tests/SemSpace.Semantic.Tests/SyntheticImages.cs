using SemSpace.Fl.Data;
using SemSpace.Fl.Randomness;

namespace SemSpace.Semantic.Tests;

/// <summary>Images that a codec can learn: a colour gradient with a disc of another colour on it.</summary>
internal static class SyntheticImages
{
    public static ImageSet Make(int count, int side, ulong seed)
    {
        RandomStream random = new SeedTree(seed).Stream("images");
        float[] pixels = new float[count * 3 * side * side];
        for (int image = 0; image < count; image++) Paint(pixels.AsSpan(image * 3 * side * side, 3 * side * side), side, random);
        return new(3, side, side, pixels, new long[count]);
    }

    private static void Paint(Span<float> image, int side, RandomStream random)
    {
        (double row, double column, double radius) = (random.NextDouble() * side, random.NextDouble() * side, (0.1 + (0.3 * random.NextDouble())) * side);
        for (int colour = 0; colour < 3; colour++)
        {
            (double left, double right, double disc) = (random.NextDouble(), random.NextDouble(), random.NextDouble());
            for (int i = 0; i < side * side; i++)
            {
                (int y, int x) = (i / side, i % side);
                bool inside = ((y - row) * (y - row)) + ((x - column) * (x - column)) < radius * radius;
                image[(colour * side * side) + i] = (float)(inside ? disc : left + ((right - left) * x / side));
            }
        }
    }
}
