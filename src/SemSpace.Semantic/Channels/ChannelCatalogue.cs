namespace SemSpace.Semantic.Channels;

/// <summary>What can be set about one channel. The kinds are closed: <see cref="ChannelCatalogue"/> names them all.</summary>
public abstract record ChannelOptions
{
    private protected ChannelOptions()
    {
    }

    internal abstract IChannel CreateChannel();
}

/// <summary>The channels by name. Pure functions, safe from any thread.</summary>
public static class ChannelCatalogue
{
    /// <summary>The channels' names, each with its default options.</summary>
    public static IReadOnlyDictionary<string, ChannelOptions> Defaults { get; } = new SortedDictionary<string, ChannelOptions>(StringComparer.Ordinal)
    {
        ["awgn"] = new AwgnOptions(),
        ["rayleigh"] = new RayleighOptions(),
    };

    /// <summary>The channel that the options describe.</summary>
    public static IChannel Create(ChannelOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.CreateChannel();
    }
}
