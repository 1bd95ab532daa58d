using CsCheck;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Tests.Properties;

public sealed class TimeLaws
{
    private static readonly Gen<Epoch> Epochs = Gen.Long[Epoch.FromUtc(1960, 1, 1).TaiNanoseconds, Epoch.FromUtc(2199, 1, 1).TaiNanoseconds]
        .Select(ns => new Epoch(ns));

    [Fact]
    public void A_printed_time_reads_back_to_the_millisecond()
        => Epochs.Sample(e =>
            Epoch.TryParse(e.ToString(), out Epoch read) && read == e.RoundTo(Duration.FromMilliseconds(1)));

    [Fact]
    public void Going_forth_and_back_returns()
        => Gen.Select(Epochs, Gen.Long[-1_000_000_000_000_000_000, 1_000_000_000_000_000_000].Select(ns => new Duration(ns)))
            .Sample((epoch, span) => epoch + span - span == epoch && epoch + span - epoch == span);

    [Fact]
    public void Julian_dates_follow_elapsed_time()
        => Gen.Select(Epochs, Gen.Double[1e-3, 1e5]).Sample((epoch, seconds) =>
        {
            (double midnight, double fraction) = epoch.UtcJulianDate;
            (double laterMidnight, double laterFraction) = (epoch + Duration.FromSeconds(seconds)).UtcJulianDate;
            double elapsed = (laterMidnight - midnight + (laterFraction - fraction)) * 86_400;
            return elapsed <= seconds + 1e-6 && elapsed >= seconds - 1.000001; // a leap second may lie between
        });

    [Fact]
    public void Rounding_moves_by_at_most_half_a_step()
        => Gen.Select(Epochs, Gen.Long[1, 1_000_000_000_000]).Sample((epoch, step) =>
        {
            Epoch rounded = epoch.RoundTo(new Duration(step));
            return rounded.TaiNanoseconds % step == 0 && Math.Abs((rounded - epoch).Nanoseconds) * 2 <= step + 1;
        });
}
