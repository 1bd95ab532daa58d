namespace SemSpace.Experiments.Plans;

/// <summary>What a column of a plan holds.</summary>
internal enum PlanColumn
{
    /// <summary>Something that is not used.</summary>
    Other,

    /// <summary>A satellite's name.</summary>
    Satellite,

    /// <summary>A gateway's name.</summary>
    Gateway,

    /// <summary>The name at one end of the link, whichever it is.</summary>
    From,

    /// <summary>The name at the other end.</summary>
    To,

    /// <summary>Acquisition of signal.</summary>
    Aos,

    /// <summary>Loss of signal.</summary>
    Los,

    /// <summary>Instant of highest elevation.</summary>
    Culmination,

    /// <summary>Elevation then, degrees.</summary>
    MaxElevation,

    /// <summary>Whether the window was cut by the search's start.</summary>
    CutAtStart,

    /// <summary>Whether the window was cut by the search's end.</summary>
    CutAtEnd,
}

/// <summary>Recognises columns by their headers, as SemSpace and other tools spell them.</summary>
internal static class PlanColumns
{
    private static readonly Dictionary<PlanColumn, string[]> Spellings = new()
    {
        [PlanColumn.Satellite] = ["satellite", "satellitename", "sat", "satname", "asset", "assetname", "object", "objectname", "spacecraft"],
        [PlanColumn.Gateway] = ["gateway", "gatewayname", "station", "stationname", "groundstation", "facility", "facilityname", "site", "location", "target"],
        [PlanColumn.From] = ["from", "fromobject", "fromname", "source"],
        [PlanColumn.To] = ["to", "toobject", "toname", "destination"],
        [PlanColumn.Aos] = ["aos", "start", "rise", "begin", "accessstart", "windowopen", "windowstart"],
        [PlanColumn.Los] = ["los", "stop", "end", "set", "finish", "accessend", "accessstop", "windowclose", "windowend"],
        [PlanColumn.Culmination] = ["culmination", "tca", "maxelevationat", "midpoint"],
        [PlanColumn.MaxElevation] = ["maxelevation", "maxel", "maximumelevation", "peakelevation", "elevationmax"],
        [PlanColumn.CutAtStart] = ["cutatstart"],
        [PlanColumn.CutAtEnd] = ["cutatend"],
    };

    /// <summary>What follows the name in headers without changing what is meant.</summary>
    private static readonly string[] Endings = ["utc", "utcg", "time", "deg"];

    /// <summary>The spellings that a column may have, for faults.</summary>
    public static string Known(PlanColumn column) => string.Join(", ", Spellings[column]);

    /// <summary>What a header stands for; a time in another scale than UTC, such as <c>Start Time (EpSec)</c>, is not recognised.</summary>
    public static PlanColumn Recognise(string header)
    {
        string folded = string.Concat(header.Where(char.IsLetterOrDigit)).ToLowerInvariant();
        while (true)
        {
            foreach ((PlanColumn column, string[] spellings) in Spellings)
            {
                if (spellings.Contains(folded)) return column;
            }

            if (Endings.FirstOrDefault(end => folded.EndsWith(end, StringComparison.Ordinal)) is not { } ending) return PlanColumn.Other;
            folded = folded[..^ending.Length];
        }
    }
}
