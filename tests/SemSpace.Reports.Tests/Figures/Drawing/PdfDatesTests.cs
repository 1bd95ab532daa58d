using System.Text;
using SemSpace.Reports.Figures.Drawing;

namespace SemSpace.Reports.Tests.Figures.Drawing;

public sealed class PdfDatesTests
{
    [Theory]
    [InlineData("+05'45'")]
    [InlineData("-03'30'")]
    [InlineData("+00'00'")]
    public void A_file_does_not_tell_the_time_zone_of_the_machine(string zone)
    {
        byte[] pdf = Encoding.ASCII.GetBytes($"a /CreationDate (D:19700101000000{zone}) /ModDate (D:19700101000000{zone}) z");

        Assert.Equal("a /CreationDate (D:19700101000000+00'00') /ModDate (D:19700101000000+00'00') z", Encoding.ASCII.GetString(PdfDates.InUtc(pdf)));
    }
}
