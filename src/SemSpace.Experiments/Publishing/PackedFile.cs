using System.Security.Cryptography;
using System.Text;

namespace SemSpace.Experiments.Publishing;

/// <summary>A file of an artifact.</summary>
/// <param name="Name">Its path in the artifact, with slashes.</param>
/// <param name="Open">Opens its content.</param>
internal sealed record PackedFile(string Name, Func<Stream> Open)
{
    /// <summary>A file of the disk.</summary>
    public static PackedFile Of(string name, string path) => new(name, () => File.OpenRead(path));

    /// <summary>A text in UTF-8.</summary>
    public static PackedFile OfText(string name, string text) => new(name, () => new MemoryStream(Encoding.UTF8.GetBytes(text)));

    /// <summary>SHA-256 of its content, 64 hexadecimal digits, and its length, bytes.</summary>
    public (string Hash, long Length) Measure()
    {
        using Stream content = Open();
        return (Convert.ToHexStringLower(SHA256.HashData(content)), content.Length);
    }
}
