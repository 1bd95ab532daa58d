using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using SemSpace.Files;

namespace SemSpace.Experiments.Scenarios;

/// <summary>
/// Hashes of folders, kept while names, sizes and times of the last change of all files in them stay the same: a study asks for that of one large data set
/// for each of its runs. Thread-safe.
/// </summary>
internal sealed class FolderHashes
{
    private readonly ConcurrentDictionary<string, (string Stamp, string Hash)> _known = [];

    /// <summary>SHA-256 of a folder, by its files' paths in it and their content.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="hashOf">SHA-256 of a file.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    public string HashOf(string folder, Func<string, byte[]> hashOf)
    {
        FileInfo[] files = [.. new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).OrderBy(file => file.FullName, StringComparer.Ordinal)];
        string stamp = string.Join('\n', files.Select(file => FormattableString.Invariant($"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}")));
        if (_known.TryGetValue(folder, out (string Stamp, string Hash) known) && known.Stamp == stamp) return known.Hash;
        using IncrementalHash all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (FileInfo file in files)
        {
            string name = SlashPath.Relative(folder, file.FullName);
            all.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
            all.AppendData(hashOf(file.FullName));
        }

        string hash = Convert.ToHexStringLower(all.GetHashAndReset());
        _known[folder] = (stamp, hash);
        return hash;
    }
}
