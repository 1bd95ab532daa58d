using System.Text.Json.Nodes;
using SemSpace.Orbit.Time;

namespace SemSpace.Experiments.Scenarios.Binding;

/// <summary>An instant in UTC, kept to the millisecond.</summary>
internal sealed class EpochKind : ValueKind<Epoch>
{
    private static readonly Epoch First = Epoch.FromUtc(1958, 1, 1), Last = Epoch.FromUtc(2200, 12, 31, 23, 59, 59.999);

    /// <inheritdoc/>
    public override string MustBe => "a UTC time such as 2025-07-01T00:00:00Z, from 1958 to 2200";

    /// <inheritdoc/>
    public override string Range => "1958 to 2200";

    /// <inheritdoc/>
    public override string Unit => "UTC";

    /// <inheritdoc/>
    public override JsonObject Schema() => new() { ["type"] = "string", ["pattern"] = @"^(19(5[89]|[6-9]\d)|2[01]\d\d|2200)-\d\d-\d\d" };

    /// <inheritdoc/>
    public override bool TryRead(ScalarNode node, BindContext context, out Epoch value, out string hint)
    {
        hint = "";
        bool legal = Epoch.TryParse(node.Text, out Epoch exact);
        value = exact.RoundTo(Duration.FromMilliseconds(1));
        return legal;
    }

    /// <inheritdoc/>
    public override ScalarNode Write(Epoch value, FileNaming naming) => ScalarNode.Plain(value.ToString());

    /// <inheritdoc/>
    public override string Sample(double place)
        => Epoch.Min(Last, First + Duration.FromSeconds(place * (Last - First).TotalSeconds)).ToString();
}
