namespace SemSpace.Fl.Data;

/// <summary>Where and when a satellite looks straight down and takes an image.</summary>
/// <param name="LatitudeDeg">Latitude of the image's centre, -90 to 90°.</param>
/// <param name="LongitudeDeg">Longitude of the image's centre, any turn of it.</param>
/// <param name="HeadingDeg">Direction of flight over the ground, clockwise from north; it points to the image's upper edge.</param>
/// <param name="Month">Calendar month, 1 to 12.</param>
public readonly record struct CapturePoint(double LatitudeDeg, double LongitudeDeg, double HeadingDeg, int Month)
{
    /// <summary>The capture's number on its satellite's track, in whole intervals since the track's origin, so negative before it; 0 for a point on no track.</summary>
    public long Ordinal { get; init; }
}
