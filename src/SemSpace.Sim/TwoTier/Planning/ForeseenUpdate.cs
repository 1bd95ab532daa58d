using SemSpace.Fl.Aggregation;
using SemSpace.Orbit.Time;

namespace SemSpace.Sim.TwoTier.Planning;

/// <summary>An update as the ephemeris foretells it.</summary>
/// <param name="Satellite">Satellite index.</param>
/// <param name="Contact">The contact in which it is to arrive.</param>
/// <param name="ModelTaken">When the satellite takes the model that it trains from.</param>
/// <param name="TrainStart">When the training starts.</param>
/// <param name="Arrival">When the last bit arrives.</param>
/// <param name="Samples">Samples trained on.</param>
/// <param name="SampleIds">Numbers that name them.</param>
/// <param name="IsUnderWay">Whether the training has begun, so that its model no longer changes.</param>
internal sealed record ForeseenUpdate(
    int Satellite, Contact Contact, Epoch ModelTaken, Epoch TrainStart, Epoch Arrival, int Samples, IReadOnlyList<long> SampleIds, bool IsUnderWay)
{
    /// <summary>What the aggregation rule sees of it.</summary>
    public PlannedUpdate Plan { get; } = new(Satellite, Contact.Window.Gateway, Contact.Window.Id, Samples, SampleIds);

    /// <summary>All updates until a time, in order of arrival.</summary>
    /// <param name="satellites">Who may send.</param>
    /// <param name="until">No update that arrives later.</param>
    /// <param name="newest">When the newest model was made that gateways have at a time.</param>
    public static ForeseenUpdate[] Of(IReadOnlyList<SatelliteProcess> satellites, Epoch until, Func<Epoch, Epoch> newest)
        => [.. satellites.SelectMany(satellite => satellite.Foresee(until, newest)).OrderBy(update => update.Arrival).ThenBy(update => update.Satellite)];
}
