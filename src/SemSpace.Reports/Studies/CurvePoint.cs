using SemSpace.Orbit.Time;
using SemSpace.Reports.Tables;
using SemSpace.Sim.Records;

namespace SemSpace.Reports.Studies;

/// <summary>A run at the moment when a version of the global model was published.</summary>
/// <param name="Run">The run.</param>
/// <param name="Version">The version and its scores.</param>
/// <param name="TimeH">Simulated time until then, h.</param>
/// <param name="Bytes">Bytes of the updates that had arrived and of the transfers to satellites that had ended.</param>
/// <param name="Joules">Energy of training and sending those updates and of receiving those transfers, J.</param>
public sealed record CurvePoint(StudyRun Run, RoundRecord Version, double TimeH, double Bytes, double Joules)
{
    private const double BitsPerByte = 8;

    /// <summary>A run's curve, version by version.</summary>
    /// <param name="run">The run.</param>
    /// <param name="records">Its records.</param>
    public static IReadOnlyList<CurvePoint> Of(StudyRun run, RunRecords records)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(records);
        if (!Epoch.TryParse(run.Summary.StartUtc, out Epoch start)) throw new ArgumentException($"{run.Summary.StartUtc} is no time.", nameof(run));
        (Epoch Time, double Bytes, double Joules)[] spent =
        [
            .. records.Updates.Select(update => (update.Arrival, (double)update.Bytes, update.EnergyJ))
                .Concat(records.Downloads.Select(sent => (sent.End, sent.Bits / BitsPerByte, sent.EnergyJ)))
                .Concat(records.IslTransfers.Where(sent => sent.Cargo == IslCargo.Model).Select(sent => (sent.End, 0.0, sent.EnergyJ))).OrderBy(one => one.Item1),
        ];
        List<CurvePoint> points = [];
        int next = 0;
        double bytes = 0, joules = 0;
        foreach (RoundRecord version in records.Rounds)
        {
            for (; next < spent.Length && spent[next].Time <= version.Published; next++)
            {
                bytes += spent[next].Bytes;
                joules += spent[next].Joules;
            }

            points.Add(new(run, version, (version.Published - start).TotalHours, bytes, joules));
        }

        return points;
    }
}
