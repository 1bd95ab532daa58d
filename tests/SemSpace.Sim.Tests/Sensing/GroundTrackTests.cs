using SemSpace.Orbit.Constellations;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Time;
using SemSpace.Sim.Sensing;

namespace SemSpace.Sim.Tests.Sensing;

public sealed class GroundTrackTests
{
    private static readonly Epoch Start = Epoch.FromUtc(2025, 7, 1);
    private static readonly SensingOptions EveryMinute = new() { CaptureIntervalS = 60, DaylightOnly = false };

    [Fact]
    public void Images_are_taken_after_one_time_and_up_to_another()
    {
        GroundTrack track = new(new Until(Start + Duration.FromHours(1)), EarthRotation.Default, Start, EveryMinute);
        Assert.Equal(10, track.Captures(Start, Start + Duration.FromMinutes(10)).Count());
    }

    [Fact]
    public void Where_there_is_no_position_there_is_no_image()
    {
        // The image at 5 min would need the position a second later for its heading.
        GroundTrack track = new(new Until(Start + Duration.FromMinutes(5)), EarthRotation.Default, Start, EveryMinute);
        Assert.Equal(4, track.Captures(Start, Start + Duration.FromMinutes(10)).Count());
    }

    [Fact]
    public void After_the_end_of_the_flight_there_is_no_image()
    {
        EndedFlight flight = new(new Until(Start + Duration.FromHours(1)), "ended", new FlightEnd(Start + Duration.FromMinutes(7), "it has decayed"));
        GroundTrack track = new(flight, EarthRotation.Default, Start, EveryMinute);
        Assert.Equal(6, track.Captures(Start, Start + Duration.FromMinutes(10)).Count());
    }

    [Fact]
    public void Captures_are_numbered_alike_in_every_span_before_the_origin_too()
    {
        GroundTrack track = new(new Until(Start + Duration.FromHours(1)), EarthRotation.Default, Start, EveryMinute);
        Assert.Equal([-2, -1, 0, 1, 2], track.Captures(Start - Duration.FromMinutes(3), Start + Duration.FromMinutes(2)).Select(capture => capture.Ordinal));
        Assert.Equal([2, 3], track.Captures(Start + Duration.FromMinutes(1), Start + Duration.FromMinutes(3)).Select(capture => capture.Ordinal));
    }

    /// <summary>A satellite over the equator that is lost at some time.</summary>
    private sealed class Until(Epoch end) : IPropagator
    {
        public TemeState At(Epoch epoch)
        {
            if (epoch > end) throw new PropagationException("A", epoch, 6, "the satellite has decayed");
            (double sin, double cos) = Math.SinCos((epoch - Start).TotalSeconds * 1.1e-3);
            return new(7000 * cos, 7000 * sin, 0, -7.5 * sin, 7.5 * cos, 0);
        }
    }
}
