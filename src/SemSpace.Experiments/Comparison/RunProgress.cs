using SemSpace.Orbit.Time;
using SemSpace.Sim.Records;

namespace SemSpace.Experiments.Comparison;

/// <summary>How far a run has come: what is across where its score is drawn over its course.</summary>
/// <param name="Name">Its name, as users give it.</param>
/// <param name="Label">What it is, with its unit.</param>
/// <param name="At">What the run had come to when a version was published.</param>
/// <param name="AtEnd">What it came to.</param>
internal sealed record RunProgress(string Name, string Label, Func<FoundRun, RoundRecord, double> At, Func<FoundRun, double> AtEnd)
{
    private const double BitsPerByte = 8, Mega = 1e6, Kilo = 1e3;

    /// <summary>All ways to count it.</summary>
    public static IReadOnlyList<RunProgress> All { get; } =
    [
        new("hours", "simulated time (h)", (run, version) => (version.Published - run.Start).TotalHours, run => run.Summary.DurationH),
        new("rounds", "cloud versions", (_, version) => version.Version, run => run.Summary.Rounds),
        new("bytes", "data on the link (MB)", (run, version) => Bytes(run, version.Published) / Mega, run => Bytes(run, run.End) / Mega),
        new("joules", "energy of training and radio (kJ)", (run, version) => Joules(run, version.Published) / Kilo, run => Joules(run, run.End) / Kilo),
    ];

    /// <summary>That of a name; null for none.</summary>
    public static RunProgress? Named(string name) => All.FirstOrDefault(one => one.Name == name);

    /// <summary>Bytes sent both ways until an instant; those of a contact are spread evenly over it.</summary>
    public static double Bytes(FoundRun run, Epoch until)
        => run.Records.Contacts.Where(contact => contact.Aos < until).Sum(contact => (contact.DownlinkBits + contact.UplinkBits) / BitsPerByte * Passed(contact, until));

    /// <summary>
    /// Joules of training and radio until an instant: a training's, with what sending its update takes, when it ends, a download's or a model's over a link between satellites at its end. What never arrived is in no table by time and left out, at the run's end as well.
    /// </summary>
    public static double Joules(FoundRun run, Epoch until)
        => run.Records.Updates.Where(update => update.TrainEnd <= until).Sum(update => update.EnergyJ) + run.Records.Downloads.Where(download => download.End <= until).Sum(download => download.EnergyJ)
            + run.Records.IslTransfers.Where(transfer => transfer.Cargo == IslCargo.Model && transfer.End <= until).Sum(transfer => transfer.EnergyJ);

    private static double Passed(ContactRecord contact, Epoch until) => until >= contact.Los ? 1 : (until - contact.Aos).TotalHours / (contact.Los - contact.Aos).TotalHours;
}
