namespace SemSpace.Fl.Aggregation.Common;

/// <summary>The step size of servers that add a mean update to the model.</summary>
public static class ServerStep
{
    /// <summary>What the key means.</summary>
    public const string Meaning = "step size η of the server: the mean update is multiplied by it";
}
