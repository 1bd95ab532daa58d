using System.Security.Cryptography;

namespace SemSpace.Fl.Tests.Reference;

/// <summary>Origin: sha256sum (coreutils 9.1) of the files in Debian's gpredict 2.3-72 and npm's world-atlas 2.0.2.</summary>
public class EarthFiles
{
    [Theory]
    [InlineData("nasa-bmng-01_2048.jpg", "8945f98c813d036e0f60718c12c0c1678d82bf8c10d7075597e7392f0643c79f")]
    [InlineData("nasa-bmng-03_2048.jpg", "6d3555360e670217291487f0f211fdc36bd0f9ab24cf065f86383cb4daba8f8b")]
    [InlineData("nasa-bmng-05_2048.jpg", "1bec731042f53faa14f9082314a4a7e9e4a7f33722ffa165f6a219a0616b42ec")]
    [InlineData("nasa-bmng-07_2048.jpg", "7e9c09a43b2c0b73b9875b35e6bdc2cdfc4cdcaeba853c0aa7810df7d37117f1")]
    [InlineData("land-50m.json", "619477ff690c086885e45cb91707d783805561bd75ae8e437b7d4694b0204e0f")]
    public void The_embedded_file_is_the_published_one(string name, string sha256)
    {
        using Stream file = typeof(SemSpace.Fl.Data.EarthMap).Assembly.GetManifestResourceStream("Earth/" + name)!;
        Assert.Equal(sha256, Convert.ToHexStringLower(SHA256.HashData(file)));
    }
}
