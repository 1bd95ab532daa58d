using System.Net;
using System.Security.Cryptography;

namespace SemSpace.Fl.Datasets.Installing;

/// <summary>Fetches files and takes only what they must be.</summary>
/// <param name="network">Reaches the network, and stays the caller's; null for the usual way.</param>
internal sealed class Download(HttpMessageHandler? network) : IDisposable
{
    private readonly HttpClient _client = network is null ? new() { Timeout = Timeout.InfiniteTimeSpan } : new(network, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Writes a file from its address.</summary>
    /// <exception cref="DatasetException">It cannot be fetched, or is another than it must be.</exception>
    public void Get(DatasetFile file, string path, IProgress<FetchProgress>? progress, CancellationToken cancellation)
    {
        try
        {
            using HttpRequestMessage request = new(HttpMethod.Get, file.Address);
            using HttpResponseMessage response = _client.Send(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            if (response.StatusCode != HttpStatusCode.OK) throw Refused(file, FormattableString.Invariant($"the server answers {(int)response.StatusCode}"));
            using Stream content = response.Content.ReadAsStream(cancellation);
            using FileStream target = File.Create(path);
            Take(file, content, target, progress, cancellation);
        }
        catch (Exception fault) when (fault is HttpRequestException or HttpIOException)
        {
            throw Refused(file, "the server cannot be reached, or broke off", fault);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private static void Take(DatasetFile file, Stream content, FileStream target, IProgress<FetchProgress>? progress, CancellationToken cancellation)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] part = new byte[1 << 16];
        long bytes = 0;
        while (content.ReadAsync(part, cancellation).AsTask().GetAwaiter().GetResult() is > 0 and int count) // a plain read could not be stopped while nothing comes
        {
            bytes += count;
            if (bytes > file.Bytes) throw Wrong(file, FormattableString.Invariant($"more than {file.Bytes} bytes"), FormattableString.Invariant($"{file.Bytes} bytes"));
            hash.AppendData(part, 0, count);
            target.Write(part, 0, count);
            progress?.Report(new(file.Name, bytes, file.Bytes));
        }

        string found = Convert.ToHexStringLower(hash.GetHashAndReset());
        if (bytes != file.Bytes) throw Wrong(file, FormattableString.Invariant($"{bytes} bytes"), FormattableString.Invariant($"{file.Bytes} bytes"));
        if (found != file.Sha256) throw Wrong(file, $"content of the SHA-256 {found}", file.Sha256);
    }

    private static DatasetException Wrong(DatasetFile file, string found, string rule)
        => new($"{file.Address} gives {found}; must give {rule}. Nothing was installed. Try again, or get the file elsewhere and give it with --from.");

    private static DatasetException Refused(DatasetFile file, string why, Exception? cause = null)
    {
        string message = $"{file.Address} cannot be fetched: {why}. Get the file elsewhere and give it with --from.";
        return cause is null ? new(message) : new(message, cause);
    }
}
