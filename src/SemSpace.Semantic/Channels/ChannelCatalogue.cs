namespace SemSpace.Semantic.Channels;

/// <summary>The channels by name.</summary>
public static class ChannelCatalogue
{
    /// <summary>The catalogue.</summary>
    public static Catalogue<Channel> All { get; } = new(
        "channel",
        Member<Channel>.Of("awgn", "white noise", Awgn.Keys),
        Member<Channel>.Of("rayleigh", "fading gains with noise", Rayleigh.Keys));
}
