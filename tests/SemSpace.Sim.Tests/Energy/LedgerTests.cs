using SemSpace.Sim.Records;
using SemSpace.Sim.Tests.TwoTier;
using SemSpace.Sim.TwoTier;

namespace SemSpace.Sim.Tests.Energy;

/// <summary>A ledger that does not close ends a run.</summary>
public class LedgerTests
{
    [Fact]
    public void A_ledger_that_misses_a_millionth_is_a_fault_of_the_program()
    {
        EnergyRecord ledger = new Scene(1, 1, new QuadraticLearner(0, 0.5, [1], [100])) { Hours = 2 }.Contact(0, 0, 500, 600).Run().Energy[0];

        Assert.Same(ledger, SatellitePower.Checked(ledger));
        string fault = Assert.Throws<InvalidOperationException>(() => SatellitePower.Checked(ledger with { HarvestedJ = ledger.HarvestedJ * (1 + 1e-6) })).Message;
        Assert.StartsWith("The energy ledger of S0 fails to close by ", fault);
    }
}
