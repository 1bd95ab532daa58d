using SemSpace.Fl.Randomness;

namespace SemSpace.Fuzz;

/// <summary>A reader with files that it reads well.</summary>
/// <param name="Name">What the report calls it.</param>
/// <param name="Path">Where damaged files are written.</param>
/// <param name="Seeds">Good files.</param>
/// <param name="Read">Reads the file at the path: its faults, none when it is good. What it throws is a failure.</param>
internal sealed record Target(string Name, string Path, IReadOnlyList<byte[]> Seeds, Func<IReadOnlyList<string>> Read)
{
    private const int OneInRandom = 30;

    /// <summary>The folder that must stay as it is.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    /// <summary>How seeds of this kind are damaged beyond what every file is.</summary>
    public Func<byte[], RandomStream, byte[]> Special { get; init; } = Mutations.Text;

    /// <summary>A damaged file, or now and then anything at all.</summary>
    public byte[] Damage(RandomStream random)
    {
        if (random.NextInt32(OneInRandom) == 0) return Mutations.Noise(random);
        byte[] bytes = Seeds[random.NextInt32(Seeds.Count)];
        int times = 1 + random.NextInt32(4);
        for (int i = 0; i < times; i++)
            bytes = random.NextInt32(3) == 0 ? Mutations.Bytes(bytes, Seeds, random) : Special(bytes, random);
        return bytes;
    }

    /// <summary>Puts a good file back, for readers that read several.</summary>
    public void Restore() => File.WriteAllBytes(Path, Seeds[0]);
}
