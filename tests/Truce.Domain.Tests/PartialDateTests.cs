using Truce.Domain;

namespace Truce.Domain.Tests;

public class PartialDateTests
{
    [Theory]
    [InlineData("2016")]
    [InlineData("2016-09")]
    [InlineData("2016-02-29")]
    public void Parse_IsoForm_RoundTrips(string iso) => Assert.Equal(iso, PartialDate.Parse(iso).ToString());

    [Theory]
    [InlineData("2015-02-29")]
    [InlineData("2016-13")]
    [InlineData("0000")]
    [InlineData("16-09-01")]
    [InlineData("2016-9-1")]
    [InlineData("")]
    public void TryParse_NoDate_IsRefused(string text) => Assert.False(PartialDate.TryParse(text, out _));

    [Fact]
    public void Covers_MonthAndItsDay_IsTrueOneWayOnly()
    {
        var month = PartialDate.Parse("2016-09");
        var day = PartialDate.Parse("2016-09-12");

        Assert.True(month.Covers(day));
        Assert.False(day.Covers(month));
    }
}
