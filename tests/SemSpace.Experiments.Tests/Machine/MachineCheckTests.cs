using SemSpace.Experiments.Machine;

namespace SemSpace.Experiments.Tests.Machine;

/// <summary>What <c>semspace doctor</c> says of machines that this one is not.</summary>
public sealed class MachineCheckTests
{
    [Fact]
    public void Without_OpenSSL_it_says_what_to_install()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only on Linux .NET hashes with OpenSSL.");
        Assert.Equal(Health.Well, MachineCheck.OfOpenSsl(["libnone.so.9", "libc.so.6"]).Health);
        Finding missing = MachineCheck.OfOpenSsl(["libnone.so.9"]);
        Assert.Equal(Health.Broken, missing.Health);
        Assert.Contains("install libssl3", missing.Text, StringComparison.Ordinal);
    }
}
