using System.Collections.ObjectModel;

namespace SemSpace.Fl.Aggregation.Trajectory;

/// <summary>How much each satellite will see of each gateway after the round: f = sum over contacts of c_j exp(-wait_j / decay).</summary>
internal sealed class ForesightScores
{
    private readonly Dictionary<int, Dictionary<int, double>> _scores = [];

    public ForesightScores(TrajectoryRule rule, IReadOnlyList<PlannedContact> after)
    {
        foreach (PlannedContact contact in after)
        {
            double score = rule.Count(contact) * Math.Exp(-contact.WaitSeconds / rule.ForesightDecayS);
            if (!_scores.TryGetValue(contact.Satellite, out Dictionary<int, double>? byGateway)) _scores[contact.Satellite] = byGateway = [];
            byGateway[contact.Gateway] = byGateway.GetValueOrDefault(contact.Gateway) + score;
        }
    }

    /// <summary>The satellite's scores by gateway; gateways that it will not see have none.</summary>
    public IReadOnlyDictionary<int, double> Of(int satellite)
        => _scores.TryGetValue(satellite, out Dictionary<int, double>? scores) ? scores : ReadOnlyDictionary<int, double>.Empty;
}
