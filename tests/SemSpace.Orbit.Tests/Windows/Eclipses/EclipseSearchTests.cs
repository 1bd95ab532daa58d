using CsCheck;
using SemSpace.Orbit.Constellations;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Propagation.Sgp4;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows;
using SemSpace.Orbit.Windows.Eclipses;

namespace SemSpace.Orbit.Tests.Windows.Eclipses;

/// <summary>The batched search against the general one over the scalar conditions, instant by instant.</summary>
public sealed class EclipseSearchTests
{
    /// <summary>Edges are exact to a microsecond and then rounded to whole milliseconds, which may fall to either side.</summary>
    private const double RoundingSeconds = 0.001;

    private static readonly Epoch Start = Epoch.FromUtc(2025, 3, 1);

    /// <summary>Any ellipse, by any model, over 15 minutes to 3 days of any year from 1975 to 2075.</summary>
    private static readonly Gen<(IPropagator Satellite, Epoch Start, Epoch End)> Searches =
        from orbit in Orbits.Any
        from model in Gen.OneOf(Gen.Const(OrbitModel.Sgp4), Gen.Const(OrbitModel.J2), Gen.Const(OrbitModel.Kepler))
        from place in Gen.Select(Gen.Int[-50, 50], Gen.Int[0, 86_400_000], Gen.Int[900_000, 260_000_000])
        let start = Orbits.Start + Duration.FromHours(place.Item1 * 8766) + Duration.FromMilliseconds(place.Item2)
        select (Propagators.Create(model, orbit with { Epoch = start }), start, start + Duration.FromMilliseconds(place.Item3));

    [Theory]
    [InlineData(EclipseKind.Cylinder)]
    [InlineData(EclipseKind.Penumbra)]
    [InlineData(EclipseKind.Umbra)]
    public void Windows_are_those_found_one_by_one(EclipseKind kind) => Searches.Sample(search =>
    {
        List<TimeWindow>? expected = Lasting(() => OneByOne(search.Satellite, kind, search.Start, search.End));
        List<TimeWindow>? found = Lasting(() => EclipseFinder.Find(search.Satellite, kind, search.Start, search.End));
        if (expected is null || found is null)
        {
            Assert.Equal(expected, found);
            return;
        }

        Assert.Equal(expected.Count, found.Count);
        foreach ((TimeWindow one, TimeWindow other) in expected.Zip(found))
        {
            Assert.Equal((one.CutAtStart, one.CutAtEnd), (other.CutAtStart, other.CutAtEnd));
            Assert.InRange((one.Start - other.Start).TotalSeconds, -RoundingSeconds, RoundingSeconds);
            Assert.InRange((one.End - other.End).TotalSeconds, -RoundingSeconds, RoundingSeconds);
        }
    });

    /// <summary>Over a month every edge of a low orbit is the same millisecond.</summary>
    [Theory]
    [InlineData(EclipseKind.Cylinder)]
    [InlineData(EclipseKind.Penumbra)]
    [InlineData(EclipseKind.Umbra)]
    public void Edges_of_a_low_orbit_are_the_same(EclipseKind kind)
    {
        Sgp4Propagator satellite = new(Walker.Delta(new(1, 1, 0, 53, 550), Start)[0]);
        Epoch end = Start + Duration.FromHours(24 * 30);
        IReadOnlyList<TimeWindow> windows = EclipseFinder.Find(satellite, kind, Start, end);
        Assert.Equal(OneByOne(satellite, kind, Start, end), windows);
        Assert.InRange(windows.Count, 440, 460);
    }

    /// <summary>The Sun's count of days leaves the leap second of 31 December 2016 out.</summary>
    [Theory]
    [InlineData(EclipseKind.Cylinder)]
    [InlineData(EclipseKind.Umbra)]
    public void A_leap_second_within_the_search_changes_no_edge(EclipseKind kind)
    {
        Epoch start = Epoch.FromUtc(2016, 12, 31, 12), end = Epoch.FromUtc(2017, 1, 2, 12);
        Sgp4Propagator satellite = new(Walker.Delta(new(1, 1, 0, 53, 550), start)[0]);
        Assert.Equal(OneByOne(satellite, kind, start, end), EclipseFinder.Find(satellite, kind, start, end));
    }

    /// <summary>
    /// The cylinder's margin is the scalar one with the other sign; the cones' have the sign of the scalar ones, which are angles. Angles of a
    /// billionth of a radian, a microsecond of flight, may fall to either side.
    /// </summary>
    [Theory]
    [InlineData(EclipseKind.Cylinder)]
    [InlineData(EclipseKind.Penumbra)]
    [InlineData(EclipseKind.Umbra)]
    public void Margins_are_those_of_single_instants_at_every_width(EclipseKind kind)
        => Gen.Select(Gen.Double[6_380, 3e6], Gen.Double[-1, 1], Gen.Double[0, 6.3], Gen.Double[0, 8_766]).Array[1, 20].Sample(places =>
        {
            const double share = 1e-12, thinRad = 1e-9;
            Epoch[] times = [.. places.Select(place => Start + Duration.FromHours(place.Item4))];
            double[] days = [.. times.Select(Sun.DaysSinceJ2000)], wide = new double[days.Length], middle = new double[days.Length], narrow = new double[days.Length];
            StateTable states = new(days.Length);
            for (int i = 0; i < days.Length; i++) states.Set(i, Place(places[i].Item1, places[i].Item2, places[i].Item3));
            Shadow512.Margins(kind, states, days, wide);
            Shadow256.Margins(kind, states, days, middle);
            Shadow128.Margins(kind, states, days, narrow);
            Assert.Equal(wide, middle);
            Assert.Equal(wide, narrow);
            for (int i = 0; i < days.Length; i++)
            {
                double scalar = Condition(new Resting(states.TemeAt(i)), kind).SignedMargin(times[i]);
                if (kind == EclipseKind.Cylinder) Assert.Equal(scalar, wide[i], share * places[i].Item1 * places[i].Item1 / CircularOrbit.EarthRadiusKm);
                else Assert.True(Math.Abs(scalar) < thinRad || scalar > 0 == wide[i] > 0);
            }
        });

    /// <summary>The windows and the gaps between them that both searches promise to find; null where there is no position.</summary>
    private static List<TimeWindow>? Lasting(Func<IReadOnlyList<TimeWindow>> find)
    {
        try
        {
            List<TimeWindow> lasting = [];
            foreach (TimeWindow window in find())
            {
                if (lasting.Count > 0 && window.Start - lasting[^1].End <= WindowFinder.ShortestWindow) lasting[^1] = lasting[^1] with { End = window.End, CutAtEnd = window.CutAtEnd };
                else lasting.Add(window);
            }

            return [.. lasting.Where(window => window.Length > WindowFinder.ShortestWindow)];
        }
        catch (PropagationException)
        {
            return null;
        }
    }

    private static IReadOnlyList<TimeWindow> OneByOne(IPropagator satellite, EclipseKind kind, Epoch start, Epoch end)
        => WindowFinder.Find(new Within(Condition(satellite, kind), start, end), start, end);

    private static IVisibility Condition(IPropagator satellite, EclipseKind kind) => kind switch
    {
        EclipseKind.Cylinder => new Darkness(new CylinderShadow(satellite)),
        EclipseKind.Penumbra => new ConicalShadow(satellite).Penumbra,
        EclipseKind.Umbra => new ConicalShadow(satellite).Umbra,
    };

    private static TemeState Place(double radius, double sine, double longitude)
    {
        double flat = radius * Math.Sqrt(1 - (sine * sine));
        return new(flat * Math.Cos(longitude), flat * Math.Sin(longitude), radius * sine, 0, 0, 0);
    }

    private sealed class Resting(TemeState place) : IPropagator
    {
        public TemeState At(Epoch epoch) => place;
    }

    private sealed class Darkness(CylinderShadow light) : IVisibility
    {
        public double SignedMargin(Epoch epoch) => -light.SignedMargin(epoch);
    }

    /// <summary>Unknown past the ends of the search, where the search for an extremum looks too and there may be no position.</summary>
    private sealed class Within(IVisibility condition, Epoch start, Epoch end) : IVisibility
    {
        public double SignedMargin(Epoch epoch)
        {
            try
            {
                return condition.SignedMargin(epoch);
            }
            catch (PropagationException) when (epoch < start || epoch > end)
            {
                return double.NaN;
            }
        }
    }
}
