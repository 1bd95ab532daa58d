using Google.Protobuf;
using SemSpace.Reports.Studies;
using SemSpace.Reports.Tests.Tables;

namespace SemSpace.Reports.Tests.Studies;

public class EventFileTests
{
    private static readonly CurvePoint[] Curve =
        [.. CurvePoint.Of(new(1, "", "run", "", SampleRecords.Summary, new Dictionary<string, string>()), SampleRecords.Run)];

    /// <summary>CRC-32C of "123456789" is e3069283 (RFC 3720's polynomial, its check value); masked as TensorFlow's crc32c.h has it. The other is the length 24 of a record, 8 bytes little-endian, with checksum 4a65bfe4.</summary>
    [Theory]
    [InlineData(0xc78ab0e5, "313233343536373839")]
    [InlineData(0x224b7fa3, "1800000000000000")]
    public void Checksums_are_those_of_tfrecord(uint masked, string bytes) => Assert.Equal(masked, EventFile.MaskedCrc(Convert.FromHexString(bytes)));

    /// <summary>Read by Google's own reader of protocol buffers, with the field numbers of TensorFlow's event.proto and summary.proto.</summary>
    [Fact]
    public void Events_are_what_protocol_buffers_read()
    {
        Event[] events = [.. Records(EventFile.Bytes(Curve)).Select(Read)];

        Assert.Equal((1_751_328_000.0, 0L, "brain.Event:2", 0), (events[0].WallTime, events[0].Step, events[0].Version, events[0].Numbers.Count));
        Assert.Equal([(0L, 0.0), (1L, 5700.25), (2L, 11_400.25)], events[1..].Select(one => (one.Step, one.WallTime - 1_751_328_000)));
        Assert.Equal(0.625f, events[3].Numbers["test/score"]);
        Assert.Equal(1 / 3f, events[2].Numbers["test/second_score"]);
        Assert.Equal((float)Curve[2].Bytes, events[3].Numbers["total/bytes"]);
        Assert.DoesNotContain("round/mean_train_loss", events[1].Numbers.Keys); // not a number before the first training
        Assert.Equal(12, events[2].Numbers.Count);
    }

    [Fact]
    public void The_name_is_one_that_tensorboard_looks_for() => Assert.Equal("events.out.tfevents.1751328000.semspace", EventFile.Name(Curve));

    /// <summary>The records of a file, whose lengths and checksums must be right.</summary>
    private static IEnumerable<byte[]> Records(byte[] file)
    {
        for (int at = 0; at < file.Length;)
        {
            int length = checked((int)BitConverter.ToUInt64(file, at));
            Assert.Equal(EventFile.MaskedCrc(file.AsSpan(at, 8)), BitConverter.ToUInt32(file, at + 8));
            byte[] data = file[(at + 12)..(at + 12 + length)];
            Assert.Equal(EventFile.MaskedCrc(data), BitConverter.ToUInt32(file, at + 12 + length));
            yield return data;
            at += length + 16;
        }
    }

    private static Event Read(byte[] data)
    {
        Event read = new(0, 0, "", []);
        CodedInputStream message = new(data);
        while (message.ReadTag() is var tag and not 0)
        {
            if (tag == WireFormat.MakeTag(1, WireFormat.WireType.Fixed64)) read = read with { WallTime = message.ReadDouble() };
            else if (tag == WireFormat.MakeTag(2, WireFormat.WireType.Varint)) read = read with { Step = message.ReadInt64() };
            else if (tag == WireFormat.MakeTag(3, WireFormat.WireType.LengthDelimited)) read = read with { Version = message.ReadString() };
            else if (tag == WireFormat.MakeTag(5, WireFormat.WireType.LengthDelimited)) read = read with { Numbers = Summary(message.ReadBytes()) };
            else Assert.Fail(FormattableString.Invariant($"No field of an event has tag {tag}."));
        }

        return read;
    }

    private static Dictionary<string, float> Summary(ByteString data)
    {
        Dictionary<string, float> numbers = [];
        CodedInputStream message = data.CreateCodedInput();
        while (message.ReadTag() is var tag and not 0)
        {
            Assert.Equal(WireFormat.MakeTag(1, WireFormat.WireType.LengthDelimited), tag);
            CodedInputStream value = message.ReadBytes().CreateCodedInput();
            Assert.Equal(WireFormat.MakeTag(1, WireFormat.WireType.LengthDelimited), value.ReadTag());
            string name = value.ReadString();
            Assert.Equal(WireFormat.MakeTag(2, WireFormat.WireType.Fixed32), value.ReadTag());
            numbers.Add(name, value.ReadFloat());
            Assert.True(value.IsAtEnd);
        }

        return numbers;
    }

    private sealed record Event(double WallTime, long Step, string Version, Dictionary<string, float> Numbers);
}
