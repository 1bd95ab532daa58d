namespace SemSpace.Fl.Aggregation.Trajectory;

/// <summary>Splits one satellite's mass over its contacts of a round.</summary>
internal static class TrajectoryShares
{
    /// <summary>
    /// (1 - phi) * contact share + phi * foresight share of one gateway; where nothing was measured, or nothing is foretold, the
    /// other share alone, and 0 where neither is.
    /// </summary>
    public static double Blend(double contact, double contactTotal, double foresight, double foresightTotal, double phi)
    {
        if (foresightTotal <= 0) return contactTotal > 0 ? contact / contactTotal : 0;
        if (contactTotal <= 0) return foresight / foresightTotal;
        return ((1 - phi) * contact / contactTotal) + (phi * foresight / foresightTotal);
    }

    /// <summary>
    /// The shares of the contacts, in their order, with sum 1. A gateway without a contact gets nothing, however bright its
    /// future; the contacts of one gateway split its share by their measure. Where that leaves nothing (phi = 1 and a future at
    /// other gateways only), shares follow the measure alone, and contacts that all measure 0 share equally.
    /// </summary>
    public static double[] Of(IReadOnlyList<(int Gateway, double Measure)> contacts, IReadOnlyDictionary<int, double> foresight, double phi)
    {
        double measured = contacts.Sum(contact => contact.Measure), foretold = foresight.Values.Sum();
        Dictionary<int, double> ofGateway = contacts.GroupBy(contact => contact.Gateway).ToDictionary(met => met.Key, met => met.Sum(contact => contact.Measure));
        double[] shares = [.. contacts.Select(contact => contact.Measure <= 0 ? 0
            : Blend(ofGateway[contact.Gateway], measured, foresight.GetValueOrDefault(contact.Gateway), foretold, phi)
                * contact.Measure / ofGateway[contact.Gateway])];
        if (shares.Sum() <= 0) shares = [.. contacts.Select(contact => measured > 0 ? contact.Measure : 1)];
        double total = shares.Sum();
        return [.. shares.Select(share => share / total)];
    }
}
