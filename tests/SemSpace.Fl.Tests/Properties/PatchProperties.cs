using CsCheck;
using SemSpace.Fl.Data;

namespace SemSpace.Fl.Tests.Properties;

public class PatchProperties
{
    /// <summary>Single precision weights on colour steps between neighbouring map pixels of up to 1.</summary>
    private const double Rounding = 1e-3;

    private static readonly Gen<CapturePoint> Point = Gen.Select(Gen.Double[-90, 90], Gen.Double[-180, 180], Gen.Double[0, 360], Gen.Int[1, 12])
        .Select((latitudeDeg, longitudeDeg, headingDeg, month) => new CapturePoint(latitudeDeg, longitudeDeg, headingDeg, month));

    [Fact]
    public void Values_lie_between_0_and_1() => Point.Sample(point => Cut(point).Pixels.All(value => value is >= 0 and <= 1.000001f), iter: 200);

    [Fact]
    public void A_turn_of_longitude_or_heading_changes_nothing() => Point.Sample(
        point => Same(Cut(point), Cut(point with { LongitudeDeg = point.LongitudeDeg + 360, HeadingDeg = point.HeadingDeg - 360 }), i => i),
        iter: 100);

    [Fact]
    public void Flying_the_other_way_turns_the_image_upside_down() => Point.Sample(
        point => Same(Cut(point), Cut(point with { HeadingDeg = point.HeadingDeg + 180 }), i => 1023 - i),
        iter: 100);

    [Fact]
    public void At_a_pole_longitude_is_but_a_heading() => Gen.Select(Gen.Double[-180, 180], Gen.Double[0, 360], Gen.Bool).Sample(
        (longitudeDeg, headingDeg, north) =>
        {
            double latitudeDeg = north ? 90 : -90, turned = north ? headingDeg - longitudeDeg : headingDeg + longitudeDeg;
            return Same(Cut(new(latitudeDeg, longitudeDeg, headingDeg, 7)), Cut(new(latitudeDeg, 0, turned, 7)), i => i);
        },
        iter: 100);

    [Fact]
    public void A_place_of_the_plane_lies_at_its_distance_and_bearing() => Gen.Select(
        Gen.Double[-89, 89], Gen.Double[-180, 180], Gen.Double[1, 2000], Gen.Double[0, 360]).Sample(
        (latitudeDeg, longitudeDeg, km, headingDeg) =>
        {
            // Forward by d on the plane is atan(d / R) along the great circle of the heading (direct problem on the sphere).
            (double reachedDeg, double reachedLongitudeDeg) = new TangentPlane(latitudeDeg, longitudeDeg, headingDeg).At(0, km);
            double angle = Math.Atan(km / 6371), lat = double.DegreesToRadians(latitudeDeg), head = double.DegreesToRadians(headingDeg);
            double sine = (Math.Sin(lat) * Math.Cos(angle)) + (Math.Cos(lat) * Math.Sin(angle) * Math.Cos(head));
            double turn = Math.Atan2(Math.Sin(head) * Math.Sin(angle) * Math.Cos(lat), Math.Cos(angle) - (Math.Sin(lat) * sine));
            double difference = Math.IEEERemainder(reachedLongitudeDeg - longitudeDeg - double.RadiansToDegrees(turn), 360);
            return Math.Abs(Math.Sin(double.DegreesToRadians(reachedDeg)) - sine) < 1e-12 && Math.Abs(difference) < 1e-9;
        });

    private static (LandCover Class, float[] Pixels) Cut(CapturePoint point)
    {
        float[] pixels = new float[3 * 1024];
        return (EarthImagery.Embedded.Cut(point, PatchSize.Default, pixels), pixels);
    }

    private static bool Same((LandCover Class, float[] Pixels) a, (LandCover Class, float[] Pixels) b, Func<int, int> place)
        => Enumerable.Range(0, 3 * 1024).All(i => Math.Abs(a.Pixels[i] - b.Pixels[(i / 1024 * 1024) + place(i % 1024)]) < Rounding);
}
