using Is = SemSpace.Keys.Keys<SemSpace.Sim.Energy.BodyCells>;

namespace SemSpace.Sim.Energy;

/// <summary>Where the Sun stands for a satellite that points to the Earth: the parts of the unit vector to it.</summary>
/// <param name="Up">Away from the Earth's centre.</param>
/// <param name="Along">In the orbit's plane, forward.</param>
/// <param name="Across">Along the orbit's normal.</param>
public readonly record struct SunInOrbit(double Up, double Along, double Across);

/// <summary>How solar cells are mounted: what share of their area the Sun sees. What differs between the members of <see cref="PanelMounts"/>.</summary>
public abstract record PanelMount
{
    /// <summary>The share where it is the same always; null where it depends on where the Sun stands.</summary>
    public virtual double? Constant => null;

    /// <summary>The share of the cells' area that the Sun sees, 0 to 1.</summary>
    public abstract double Share(SunInOrbit sun);
}

/// <summary>Panels that turn about two axes, or a satellite that turns with them: they face the Sun always.</summary>
public sealed record TrackingPanel : PanelMount
{
    /// <inheritdoc/>
    public override double? Constant => 1;

    /// <inheritdoc/>
    public override double Share(SunInOrbit sun) => 1;
}

/// <summary>Panels that turn about the orbit's normal alone, on a satellite that points to the Earth: what is missing is the Sun's angle to the orbit.</summary>
public sealed record OneAxisPanel : PanelMount
{
    /// <inheritdoc/>
    public override double Share(SunInOrbit sun) => Math.Sqrt((sun.Up * sun.Up) + (sun.Along * sun.Along));
}

/// <summary>Deployed panels that look away from the Earth, on a satellite that points to it.</summary>
public sealed record ZenithPanel : PanelMount
{
    /// <inheritdoc/>
    public override double Share(SunInOrbit sun) => Math.Max(0, sun.Up);
}

/// <summary>Cells on a convex body that tumbles: a quarter of their area on average over all attitudes (Cauchy).</summary>
public sealed record TumblingCells : PanelMount
{
    /// <inheritdoc/>
    public override double? Constant => 0.25;

    /// <inheritdoc/>
    public override double Share(SunInOrbit sun) => 0.25;
}

/// <summary>Cells on the faces of a box that points to the Earth; of two opposite faces the Sun sees one.</summary>
public sealed record BodyCells : PanelMount
{
    /// <summary>Share of the cells on the faces towards and away from the Earth.</summary>
    public double UpShare { get; init; } = 1.0 / 3;

    /// <summary>Share of the cells on the faces forward and backward; the rest is on the faces to the sides.</summary>
    public double AlongShare { get; init; } = 1.0 / 3;

    /// <summary>The keys.</summary>
    public static Section<BodyCells> Keys { get; } = new(
        "Cells on the faces of a box that points to the Earth.",
        () => new(),
        Is.Of("up_share", Kinds.Within(0, 1), "share of the cells on the faces towards and away from the Earth, half on each", b => b.UpShare, (b, v) => b with { UpShare = v }),
        Is.Of("along_share", Kinds.Within(0, 1), "share on the faces forward and backward; the rest is on the sides", b => b.AlongShare, (b, v) => b with { AlongShare = v }))
    {
        Laws = [new(["up_share", "along_share"], b => b.UpShare + b.AlongShare <= 1 ? null : FormattableString.Invariant($"is {b.UpShare}; must be at most 1 less along_share, which is {b.AlongShare}."))],
    };

    /// <inheritdoc/>
    public override double Share(SunInOrbit sun)
        => ((UpShare * Math.Abs(sun.Up)) + (AlongShare * Math.Abs(sun.Along)) + (Math.Max(0, 1 - UpShare - AlongShare) * Math.Abs(sun.Across))) / 2;
}

/// <summary>The mounts by name; a program may add its own.</summary>
public static class PanelMounts
{
    /// <summary>The catalogue.</summary>
    public static Catalogue<PanelMount> All { get; } = new(
        "panel mount",
        Of<TrackingPanel>("tracking", "faces the Sun always"),
        Of<OneAxisPanel>("one_axis", "turns about the orbit's normal"),
        Of<ZenithPanel>("zenith", "looks away from the Earth"),
        Member<PanelMount>.Of("body", "is cells on the faces of a box that points to the Earth", BodyCells.Keys),
        Of<TumblingCells>("tumbling", "is cells on a body that tumbles"));

    private static Member<PanelMount> Of<T>(string name, string meaning)
        where T : PanelMount, new() => Member<PanelMount>.Of(name, meaning, new Section<T>(meaning, () => new()));
}
