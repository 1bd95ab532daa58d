using System.Formats.Tar;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using SemSpace.Fl.Datasets;
using SemSpace.Fl.Datasets.Folder;
using SemSpace.Fl.Datasets.Installing;
using SemSpace.Fl.Datasets.Mnist;
using SkiaSharp;

namespace SemSpace.Fl.Tests.Datasets;

/// <summary>A data set is there whole or not at all.</summary>
public sealed class DatasetInstallerTests : IDisposable
{
    private readonly SmallFiles _files = new(), _root = new();

    public void Dispose()
    {
        _files.Dispose();
        _root.Dispose();
    }

    private string Target => _root.In("set");

    [Fact]
    public void What_the_network_gives_is_installed_where_the_checksums_are_right()
    {
        Served source = Serve();
        List<FetchProgress> told = [];
        StoredImages images = new DatasetInstaller(source.Network).Fetch(source, Target, new Told(told.Add), TestContext.Current.CancellationToken);
        Assert.Equal((30, 10), (images.Train.Count, images.Test.Count));
        Assert.True(source.IsIn(Target));
        Assert.Equal([Target], Directory.EnumerateFileSystemEntries(_root.Folder));
        Assert.Contains(told, progress => progress.Bytes == progress.AllBytes);
    }

    [Theory]
    [InlineData("checksum", "gives content of the SHA-256")]
    [InlineData("short", "gives 3 bytes; must give")]
    [InlineData("long", "gives more than")]
    [InlineData("missing", "cannot be fetched: the server answers 404")]
    public void What_is_not_right_leaves_nothing(string what, string problem)
    {
        Served source = Serve();
        Uri last = source.Official[^1].Address;
        byte[] content = source.Network.Files[last];
        if (what == "missing") source.Network.Files.Remove(last);
        else source.Network.Files[last] = what == "short" ? content[..3] : what == "long" ? [.. content, 0] : [.. content[..^1], (byte)(content[^1] + 1)];
        DatasetException fault = Assert.Throws<DatasetException>(() => new DatasetInstaller(source.Network).Fetch(source, Target, null, TestContext.Current.CancellationToken));
        Assert.StartsWith($"{last} {problem}", fault.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_root.Folder));
    }

    [Fact]
    public void A_stopped_fetch_leaves_nothing()
    {
        Served source = Serve();
        using CancellationTokenSource stop = new();
        Assert.ThrowsAny<OperationCanceledException>(() => new DatasetInstaller(source.Network).Fetch(source, Target, new Told(_ => stop.Cancel()), stop.Token));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_root.Folder));
    }

    [Fact]
    public void A_copy_is_installed_from_a_folder_and_from_archives()
    {
        _files.ImagesByClass(4, ("a", SKColors.Red), ("b", SKColors.Blue));
        string zip = _root.In("copy.zip"), tar = _root.In("copy.tgz");
        ZipFile.CreateFromDirectory(_files.Folder, zip, CompressionLevel.Fastest, includeBaseDirectory: true);
        using (GZipStream packed = new(File.Create(tar), CompressionLevel.Fastest)) TarFile.CreateFromDirectory(_files.Folder, packed, includeBaseDirectory: true);
        string[] keys = [.. ((string[])[_files.Folder, zip, tar]).Select(from =>
        {
            string target = _root.In(Path.GetFileName(from) + "-installed");
            StoredImages images = DatasetInstaller.Install(new FolderSource(), from, target, TestContext.Current.CancellationToken);
            Assert.True(File.Exists(Path.Combine(target, "a", "0.png")));
            return images.Train.Key;
        })];
        Assert.Single(keys.Distinct());
    }

    [Fact]
    public void What_does_not_hold_the_data_set_or_is_not_there_is_refused()
    {
        _files.ImagesByClass(1, ("a", SKColors.Red));
        Refused(new MnistSource(), _files.Folder, "What was given does not hold mnist: ");
        Refused(new MnistSource(), _files.In("none"), $"--from is {_files.In("none")}; must be a file or folder that is there.");
        Refused(new MnistSource(), _files.In("a/0.png"), $"--from is {_files.In("a/0.png")}; must be a folder, or an archive");
        File.WriteAllText(_files.In("bad.zip"), "no archive");
        Refused(new MnistSource(), _files.In("bad.zip"), $"mnist cannot be put into {Target}: the archive is damaged.");
        DatasetException fault = Assert.Throws<DatasetException>(() => new DatasetInstaller().Fetch(new FolderSource(), Target, null, TestContext.Current.CancellationToken));
        Assert.Contains("there is no address to fetch it from", fault.Message, StringComparison.Ordinal);
        Directory.CreateDirectory(Target);
        Assert.Contains("is there already", Assert.Throws<DatasetException>(() => DatasetInstaller.Install(new MnistSource(), _files.Folder, Target, TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_folder_cannot_be_made_another_can_be_named()
    {
        _files.Idx(30, 10);
        File.WriteAllText(_root.In("file"), "");
        string target = _root.In("file/mnist");
        string told = Assert.Throws<DatasetException>(() => DatasetInstaller.Install(new MnistSource(), _files.Folder, target, TestContext.Current.CancellationToken)).Message;
        Assert.Matches($"^mnist cannot be put into {target}: .+\\. The variable SEMSPACE_DATA may name another folder\\.$", told);
    }

    [Fact]
    public void A_file_that_would_be_outside_of_the_folder_is_refused()
    {
        string path = _files.In("evil.zip");
        using (ZipArchive zip = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            using StreamWriter entry = new(zip.CreateEntry("../../evil.txt").Open());
            entry.Write("evil");
        }

        Refused(new MnistSource(), path, $"mnist cannot be put into {Target}: the archive is damaged.");
    }

    private void Refused(StoredSource source, string from, string problem)
    {
        Assert.StartsWith(problem, Assert.Throws<DatasetException>(() => DatasetInstaller.Install(source, from, Target, TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_root.Folder));
    }

    private Served Serve()
    {
        _files.Idx(30, 10);
        Network network = new();
        List<DatasetFile> official = [];
        foreach (string path in Directory.EnumerateFiles(_files.Folder).Order(StringComparer.Ordinal))
        {
            byte[] content = File.ReadAllBytes(path);
            official.Add(DatasetFile.Of("https://data.example/", Path.GetFileName(path), Convert.ToHexStringLower(SHA256.HashData(content)), content.Length));
            network.Files[official[^1].Address] = content;
        }

        return new(network, official);
    }

    private sealed record Served(Network Network, IReadOnlyList<DatasetFile> Files) : StoredSource
    {
        public override string Name => "served";

        public override string Title => "images of a test";

        public override IReadOnlyList<DatasetFile> Official => Files;

        public override bool IsIn(string folder) => new MnistSource().IsIn(folder);

        public override StoredImages Read(string folder, ExamSplit split) => new MnistSource().Read(folder, split);
    }

    private sealed class Network : HttpMessageHandler
    {
        public Dictionary<Uri, byte[]> Files { get; } = [];

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
            => Files.TryGetValue(request.RequestUri!, out byte[]? content) ? new(HttpStatusCode.OK) { Content = new ByteArrayContent(content) } : new(HttpStatusCode.NotFound);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            => Task.FromResult(Send(request, cancellationToken));
    }

    private sealed class Told(Action<FetchProgress> tell) : IProgress<FetchProgress>
    {
        public void Report(FetchProgress value) => tell(value);
    }
}
