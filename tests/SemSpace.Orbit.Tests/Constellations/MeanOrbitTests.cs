using SemSpace.Orbit.Constellations;
using SemSpace.Orbit.Propagation.Sgp4;

namespace SemSpace.Orbit.Tests.Constellations;

public sealed class MeanOrbitTests
{
    [Fact]
    public void An_angle_that_is_no_number_stays_none_and_is_refused()
        => Assert.Throws<ArgumentOutOfRangeException>(
            () => new Sgp4Propagator(new MeanOrbit(7178, 0.001, 98, double.NaN, 20).Satellite(0, "A", 1, Orbits.Start)));

    [Fact]
    public void A_changed_orbit_has_the_mean_motion_of_its_new_axis()
        => Assert.Equal(8000, (new MeanOrbit(7178, 0.001, 98, 10, 20) with { SemiMajorAxisKm = 8000 }).Satellite(0, "A", 1, Orbits.Start).SemiMajorAxisKm, 1e-6);
}
