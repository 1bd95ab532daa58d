using SemSpace.Orbit.Time;

namespace SemSpace.Sim.TwoTier;

/// <summary>What is on record of a gateway's antennas.</summary>
/// <param name="satellites">How many satellites there are.</param>
/// <param name="start">When the mission starts.</param>
internal sealed class AntennaLog(int satellites, Epoch start)
{
    private readonly Dictionary<int, Epoch> _given = [];

    /// <summary>Time for which it has served each satellite, s.</summary>
    public double[] ServedS { get; } = new double[satellites];

    /// <summary>Who waits for one.</summary>
    public AntennaQueue Queue { get; } = new(start);

    public int Grants { get; private set; }

    public int Refusals { get; private set; }

    public double WaitS { get; private set; }

    public double LongestWaitS { get; private set; }

    /// <summary>Time for which antennas were given, s; what still is counts until <see cref="BusySeconds"/> is asked for.</summary>
    private double ReturnedS { get; set; }

    /// <summary>A satellite got an antenna that it asked for some time ago; one has one at most.</summary>
    public void Give(int satellite, Epoch asked, Epoch now)
    {
        double wait = (now - asked).TotalSeconds;
        Grants++;
        WaitS += wait;
        LongestWaitS = Math.Max(LongestWaitS, wait);
        _given[satellite] = now;
    }

    public void TakeBack(int satellite, Epoch now)
    {
        if (_given.Remove(satellite, out Epoch since)) ReturnedS += (now - since).TotalSeconds;
    }

    public void Refuse() => Refusals++;

    /// <summary>Time for which antennas were given until the end, s.</summary>
    public double BusySeconds(Epoch end) => ReturnedS + _given.OrderBy(given => given.Key).Sum(given => (end - given.Value).TotalSeconds);
}
