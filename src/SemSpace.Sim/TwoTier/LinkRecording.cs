using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Contacts;
using SemSpace.Sim.Links;
using SemSpace.Sim.Records;

namespace SemSpace.Sim.TwoTier;

/// <summary>How transfers are recorded while they go on. Records are handed out as transfers end and kept by nobody else.</summary>
/// <param name="Step">Time from one record of a transfer to the next.</param>
/// <param name="Look">The link of a contact at a time within it.</param>
/// <param name="Write">Takes a record; those of a transfer come together, in order of time.</param>
public sealed record LinkRecording(Duration Step, Func<ContactWindow, Epoch, LinkDirection, LinkState> Look, Action<LinkRecord> Write);
