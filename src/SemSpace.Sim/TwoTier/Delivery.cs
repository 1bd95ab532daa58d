using SemSpace.Fl.Aggregation;
using SemSpace.Orbit.Time;
using SemSpace.Sim.Kernel;
using SemSpace.Sim.Learning;
using SemSpace.Sim.Records;

namespace SemSpace.Sim.TwoTier;

/// <summary>An update on its way from a satellite's training to a cloud version.</summary>
internal sealed class Delivery(long updateId, int satellite, ModelVersion basis, int samples, Job<LocalUpdate>? training)
{
    private readonly Dictionary<int, double> _remainingBits = [];
    private Job<LocalUpdate>? _training = training;
    private LocalUpdate? _settled;

    public long UpdateId => updateId;

    public int Satellite => satellite;

    /// <summary>The version that it was trained from.</summary>
    public int BaseVersion { get; } = basis.Number;

    /// <summary>When that version was published.</summary>
    public Epoch BasePublished { get; } = basis.Published;

    /// <summary>That version's parameters, until the update is settled.</summary>
    public float[] Base { get; private set; } = basis.Model.Parameters;

    public int Samples => samples;

    /// <summary>What the training made; joined when first needed, after its end.</summary>
    public LocalUpdate Update => _settled ?? _training!.Join();

    public Epoch TrainStart { get; init; }

    public Epoch TrainEnd { get; set; }

    /// <summary>Gradient steps of the training; 0 until it has ended.</summary>
    public int Steps { get; set; }

    public Epoch? UploadStart { get; set; }

    public Epoch Arrival { get; set; }

    /// <summary>The contact in which the upload ended.</summary>
    public Contact? Contact { get; set; }

    public double EnergyJ { get; set; }

    public double Weight { get; set; }

    public int Staleness { get; set; }

    public int? MergedVersion { get; set; }

    public UpdateFate Fate { get; set; } = UpdateFate.Pending;

    /// <summary>Forgets all vectors once nobody will sum them again, so that memory does not grow with every update.</summary>
    public void Settle() => (_settled, _training, Base) = (Update.WithoutVectors(), null, []);

    /// <summary>Bits still to send: a partly sent upload goes on at its own gateway, or at any with handover.</summary>
    public double RemainingBits(int gateway, bool handover)
        => _remainingBits.GetValueOrDefault(handover ? -1 : gateway, Update.Bytes * 8.0);

    public void SetRemainingBits(int gateway, double bits, bool handover) => _remainingBits[handover ? -1 : gateway] = bits;
}

/// <summary>A cloud version of the model; its parameters never change.</summary>
internal sealed record ModelVersion(int Number, Epoch Published, ServerModel Model);
