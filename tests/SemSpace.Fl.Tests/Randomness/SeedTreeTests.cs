using SemSpace.Fl.Randomness;

namespace SemSpace.Fl.Tests.Randomness;

public class SeedTreeTests
{
    [Fact]
    public void The_same_name_gives_the_same_draws_whatever_was_made_before()
    {
        SeedTree tree = new(7), again = new(7);
        _ = tree.Stream("another").NextUInt32();
        Assert.Equal(Draws(tree.Stream("sat/17/shuffle", 3)), Draws(again.Stream("sat/17/shuffle", 3)));
    }

    [Fact]
    public void Seeds_paths_and_steps_part_streams()
    {
        uint[][] draws =
        [
            Draws(new SeedTree(1).Stream("a")), Draws(new SeedTree(2).Stream("a")), Draws(new SeedTree(1).Stream("b")),
            Draws(new SeedTree(1).Stream("a", 1)), Draws(new SeedTree(1).Stream("a", 1UL << 32)), Draws(new SeedTree(1).Stream("")),
        ];
        Assert.Equal(draws.Length * draws[0].Length, draws.SelectMany(words => words).Distinct().Count());
    }

    [Fact]
    public void The_key_is_the_head_of_a_hash_of_seed_and_path()
    {
        // printf '\1\0\0\0\0\0\0\0a' | sha256sum | cut -c1-16, coreutils 9.1; little-endian words
        RandomStream expected = new((0xc82161ae, 0xf655a58b), 9);
        Assert.Equal(Draws(expected), Draws(new SeedTree(1).Stream("a", 9)));
    }

    [Fact]
    public void Consecutive_seeds_do_not_step_by_a_constant()
    {
        uint[] first = [.. Enumerable.Range(0, 8).Select(seed => new SeedTree((ulong)seed).Stream("x").NextUInt32())];
        Assert.Equal(7, first.Zip(first.Skip(1), (a, b) => b - a).Distinct().Count());
    }

    private static uint[] Draws(RandomStream stream) => [.. Enumerable.Range(0, 32).Select(_ => stream.NextUInt32())];
}
