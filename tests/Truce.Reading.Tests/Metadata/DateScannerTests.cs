namespace Truce.Reading.Tests;

public sealed class DateScannerTests
{
    [Theory]
    [InlineData("Published 12 Sep 2016", "2016-09-12")]
    [InlineData("Monday, September 12th, 2016 at 10:05", "2016-09-12")]
    [InlineData("Sept. 12, 2016", "2016-09-12")]
    [InlineData("12 de septiembre de 2016", "2016-09-12")]
    [InlineData("10 septembre 2016", "2016-09-10")]
    [InlineData("2016-09-12T10:00:00Z", "2016-09-12")]
    [InlineData("12.09.2016 14:22", "2016-09-12")]
    [InlineData("25/09/2016", "2016-09-25")]
    [InlineData("12-Sep-2016", "2016-09-12")]
    [InlineData("27 سبتمبر 2016", "2016-09-27")]
    [InlineData("12 сентября 2016", "2016-09-12")]
    public void Scan_DateWithYear_IsRead(string text, string expected)
    {
        var date = Assert.Single(DateScanner.Scan(text));
        Assert.Equal(expected, date.Date!.Value.ToString());
    }

    [Theory]
    [InlineData("GENEVA, May 1 (Reuters)", 5, 1)]
    [InlineData("on 12 September, he said", 9, 12)]
    public void Scan_DateWithoutYear_HasNoDate(string text, int month, int day)
    {
        var date = Assert.Single(DateScanner.Scan(text));
        Assert.Equal((0, month, day), (date.Year, date.Month, date.Day));
        Assert.Null(date.Date);
    }

    [Theory]
    [InlineData("he may 5 times")]
    [InlineData("32 September 2016")]
    [InlineData("2016-13-01")]
    [InlineData("version 1.2.3")]
    [InlineData("they march 20 miles")]
    [InlineData("30 February 2016")]
    public void Scan_NoDay_IsEmpty(string text) => Assert.Empty(DateScanner.Scan(text));

    [Fact]
    public void Scan_DayAndMonthThatMayChangePlaces_IsMarked()
    {
        var date = Assert.Single(DateScanner.Scan("10/05/2016"));
        Assert.True(date.IsAmbiguous);
        Assert.Equal("2016-05-10", date.Date!.Value.ToString());
        Assert.Equal("2016-10-05", date.Swapped.Date!.Value.ToString());
    }
}
