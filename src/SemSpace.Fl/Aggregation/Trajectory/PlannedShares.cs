namespace SemSpace.Fl.Aggregation.Trajectory;

/// <summary>
/// The ledger of a round's planned shares, common to the aggregators of all gateways. An upload takes the share of its contact and
/// those of the satellite's earlier contacts that lapsed, in the order of contact names, which is the order of time. An upload outside the plan
/// takes the shares lapsed before it, or the whole satellite if nothing was foretold of it. So a satellite never gives out more
/// than 1. Uploads of one satellite must come in the order of time. Not thread-safe.
/// </summary>
internal sealed class PlannedShares
{
    private readonly Dictionary<int, List<(int Contact, double Share)>> _left = [];

    public PlannedShares(TrajectoryRule rule, RoundPlan plan)
    {
        var foresight = new ForesightScores(rule, plan.After);
        IEnumerable<PlannedContact> usable = plan.During.Where(contact => rule.Count(contact) > 0);
        foreach (IGrouping<int, PlannedContact> satellite in usable.GroupBy(contact => contact.Satellite))
        {
            PlannedContact[] contacts = [.. satellite.OrderBy(contact => contact.Contact)];
            if (rule.LastGatewayOnly) contacts = contacts[^1..];
            double[] shares = TrajectoryShares.Of(
                [.. contacts.Select(contact => (contact.Gateway, rule.Count(contact)))], foresight.Of(satellite.Key), rule.Foresight);
            _left[satellite.Key] = [.. contacts.Zip(shares, (contact, share) => (contact.Contact, share))];
        }
    }

    /// <summary>Takes the share of an upload that ended in the contact; -1 is a contact without a name, which has no place in time.</summary>
    public double Take(int satellite, int contact)
    {
        if (!_left.TryGetValue(satellite, out List<(int Contact, double Share)>? left))
        {
            _left[satellite] = [];
            return 1;
        }

        double taken = left.Where(planned => planned.Contact <= contact).Sum(planned => planned.Share);
        _ = left.RemoveAll(planned => planned.Contact <= contact);
        return taken;
    }

    /// <summary>The share of the satellite that no upload has taken.</summary>
    public double Left(int satellite) => _left.TryGetValue(satellite, out List<(int Contact, double Share)>? left) ? left.Sum(planned => planned.Share) : 0;
}
