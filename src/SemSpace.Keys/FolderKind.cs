using System.Text.Json.Nodes;

namespace SemSpace.Keys;

/// <summary>A folder that is there, named by an absolute path or one that starts from the scenario's folder.</summary>
public sealed class FolderKind : ValueKind<InputFile>
{
    /// <inheritdoc/>
    public override string MustBe => "an existing folder; relative paths start from the folder of the file that names it";

    /// <inheritdoc/>
    public override string Range => "an existing folder";

    /// <inheritdoc/>
    public override JsonObject Schema() => new() { ["type"] = "string", ["minLength"] = 1 };

    /// <inheritdoc/>
    public override bool TryRead(ScalarNode node, BindContext context, out InputFile value, out string hint)
    {
        bool isPath = !node.Text.Contains('\0', StringComparison.Ordinal);
        value = isPath ? new(Path.GetFullPath(Path.Combine(context.FolderOf(node.Place), node.Text))) : default;
        hint = !isPath ? "No path holds the character of code 0." : File.Exists(value.FullPath) ? "It is a file." : "";
        return isPath && Directory.Exists(value.FullPath);
    }

    /// <inheritdoc/>
    public override ScalarNode Write(InputFile value, FileNaming naming) => ScalarNode.Quote(naming(value));

    /// <inheritdoc/>
    public override string? Sample(double place) => null;
}
