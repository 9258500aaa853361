using Truce.Domain;
using Truce.Ledger.Reporting;

namespace Truce.Ledger.Tests.Reporting;

public class SituationWriterTests
{
    /// <summary>Half of all pages bear no date; the heading must not then call a later autumn spring.</summary>
    [Fact]
    public void Write_AnUndatedReportTellsOfALaterDay_TheHeadingNamesThatDay()
    {
        var report = SituationWriter.Write(
            Project(
                new Report("dated.txt", "2016-05-01").Place("Northland", "Northland"),
                new Report("undated.txt").Place("Northland", "Northland").Incident("Shells fell on Oldtown on 19 September 2016.", IncidentKind.Shelling, "Oldtown", "2016-09-19")),
            "Northland");

        Assert.Equal("Northland: the situation as of 19 September 2016", report.Title);
        Assert.StartsWith("From 2 reports of 1 May 2016 (1 without a date of its own).", report.Lead, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_WhatIsStillToCome_DoesNotMoveTheDayOfTheHeading()
    {
        var report = SituationWriter.Write(
            Project(new Report("dated.txt", "2016-05-01").Place("Northland", "Northland")
                .Agreement("The truce is to last until 1 June.", agreed: "2016-04-29", expires: "2016-06-01")
                .Incident("Northland threatened to shell Oldtown on 9 May.", IncidentKind.Shelling, "Oldtown", "2016-05-09", modality: Modality.Threatened)),
            "Northland");

        Assert.Equal("Northland: the situation as of 1 May 2016", report.Title);
        Assert.StartsWith("From 1 report of 1 May 2016. ", report.Lead, StringComparison.Ordinal);
    }

    private static LedgerSnapshot Project(params Report[] reports) => Projector.Project(reports.Select(r => r.Stored()), Rulings.None);
}
