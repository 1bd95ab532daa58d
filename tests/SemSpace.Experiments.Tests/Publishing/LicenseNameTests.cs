using SemSpace.Experiments.Publishing;
using SemSpace.Experiments.Tests.Golden;

namespace SemSpace.Experiments.Tests.Publishing;

public class LicenseNameTests
{
    private static readonly string[] Names = [.. File.ReadLines(Path.Combine(GoldenText.Root, "src/SemSpace.Experiments/Publishing/spdx-licenses.txt")).Where(line => !line.StartsWith('#'))];

    [Fact]
    public void Every_name_of_the_list_is_taken_and_linked_to_its_page()
    {
        Assert.Contains("CC-BY-4.0", Names);
        Assert.All(Names, name => Assert.Null(LicenseName.Objection(name)));
        Assert.All(Names, name => Assert.Equal($"https://spdx.org/licenses/{name}", LicenseName.AddressOf(name)));
    }

    [Fact]
    public void A_name_with_other_capitals_is_refused_with_the_right_ones()
        => Assert.All(Names.Where(name => !Names.Contains(name.ToLowerInvariant())), name => Assert.Equal($"is not a name of the SPDX list. Did you mean {name}?", LicenseName.Objection(name.ToLowerInvariant())));

    [Theory]
    [InlineData("CC-BY-4.O", "CC-BY-4.0")]
    [InlineData("CC BY 4.0", "CC-BY-4.0")]
    [InlineData("The MIT License", "MIT")]
    [InlineData("Apache License, Version 2.0", "Apache-2.0")]
    [InlineData("GPL-3.0", "GPL-3.0-only or GPL-3.0-or-later")]
    [InlineData("unlicensed", "Unlicense")]
    public void What_nearly_is_a_name_is_refused_with_it(string license, string meant) => Assert.Equal($"is not a name of the SPDX list. Did you mean {meant}?", LicenseName.Objection(license));

    [Theory]
    [InlineData("LicenseRef-Ours.1", null)]
    [InlineData("https://example.org/license", "https://example.org/license")]
    [InlineData("All rights reserved", null)]
    [InlineData("MIT OR Apache-2.0", null)]
    public void Addresses_references_of_ones_own_and_words_are_taken(string license, string? address)
    {
        Assert.Null(LicenseName.Objection(license));
        Assert.Equal(address, LicenseName.AddressOf(license));
    }

    [Theory]
    [InlineData("LicenseRef-", "must be LicenseRef- and then letters, digits, dots and dashes.")]
    [InlineData("https://a b", "is no address, though it begins like one.")]
    public void What_begins_as_one_and_is_none_is_refused(string license, string told) => Assert.Equal(told, LicenseName.Objection(license));
}
