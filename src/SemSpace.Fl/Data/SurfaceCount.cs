namespace SemSpace.Fl.Data;

/// <summary>How many points of an image show each surface, and the class that follows.</summary>
internal struct SurfaceCount
{
    private const double OceanShare = 0.02, InlandShare = 0.98, Majority = 0.5;

    private int _water, _snow, _bare, _green, _mixed;

    public void Add(Surface surface)
    {
        switch (surface)
        {
            case Surface.Water: _water++; break;
            case Surface.Snow: _snow++; break;
            case Surface.Bare: _bare++; break;
            case Surface.Green: _green++; break;
            default: _mixed++; break;
        }
    }

    /// <summary>The rule of <see cref="LandCover"/>.</summary>
    public readonly LandCover Judge()
    {
        int all = _water + _snow + _bare + _green + _mixed, dry = all - _water;
        if (_snow >= Majority * all) return LandCover.SnowOrIce;
        if (dry < OceanShare * all) return LandCover.Ocean;
        if (dry <= InlandShare * all) return LandCover.Coast;
        if (_bare > Majority * dry) return LandCover.Desert;
        return _green > Majority * dry ? LandCover.Vegetation : LandCover.Other;
    }
}
