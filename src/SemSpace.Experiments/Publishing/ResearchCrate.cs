using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SemSpace.Experiments.Publishing;

/// <summary>What an artifact says of itself to machines: RO-Crate 1.2 (https://w3id.org/ro/crate/1.2).</summary>
internal static class ResearchCrate
{
    /// <summary>What stands in place of a license.</summary>
    public const string NoLicense = "No license is given: ask the authors before you use it.";

    /// <summary>The name of its file.</summary>
    public const string FileName = "ro-crate-metadata.json";

    private const string Version = "https://w3id.org/ro/crate/1.2", Program = "#semspace";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Dictionary<string, string> Formats = new()
    {
        [".csv"] = "text/csv",
        [".html"] = "text/html",
        [".json"] = "application/json",
        [".md"] = "text/markdown",
        [".pdf"] = "application/pdf",
        [".png"] = "image/png",
        [".sh"] = "application/x-sh",
        [".svg"] = "image/svg+xml",
        [".yaml"] = "application/yaml",
    };

    /// <summary>The file's text.</summary>
    /// <param name="name">Name of the study.</param>
    /// <param name="description">What was found.</param>
    /// <param name="facts">What the user says of it; the date is given.</param>
    /// <param name="versions">Versions of SemSpace that made the runs.</param>
    /// <param name="files">Its files with their hashes and lengths in bytes.</param>
    public static string Text(string name, string description, ArtifactFacts facts, string versions, IReadOnlyList<(string Name, string Hash, long Length)> files)
    {
        JsonObject root = new()
        {
            ["@id"] = "./",
            ["@type"] = "Dataset",
            ["name"] = name,
            ["description"] = description,
            ["datePublished"] = DateOf(facts),
            ["license"] = LicenseAddress(facts) is { } address ? Link(address) : facts.License ?? NoLicense,
            ["hasPart"] = new JsonArray([.. files.Select(file => Link(Address(file.Name)))]),
        };
        if (facts.Authors.Count > 0) root["author"] = new JsonArray([.. facts.Authors.Index().Select(author => Link(Person(author.Index)))]);
        JsonArray graph =
        [
            new JsonObject { ["@id"] = FileName, ["@type"] = "CreativeWork", ["about"] = Link("./"), ["conformsTo"] = Link(Version) },
            root,
            .. facts.Authors.Index().Select(author => new JsonObject { ["@id"] = Person(author.Index), ["@type"] = "Person", ["name"] = author.Item }),
            new JsonObject { ["@id"] = Program, ["@type"] = "SoftwareApplication", ["name"] = "SemSpace", ["version"] = versions },
            new JsonObject { ["@id"] = "#runs", ["@type"] = "CreateAction", ["name"] = "The runs", ["instrument"] = Link(Program), ["result"] = Link("./") },
        ];
        if (LicenseAddress(facts) is { } license) graph.Add((JsonNode)new JsonObject { ["@id"] = license, ["@type"] = "CreativeWork", ["name"] = facts.License });
        foreach ((string path, string hash, long length) in files) graph.Add((JsonNode)Part(path, hash, length));
        return new JsonObject { ["@context"] = $"{Version}/context", ["@graph"] = graph }.ToJsonString(Readable) + "\n";
    }

    /// <summary>A given date.</summary>
    public static string DateOf(ArtifactFacts facts) => facts.Date!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static JsonObject Part(string path, string hash, long length)
    {
        JsonObject file = new() { ["@id"] = Address(path), ["@type"] = "File", ["name"] = path, ["contentSize"] = length.ToString(CultureInfo.InvariantCulture), ["sha256"] = hash };
        if (Formats.TryGetValue(Path.GetExtension(path), out string? format)) file["encodingFormat"] = format;
        return file;
    }

    private static string? LicenseAddress(ArtifactFacts facts) => facts.License is { } license ? LicenseName.AddressOf(license) : null;

    private static string Person(int place) => FormattableString.Invariant($"#author-{place + 1}");

    private static string Address(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    private static JsonObject Link(string id) => new() { ["@id"] = id };
}
