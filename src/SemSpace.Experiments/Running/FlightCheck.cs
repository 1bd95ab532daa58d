using SemSpace.Experiments.Scenarios;
using SemSpace.Orbit.Constellations;
using SemSpace.Orbit.Elements;
using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Time;
using SemSpace.Sim.Sensing;

namespace SemSpace.Experiments.Running;

/// <summary>
/// Makes the satellites of a scenario fly: finds those that cannot, those that end within the scenario, and elements too old to be
/// trusted, and says each in words.
/// </summary>
/// <param name="scenario">The scenario.</param>
internal sealed class FlightCheck(Scenario scenario)
{
    /// <summary>Elements further from the start than this, in days, are warned of: about 10 km of error.</summary>
    private const double OldDays = 3;

    /// <summary>SGP4 is good to about 1 km at the epoch and loses 1 to 3 km a day (Vallado et al., AIAA 2006-6753).</summary>
    private const double ErrorAtEpochKm = 1, LeastGrowthKmPerDay = 1, MostGrowthKmPerDay = 3;

    /// <summary>Drag below this height changes an orbit faster, and less predictably, than that.</summary>
    private const double DenseAirKm = 500;

    private const double SecondsPerDay = 86_400;

    /// <summary>What to tell the user.</summary>
    public List<string> Warnings { get; } = [];

    /// <summary>Satellites that cannot be propagated at the start, one sentence each.</summary>
    public List<string> Refusals { get; } = [];

    /// <summary>The satellite in flight, or null with a refusal.</summary>
    public Spacecraft? Launch(PlacedElements placed, string name)
    {
        OrbitalElements set = placed.Set;
        Epoch start = scenario.StartUtc, end = MissionFactory.End(scenario) + GroundTrack.HeadingStep;
        if (Propagator(set) is not { } propagator) return null;
        if (scenario.Propagation.Model != OrbitModel.Sgp4 && set.PerigeeAltitudeKm < 0)
        {
            // SGP4 says itself that such a satellite has decayed; the other models know no ground.
            Refusals.Add(FormattableString.Invariant($"{name} flies through the Earth: its perigee is at {set.PerigeeAltitudeKm:0.0} km."));
            return null;
        }

        if (Lifetime.Find(propagator, Duration.FromSeconds(set.PeriodSeconds), start, end) is not { } flight) return new(name, placed.Plane, set, propagator);
        if (flight.Instant == start)
        {
            Refusals.Add($"{name} has no position at the start, {start}: {flight.Reason}.");
            return null;
        }

        Warnings.Add($"{name} flies until {flight.Instant} only: {flight.Reason}. It has no contacts and takes no images from then on.");
        return new(name, placed.Plane, set, new EndedFlight(propagator, name, flight)) { FlightEnd = flight.Instant };
    }

    /// <summary>Warns, once for all, of elements whose epochs lie far from the start.</summary>
    public void CheckAges(IReadOnlyList<OrbitalElements> sets)
    {
        OrbitalElements[] old = [.. sets.Where(set => Days(set) > OldDays)];
        if (old.Length == 0) return;
        OrbitalElements oldest = old.MaxBy(Days)!;
        double days = Days(oldest);
        string which = sets.Count == 1 ? "the epoch of the element set is" : FormattableString.Invariant($"the epochs of {old.Length} of {sets.Count} element sets are");
        Warnings.Add(FormattableString.Invariant($"{which} more than {OldDays} days from the scenario's start, at most {days:0.0} days ({oldest.Name}). ")
            + $"SGP4 is good to about 1 km at the epoch and loses 1 to 3 km a day: {Expected(oldest, days)}.{Drag(old)} "
            + "Take element sets of the scenario's date, or move start_utc.");
    }

    /// <summary>The error to expect; it grows along the orbit, so that it means nothing once it is as large as the orbit.</summary>
    private static string Expected(OrbitalElements oldest, double days)
    {
        double least = ErrorAtEpochKm + (LeastGrowthKmPerDay * days), most = ErrorAtEpochKm + (MostGrowthKmPerDay * days);
        return most < oldest.SemiMajorAxisKm
            ? FormattableString.Invariant($"expect {least:0} to {most:0} km")
            : "after so long it does not tell where on its orbit a satellite is";
    }

    private static string Drag(OrbitalElements[] old)
    {
        int low = old.Count(set => set.PerigeeAltitudeKm < DenseAirKm);
        string who = low == 1 ? "One of them flies" : FormattableString.Invariant($"{low} of them fly");
        return low == 0 ? "" : FormattableString.Invariant($" {who} below {DenseAirKm} km, where drag makes it far more.");
    }

    private double Days(OrbitalElements set) => Math.Abs((scenario.StartUtc - set.Epoch).TotalSeconds) / SecondsPerDay;

    private IPropagator? Propagator(OrbitalElements set)
    {
        try
        {
            return Propagators.Create(scenario.Propagation.Model, set);
        }
        catch (ArgumentOutOfRangeException)
        {
            Refusals.Add($"{set.Name} cannot be propagated: its elements are beyond what {Propagators.All.First(model => model.Model == scenario.Propagation.Model).Name} takes.");
            return null;
        }
    }
}
