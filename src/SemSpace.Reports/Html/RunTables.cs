using SemSpace.Reports.Tables;
using SemSpace.Sim.Records;

namespace SemSpace.Reports.Html;

/// <summary>The tables of a run in a page.</summary>
public static class RunTables
{
    private static readonly Table<Satellite> Satellites = new Table<Satellite>("satellites of a report", "one row per satellite")
        .Text("satellite", s => s.Brought.Satellite, "satellite's name")
        .With("plane", Formats.FromOne, s => s.Energy.Plane, "its orbital plane, counted from 1")
        .Whole("contacts", s => s.Contacts.Length, "contact windows")
        .Number("contact_h", s => s.Contacts.Sum(Hours), "their length", "h")
        .Whole("trainings", s => s.Brought.Trainings, "trainings that ended")
        .Whole("samples", s => s.Brought.Samples, "samples in them")
        .Whole("updates", s => s.Brought.Updates, "updates that reached a gateway")
        .Whole("merged", s => s.Brought.MergedUpdates, "those merged into a version")
        .Number("data_share", s => s.Brought.DataShare, "its share of all samples")
        .Number("importance", s => s.Brought.Importance, "its share of the weight of all merged updates")
        .Number("used_j", s => s.Energy.UsedJ, "energy that its loads used", "J")
        .Number("lowest_j", s => s.Energy.MinimumJ, "lowest charge of its battery", "J")
        .Whole("brownouts", s => s.Energy.Brownouts, "how often its battery ran empty");

    private static readonly Table<Gateway> Gateways = new Table<Gateway>("gateways of a report", "one row per gateway")
        .Text("gateway", g => g.Name, "gateway's name")
        .Whole("contacts", g => g.Contacts.Length, "contact windows")
        .Number("contact_h", g => g.Contacts.Sum(Hours), "their length", "h")
        .Number("used_h", g => g.Contacts.Sum(contact => contact.UsedSeconds) / 3600, "time in which an antenna sent or received", "h")
        .Whole("updates", g => g.Updates.Length, "updates received")
        .Whole("merged", g => g.Updates.Count(update => update.Fate == UpdateFate.Merged), "those merged into a version")
        .Number("weight", g => g.Updates.Sum(update => update.Fate == UpdateFate.Merged ? update.Weight : 0), "sum of their weights")
        .Number("down_bits", g => g.Contacts.Sum(contact => contact.DownlinkBits), "sent down to it", "bits")
        .Number("up_bits", g => g.Contacts.Sum(contact => contact.UplinkBits), "sent up by it", "bits");

    /// <summary>Satellites and gateways of a run.</summary>
    /// <param name="records">What happened.</param>
    /// <param name="gateways">Names of all gateways.</param>
    public static IReadOnlyList<ReportTable> Of(RunRecords records, IReadOnlyList<string> gateways)
    {
        ArgumentNullException.ThrowIfNull(records);
        ILookup<string, ContactRecord> bySatellite = records.Contacts.ToLookup(contact => contact.Satellite), byGateway = records.Contacts.ToLookup(contact => contact.Gateway);
        ILookup<string, UpdateRecord> received = records.Updates.ToLookup(update => update.Gateway);
        return
        [
            ReportTable.Of("Gateways", Gateways.Columns, gateways.Select(name => new Gateway(name, [.. byGateway[name]], [.. received[name]]))),
            ReportTable.Of("Satellites", Satellites.Columns, records.Satellites.Zip(records.Energy, (brought, energy) => new Satellite(brought, energy, [.. bySatellite[brought.Satellite]]))),
        ];
    }

    private static double Hours(ContactRecord contact) => (contact.Los - contact.Aos).TotalHours;

    private sealed record Satellite(SatelliteRecord Brought, EnergyRecord Energy, ContactRecord[] Contacts);

    private sealed record Gateway(string Name, ContactRecord[] Contacts, UpdateRecord[] Updates);
}
