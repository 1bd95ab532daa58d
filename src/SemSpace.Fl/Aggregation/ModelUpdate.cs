namespace SemSpace.Fl.Aggregation;

/// <summary>A model update that has reached a gateway: what a rule may weigh it by.</summary>
/// <param name="UpdateId">Unique in the run, in order of training start.</param>
/// <param name="Satellite">Satellite index from 0.</param>
/// <param name="Gateway">Gateway index from 0.</param>
/// <param name="Staleness">Version of the cloud model that the update is added to, less the version it was trained from; 0 or more.</param>
/// <param name="Samples">Training samples n_k.</param>
/// <param name="Contact">The contact in which the upload ended, as named by <see cref="PlannedContact.Contact"/>; -1 if it has no name.</param>
/// <param name="ContactSeconds">Length of the whole contact in which the upload ended, s.</param>
/// <param name="ContactBits">Bits that the link could have carried in the whole of that contact.</param>
/// <param name="Delta">Trained parameters less base parameters, one value a parameter.</param>
public sealed record ModelUpdate(
    long UpdateId, int Satellite, int Gateway, int Staleness, int Samples, int Contact, double ContactSeconds, double ContactBits, float[] Delta)
{
    /// <summary>The parameters that it was trained from.</summary>
    public float[] Base { get; init; } = [];

    /// <summary>Cloud versions alone in the staleness; less than it where the gateway's own merges count for more.</summary>
    public int CloudStaleness { get; init; } = Staleness;

    /// <summary>Numbers that name the samples among those of the satellite; empty where no sample is ever used twice.</summary>
    public IReadOnlyList<long> SampleIds { get; init; } = [];

    /// <summary>Vectors of D values that came beside the delta: what the rule's objective sends.</summary>
    public IReadOnlyList<float[]> Beside { get; init; } = [];

    /// <summary>Whether all values are known to be finite numbers; where that is not known, they are looked through when the update is taken in.</summary>
    public bool IsFinite { get; init; }

    /// <summary>The delta, and the vectors beside it.</summary>
    public IEnumerable<float[]> Vectors => Beside.Prepend(Delta);
}

/// <summary>A contact that the ephemeris foretells, as seen from the start of a round.</summary>
/// <param name="Contact">Name of the contact, unique in the run.</param>
/// <param name="Satellite">Satellite index from 0.</param>
/// <param name="Gateway">Gateway index from 0.</param>
/// <param name="Seconds">Contact time inside the interval (round, or horizon after it), s.</param>
/// <param name="Bits">Bits the link can carry in that time; 0 where an upload would not fit.</param>
/// <param name="WaitSeconds">From the round's end to the contact's start, s; only for contacts after the round.</param>
public readonly record struct PlannedContact(int Contact, int Satellite, int Gateway, double Seconds, double Bits, double WaitSeconds = 0);

/// <summary>An update that the ephemeris foretells, as seen from the start of a round.</summary>
/// <param name="Satellite">Satellite index from 0.</param>
/// <param name="Gateway">Gateway index from 0, which is to receive it.</param>
/// <param name="Contact">Name of the contact in which it is to arrive.</param>
/// <param name="Samples">Samples that it will have been trained on.</param>
/// <param name="SampleIds">Numbers that name them; empty where no sample is ever used twice.</param>
public sealed record PlannedUpdate(int Satellite, int Gateway, int Contact, int Samples, IReadOnlyList<long> SampleIds);
