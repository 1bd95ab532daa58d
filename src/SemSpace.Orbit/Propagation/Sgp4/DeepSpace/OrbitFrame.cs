namespace SemSpace.Orbit.Propagation.Sgp4.DeepSpace;

/// <summary>A satellite's orbit at epoch as the pull of Sun and Moon depends on it. The names are the literature's.</summary>
internal readonly record struct OrbitFrame(
    double No,
    double Ecco,
    (double Sin, double Cos) Inclination,
    (double Sin, double Cos) Node,
    (double Sin, double Cos) Perigee)
{
    public double Emsq => Ecco * Ecco;

    public static OrbitFrame Of(in EpochElements epoch, double no)
        => new(no, epoch.Ecco, Math.SinCos(epoch.Inclo), Math.SinCos(epoch.Nodeo), Math.SinCos(epoch.Argpo));
}
