using SemSpace.Fl.Aggregation;
using SemSpace.Orbit.Time;

namespace SemSpace.Sim.TwoTier;

/// <summary>Tells an aggregation rule what the contact plan foretells about a round.</summary>
internal static class RoundPlanner
{
    /// <summary>
    /// The contacts of a round and of the horizon after it. A contact in which an upload does not fit counts nothing; a
    /// satellite that the energy gate holds back is left out of the round.
    /// </summary>
    public static RoundPlan Plan(World world, IReadOnlyList<SatelliteProcess> satellites, Epoch opens, Epoch closes)
    {
        Epoch horizon = closes + Duration.FromMinutes(world.Setup.Rounds.HorizonMin);
        bool[] able = [.. satellites.Select(satellite => satellite.HasEnergy)];
        List<PlannedContact> during = [], after = [];
        foreach (Contact contact in world.Setup.Contacts.Between(opens, horizon))
        {
            if (Cut(contact, opens, closes, world.ForeseenUploadBits, closes) is { } inside && able[contact.Window.Satellite]) during.Add(inside);
            if (Cut(contact, closes, horizon, world.ForeseenUploadBits, closes) is { } later) after.Add(later);
        }

        return new RoundPlan(satellites.Count, during, after);
    }

    private static PlannedContact? Cut(Contact contact, Epoch from, Epoch to, double payloadBits, Epoch closes)
    {
        Epoch start = Epoch.Max(contact.Window.Aos, from), end = Epoch.Min(contact.Window.Los, to);
        if (start >= end) return null;
        double bits = contact.Downlink.BitsBetween(start, end);
        if (bits < payloadBits) return null;
        double wait = Math.Max(0, (start - closes).TotalSeconds);
        return new PlannedContact(contact.Window.Id, contact.Window.Satellite, contact.Window.Gateway, (end - start).TotalSeconds, bits, wait);
    }
}
