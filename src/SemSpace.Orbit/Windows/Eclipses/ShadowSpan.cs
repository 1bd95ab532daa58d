using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Windows.Eclipses;

/// <summary>How the Earth's shadow is modelled.</summary>
public enum ShadowModel
{
    /// <summary><see cref="CylinderShadow"/>: in the Sun or in the dark.</summary>
    Cylinder,

    /// <summary><see cref="ConicalShadow"/>: with penumbra.</summary>
    Conical,
}

/// <summary>What counts as an eclipse.</summary>
public enum EclipseKind
{
    /// <summary>In the dark of <see cref="CylinderShadow"/>.</summary>
    Cylinder,

    /// <summary>Any of the Sun is hidden, by <see cref="ConicalShadow"/>.</summary>
    Penumbra,

    /// <summary>All of the Sun is hidden, by <see cref="ConicalShadow"/>.</summary>
    Umbra,
}

/// <summary>A stretch of time in which a satellite sees only a part of the Sun.</summary>
/// <param name="Start">First instant.</param>
/// <param name="End">Last instant, after <paramref name="Start"/>.</param>
/// <param name="LitFraction">The part it sees, 0 to 1; constant over the stretch.</param>
public readonly record struct ShadowSpan(Epoch Start, Epoch End, double LitFraction);
