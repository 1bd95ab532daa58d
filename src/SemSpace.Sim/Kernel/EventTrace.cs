using System.Buffers.Binary;
using System.Security.Cryptography;
using SemSpace.Orbit.Time;

namespace SemSpace.Sim.Kernel;

/// <summary>What a simulation writes into its trace.</summary>
public enum TraceKind
{
    /// <summary>A satellite (first number) starts to train with a number of samples (second).</summary>
    TrainingStarted,

    /// <summary>A satellite's training ends.</summary>
    TrainingEnded,

    /// <summary>A satellite puts training off: battery (second number 1) or data (2).</summary>
    TrainingGated,

    /// <summary>A satellite starts to send to a gateway.</summary>
    UploadStarted,

    /// <summary>A satellite's contact ended within an upload to a gateway.</summary>
    UploadInterrupted,

    /// <summary>A satellite's update has reached a gateway.</summary>
    UploadEnded,

    /// <summary>A satellite has received a version, the cloud's or a gateway's; its number is that of the cloud's.</summary>
    ModelReceived,

    /// <summary>The cloud closes a round on top of a version.</summary>
    RoundClosed,

    /// <summary>The cloud publishes a version.</summary>
    VersionPublished,

    /// <summary>A gateway (first number) has made a version of its own (second).</summary>
    EdgeMerged,

    /// <summary>A transfer of a satellite stops because its gateway takes the antenna for another satellite.</summary>
    TransferPreempted,

    /// <summary>An update of a satellite has come to a gateway a second time.</summary>
    CopyCame,
}

/// <summary>The fingerprint of a run: SHA-256 over every event that mattered, with its time, in order.</summary>
public sealed class EventTrace : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Events added.</summary>
    public long Count { get; private set; }

    /// <summary>The fingerprint so far, 64 lower-case hexadecimal digits.</summary>
    public string Fingerprint => Convert.ToHexStringLower(_hash.GetCurrentHash());

    /// <summary>Adds an event.</summary>
    public void Add(Epoch time, TraceKind kind, int first, int second = 0)
    {
        Span<byte> entry = stackalloc byte[20];
        BinaryPrimitives.WriteInt64LittleEndian(entry, time.TaiNanoseconds);
        BinaryPrimitives.WriteInt32LittleEndian(entry[8..], (int)kind);
        BinaryPrimitives.WriteInt32LittleEndian(entry[12..], first);
        BinaryPrimitives.WriteInt32LittleEndian(entry[16..], second);
        _hash.AppendData(entry);
        Count++;
    }

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();
}
