using SemSpace.Orbit.Constellations;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Propagation.TwoBody;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Contacts;
using SemSpace.Orbit.Windows.Stations;

namespace SemSpace.Orbit.Tests.Constellations;

public sealed class EndedFlightTests
{
    private static readonly KeplerPropagator Whole = new(Orbits.Of(7000, 0.001, 53));
    private static readonly FlightEnd End = new(Orbits.Start + Duration.FromSeconds(100), "it was hit");
    private static readonly EndedFlight Ended = new(Whole, "A", End);

    [Fact]
    public void Until_the_end_it_is_where_its_model_has_it()
    {
        Epoch last = End.Instant - new Duration(1);
        Assert.Equal(Whole.At(last), Ended.At(last));
    }

    [Fact]
    public void From_the_end_on_it_has_no_position_and_says_why()
    {
        PropagationException error = Assert.Throws<PropagationException>(() => Ended.At(End.Instant));
        Assert.Equal(("A", End.Instant, "it was hit"), (error.Satellite, error.Epoch, error.Reason));
    }

    [Fact]
    public void A_table_is_empty_from_the_last_millisecond_on()
    {
        double[] seconds = [99, 101, 99.999, 99.9995, 0];
        StateTable ended = new(seconds.Length), whole = new(seconds.Length);
        Ended.Fill(Orbits.Start, seconds, ended);
        Whole.Fill(Orbits.Start, seconds, whole);
        Assert.Equal([false, true, false, true, false], ended.XKm.ToArray().Select(double.IsNaN));
        foreach (int kept in (int[])[0, 2, 4]) Assert.Equal(whole.TemeAt(kept), ended.TemeAt(kept));
    }

    [Fact]
    public void Its_last_contact_ends_where_it_still_has_a_position()
    {
        GroundSite everywhere = new("all sky", new(0, 0, 0), -90);
        ContactWindow life = Assert.Single(ContactFinder.Find([Ended], [everywhere], Orbits.Start, Orbits.Start + Duration.FromHours(3), workers: 1));
        Assert.InRange((End.Instant - life.Los).TotalSeconds, 1e-3, 3e-3);
        _ = Ended.At(life.Los);
    }
}
