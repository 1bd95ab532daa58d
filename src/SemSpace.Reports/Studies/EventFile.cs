using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using SemSpace.Orbit.Time;

namespace SemSpace.Reports.Studies;

/// <summary>
/// A run's curve as an event file of TensorBoard: records of the layout TFRecord, each a message Event of TensorFlow's event.proto. A step is a version of the global model, and the
/// wall time is the simulated one, so that the same run always gives the same bytes.
/// </summary>
public static class EventFile
{
    private const string FileVersion = "brain.Event:2";

    /// <summary>Fields of Event, Summary and Summary.Value.</summary>
    private const int WallTime = 1, Step = 2, Version = 3, Summary = 5, Value = 1, Tag = 1, SimpleValue = 2;

    private const double UnixEpochJulian = 2440587.5, SecondsPerDay = 86_400;

    /// <summary>The name that TensorBoard knows such a file by.</summary>
    /// <param name="points">The curve, at least the initial model.</param>
    public static string Name(IReadOnlyList<CurvePoint> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        return FormattableString.Invariant($"events.out.tfevents.{(long)UnixSeconds(points[0].Version.Published)}.semspace");
    }

    /// <summary>The file's bytes.</summary>
    /// <param name="points">The curve, at least the initial model; a number that is not finite is left out.</param>
    public static byte[] Bytes(IReadOnlyList<CurvePoint> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        using MemoryStream file = new();
        Write(file, new ProtobufMessage().Double(WallTime, UnixSeconds(points[0].Version.Published)).Text(Version, FileVersion));
        foreach (CurvePoint point in points) Write(file, Event(point));
        return file.ToArray();
    }

    /// <summary>The CRC-32C (Castagnoli) of some bytes, turned right by 15 bits and added to 0xa282ead8, as TFRecord has it.</summary>
    internal static uint MaskedCrc(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte one in bytes) crc = BitOperations.Crc32C(crc, one);
        return unchecked(BitOperations.RotateRight(~crc, 15) + 0xa282ead8);
    }

    private static ProtobufMessage Event(CurvePoint point)
    {
        ProtobufMessage summary = new();
        foreach ((string tag, double number) in Numbers(point).Where(one => double.IsFinite(one.Number)))
            summary.Message(Value, new ProtobufMessage().Text(Tag, tag).Float(SimpleValue, (float)number));
        return new ProtobufMessage().Double(WallTime, UnixSeconds(point.Version.Published)).Whole(Step, point.Version.Version).Message(Summary, summary);
    }

    private static (string Tag, double Number)[] Numbers(CurvePoint point) =>
    [
        ("test/score", point.Version.Scores.Test.Score), ("test/second_score", point.Version.Scores.Test.SecondScore), ("test/loss", point.Version.Scores.Test.Loss),
        ("validation/score", point.Version.Scores.Validation.Score), ("validation/second_score", point.Version.Scores.Validation.SecondScore), ("validation/loss", point.Version.Scores.Validation.Loss),
        ("round/updates", point.Version.Updates), ("round/mean_staleness_versions", point.Version.MeanStalenessVersions), ("round/mean_train_loss", point.Version.MeanTrainLoss),
        ("total/time_h", point.TimeH), ("total/bytes", point.Bytes), ("total/joules", point.Joules),
    ];

    /// <summary>A record: its length, the length's checksum, the data, and theirs; little-endian.</summary>
    private static void Write(Stream file, ProtobufMessage message)
    {
        byte[] data = message.ToArray();
        Span<byte> length = stackalloc byte[sizeof(ulong)], crc = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)data.Length);
        file.Write(length);
        BinaryPrimitives.WriteUInt32LittleEndian(crc, MaskedCrc(length));
        file.Write(crc);
        file.Write(data);
        BinaryPrimitives.WriteUInt32LittleEndian(crc, MaskedCrc(data));
        file.Write(crc);
    }

    private static double UnixSeconds(Epoch epoch)
    {
        (double midnight, double dayFraction) = epoch.UtcJulianDate;
        return ((midnight - UnixEpochJulian) * SecondsPerDay) + (dayFraction * SecondsPerDay);
    }

    /// <summary>A message of protocol buffers: fields by number, as its encoding has them.</summary>
    private sealed class ProtobufMessage
    {
        private const int Varint = 0, Fixed64 = 1, Delimited = 2, Fixed32 = 5;

        private readonly List<byte> _bytes = [];

        public byte[] ToArray() => [.. _bytes];

        public ProtobufMessage Whole(int field, int value) => Head(field, Varint).Number((ulong)value);

        public ProtobufMessage Double(int field, double value)
        {
            Span<byte> bytes = stackalloc byte[sizeof(double)];
            BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
            return Head(field, Fixed64).Raw(bytes);
        }

        public ProtobufMessage Float(int field, float value)
        {
            Span<byte> bytes = stackalloc byte[sizeof(float)];
            BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
            return Head(field, Fixed32).Raw(bytes);
        }

        public ProtobufMessage Text(int field, string value) => Content(field, Encoding.UTF8.GetBytes(value));

        public ProtobufMessage Message(int field, ProtobufMessage value) => Content(field, value.ToArray());

        private ProtobufMessage Content(int field, byte[] content) => Head(field, Delimited).Number((ulong)content.Length).Raw(content);

        private ProtobufMessage Head(int field, int kind) => Number(((ulong)field << 3) | (uint)kind);

        /// <summary>Seven bits a byte, the lowest first; the eighth says that more follow.</summary>
        private ProtobufMessage Number(ulong value)
        {
            for (; value > 127; value >>= 7) _bytes.Add((byte)(value | 128));
            _bytes.Add((byte)value);
            return this;
        }

        private ProtobufMessage Raw(ReadOnlySpan<byte> bytes)
        {
            _bytes.AddRange(bytes);
            return this;
        }
    }
}
