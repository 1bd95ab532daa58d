namespace SemSpace.Fl.Aggregation.Common;

/// <summary>How much less an update counts for having been trained from an old model.</summary>
public static class Staleness
{
    /// <summary>What a key for the exponent means.</summary>
    public const string ExponentMeaning = "exponent a of the staleness factor (1 + τ)^-a; 0 for none";

    /// <summary>
    /// (1 + staleness)^-exponent, in (0, 1]: 1 for a fresh update, and for every update when the exponent is 0.
    /// Source: the polynomial of Xie, Koyejo, Gupta, "Asynchronous federated optimization", OPT 2020, sec. 5.2; FedBuff has exponent 0.5.
    /// </summary>
    public static double Discount(int staleness, double exponent) => Math.Pow(1.0 + staleness, -exponent);
}
