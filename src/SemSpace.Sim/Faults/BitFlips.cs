using SemSpace.Fl.Randomness;
using SemSpace.Sim.Learning;

namespace SemSpace.Sim.Faults;

/// <summary>
/// Bits that radiation turns over in a model on board: their number is Poisson's, each is any bit of any parameter, as a 32-bit float. They change the update as its gateway decodes it: after its stages, such as clipping.
/// Not modelled: flips in activations, gradients or code, error-correcting memory (take a lower rate), several bits at once.
/// </summary>
internal static class BitFlips
{
    private const int BitsPerParameter = 32;

    /// <summary>An update of a model some of whose bits have flipped.</summary>
    /// <param name="update">The update as it would be.</param>
    /// <param name="basis">The parameters that it starts from.</param>
    /// <param name="perBit">Flips to expect of one bit.</param>
    /// <param name="random">Where they are drawn from.</param>
    public static LocalUpdate Apply(LocalUpdate update, float[] basis, double perBit, RandomStream random)
    {
        int flips = Poisson(perBit * BitsPerParameter * update.Delta.Length, random);
        if (flips == 0) return update;
        float[] delta = [.. update.Delta];
        for (int i = 0; i < flips; i++)
        {
            int place = random.NextInt32(delta.Length), bit = random.NextInt32(BitsPerParameter);
            float stored = basis[place] + delta[place];
            delta[place] = BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(stored) ^ (1 << bit)) - basis[place];
        }

        return update.Irradiated(delta, flips);
    }

    /// <summary>The number of arrivals in a unit of time that come so many to the unit on average.</summary>
    private static int Poisson(double mean, RandomStream random)
    {
        int count = 0;
        for (double time = Wait(); time < 1; time += Wait()) count++;
        return count;

        double Wait() => mean > 0 ? random.NextExponential() / mean : double.PositiveInfinity;
    }
}
