using System.Text.Json;

namespace SemSpace.Experiments.Executors;

/// <summary>One attempt to make a run, as it stands on the disk.</summary>
public sealed record Attempt
{
    private static readonly JsonSerializerOptions Form = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>The run, in words.</summary>
    public required string Run { get; init; }

    /// <summary>Who makes it.</summary>
    public required ProcessMark Process { get; init; }

    /// <summary>The scheduler's name for the job that does; null outside of one.</summary>
    public string? Job { get; init; }

    /// <summary>When it began.</summary>
    public required DateTime StartedUtc { get; init; }

    /// <summary>Why it failed; null while it goes on.</summary>
    public string? Error { get; init; }

    /// <summary>Whether the next attempt may do better: the system ended it, and not the run itself.</summary>
    public bool MayTryAgain { get; init; }

    /// <summary>As the bytes of a file, the last of which is a line break: that one is written again and again.</summary>
    internal byte[] ToBytes() => [.. JsonSerializer.SerializeToUtf8Bytes(this, Form), (byte)'\n'];

    /// <summary>Out of a file; null where that is not whole, as just after it was made.</summary>
    internal static Attempt? FromBytes(byte[] bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<Attempt>(bytes, Form);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
