using SemSpace.Orbit.Time;
using SemSpace.Sim.Kernel;
using SemSpace.Sim.Learning;
using SemSpace.Sim.Records;

namespace SemSpace.Sim.TwoTier;

/// <summary>An update on its way from a satellite's training to a cloud version.</summary>
internal sealed class Delivery(long updateId, int satellite, ModelVersion basis, PreparedTraining prepared, Job<LocalUpdate>? training)
{
    private static readonly Dictionary<int, double> Nothing = [];

    private Dictionary<int, double>? _remainingBits;
    private Job<LocalUpdate>? _training = training;
    private LocalUpdate? _settled;

    public long UpdateId => updateId;

    public int Satellite => satellite;

    /// <summary>The version that it was trained from; without its vectors once the update is settled.</summary>
    public ModelVersion Basis { get; private set; } = basis;

    /// <summary>When the satellite received that version.</summary>
    public Epoch ModelTaken { get; init; }

    public int Samples { get; } = prepared.Samples;

    /// <summary>Numbers that name the samples, until the update is settled.</summary>
    public IReadOnlyList<long> SampleIds { get; private set; } = prepared.SampleIds;

    /// <summary>What the training made; joined when first needed, after its end.</summary>
    public LocalUpdate Update => _settled ?? _training!.Join();

    public Epoch TrainStart { get; init; }

    /// <summary>When the training is to end.</summary>
    public Epoch TrainDue { get; init; }

    /// <summary>When it ended; null until then.</summary>
    public Epoch? TrainEnd { get; set; }

    /// <summary>Whether a brown-out ended its training.</summary>
    public bool IsLost { get; set; }

    /// <summary>Gradient steps of the training; 0 until it has ended.</summary>
    public int Steps { get; set; }

    public Epoch? UploadStart { get; set; }

    public Epoch Arrival { get; set; }

    /// <summary>The contact in which the upload ended.</summary>
    public Contact? Contact { get; set; }

    public double EnergyJ { get; set; }

    /// <summary>How often its upload was interrupted for another satellite.</summary>
    public int Preemptions { get; set; }

    /// <summary>From when on its gateway can merge it: its arrival, or later where the ground segment holds it.</summary>
    public Epoch Ready { get; set; }

    public double Weight { get; set; }

    /// <summary>The larger of the two stalenesses.</summary>
    public int Staleness => Math.Max(CloudStaleness, EdgeStaleness);

    /// <summary>Cloud versions that the gateway's model had, and the base had not.</summary>
    public int CloudStaleness { get; set; }

    /// <summary>Merges of the gateway's own that its model had, and the base had not; 0 where it has no model of its own.</summary>
    public int EdgeStaleness { get; set; }

    /// <summary>The gateway's own version that it helped to make, if any.</summary>
    public int? EdgeVersion { get; set; }

    public int? MergedVersion { get; set; }

    public UpdateFate Fate { get; set; } = UpdateFate.Pending;

    /// <summary>The same update that comes a second time, for which nothing was sent again.</summary>
    public Delivery Copy(Epoch arrival)
    {
        Delivery copy = (Delivery)MemberwiseClone();
        (copy.Arrival, copy.Ready, copy.Fate) = (arrival, arrival, UpdateFate.Pending);
        (copy.EnergyJ, copy.Weight, copy.CloudStaleness, copy.EdgeStaleness) = (0, 0, 0, 0);
        (copy.EdgeVersion, copy.MergedVersion, copy.Preemptions) = (null, null, 0);
        return copy;
    }

    /// <summary>Forgets all vectors once nobody will sum them again, so that memory does not grow with every update.</summary>
    public void Settle() => (_settled, _training, SampleIds, Basis) = (Update.WithoutVectors(), null, [], Basis with { Model = ModelVersion.NoModel });

    /// <summary>Bits still to send of an upload that has begun, by gateway, or by -1 with handover.</summary>
    public IReadOnlyDictionary<int, double> Left => _remainingBits ?? Nothing;

    /// <summary>Bits still to send: a partly sent upload goes on at its own gateway, or at any with handover.</summary>
    public double RemainingBits(int gateway, bool handover)
        => Left.GetValueOrDefault(handover ? -1 : gateway, Update.Bytes * 8.0);

    public void SetRemainingBits(int gateway, double bits, bool handover) => (_remainingBits ??= [])[handover ? -1 : gateway] = bits;

    /// <summary>Forgets what was left to send, once nobody will send it.</summary>
    public void EndSending() => _remainingBits = null;
}
