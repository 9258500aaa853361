using NodaTime;
using Truce.Domain;

namespace Truce.Ledger.Tests.Queries;

public sealed class LedgerReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private LedgerReader Read(params DocumentFindings[] reports) => Read(_folder.File("truce.db"), reports);

    private static LedgerReader Read(string location, DocumentFindings[] reports)
    {
        using (var ledger = LedgerFile.Open(location))
        using (var batch = ledger.Begin())
        {
            foreach (var report in reports) batch.Add(report, Report.Page(report.Text));
            batch.Commit();
        }

        return LedgerReader.Open(location);
    }

    private static DocumentFindings Shelling(string id, string day, string place, string words) => new Report(id, day, "Own Press")
        .Incident(words, IncidentKind.Shelling, place, day, "the market").Findings();

    private static DocumentFindings[] ThreeDays() =>
    [
        Shelling("a.txt", "2016-09-13", "Harrow", "Shells fell on the market of Harrow."),
        Shelling("b.txt", "2016-09-20", "Elm Cross", "Gunners struck a market in Élm Cross overnight."),
        Shelling("c.txt", "2016-09-27", "Kest", "The market of Kest was hit by shells."),
    ];

    [Fact]
    public void Entries_Paged_GivesEachOnceInOrder()
    {
        using var reader = Read(ThreeDays());
        var query = new EntryQuery { Type = "incident", Take = 2 };

        var first = reader.Entries(query);
        var second = reader.Entries(query with { Skip = 2 });

        Assert.Equal(3, first.Total);
        Assert.True(first.HasMore);
        Assert.False(second.HasMore);
        Assert.Equal(["Kest", "Elm Cross", "Harrow"], first.Items.Concat(second.Items).Cast<IncidentEntry>().Select(e => e.Place));
        var oldest = reader.Entries(query with { Order = EntryOrder.OldestFirst, Take = 1 });
        Assert.Equal("Harrow", Assert.IsType<IncidentEntry>(Assert.Single(oldest.Items)).Place);
    }

    [Fact]
    public void Entries_ByPlaceDayAndSource_GivesWhatMatches()
    {
        using var reader = Read(ThreeDays());

        Assert.Equal("Elm Cross", Only(new EntryQuery { Type = "incident", Filter = new EntryFilter { Place = "elm" } }));
        Assert.Equal("Kest", Only(new EntryQuery { Type = "incident", Filter = new EntryFilter { From = new LocalDate(2016, 9, 21) } }));
        Assert.Equal("Harrow", Only(new EntryQuery { Type = "incident", Source = "a.txt" }));

        string? Only(EntryQuery query) => Assert.IsType<IncidentEntry>(Assert.Single(reader.Entries(query).Items)).Place;
    }

    [Fact]
    public void Entries_AsOfADay_KnowNothingLater()
    {
        using var reader = Read(ThreeDays());

        var known = reader.Entries(new EntryQuery { Type = "incident", AsOf = new LocalDate(2016, 9, 20) });

        Assert.Equal(["Elm Cross", "Harrow"], known.Items.Cast<IncidentEntry>().Select(e => e.Place));
        Assert.Equal(2, reader.Overview(new LocalDate(2016, 9, 20)).Documents);
        Assert.Equal(3, reader.Overview().Documents);
    }

    [Fact]
    public void Entry_ById_IsTheOneListed()
    {
        using var reader = Read(ThreeDays());
        var listed = reader.Entries(new EntryQuery { Type = "incident" }).Items[0];

        Assert.Equal(LedgerJson.Write(listed), LedgerJson.Write(reader.Entry(listed.Id)!));
        Assert.Null(reader.Entry(listed.Id, new LocalDate(2016, 9, 13)));
        Assert.Null(reader.Entry("incident-00"));
    }

    [Fact]
    public void Document_ById_HasItsFindingsTextAndPage()
    {
        using var reader = Read(ThreeDays());

        var document = reader.Document("b.txt")!;

        Assert.Equal("Gunners struck a market in Élm Cross overnight.", document.Findings.Text);
        Assert.Equal("Elm Cross", Assert.Single(document.Findings.Incidents).Place);
        Assert.Equal(Report.Page(document.Findings.Text), reader.Page(document.Findings.ContentHash));
        Assert.Null(reader.Document("none.txt"));
    }

    [Theory]
    [InlineData("market", 3)]
    [InlineData("MARKET harrow", 1)]
    [InlineData("elm", 1)]
    [InlineData("shel*", 2)]
    [InlineData("shel", 0)]
    [InlineData("market OR harrow", 0)]
    [InlineData("\" ) * '", 0)]
    [InlineData("report c.txt", 1)]
    [InlineData("'market' & ! | harrow", 1)]
    public void Search_Words_FindsReportsThatHoldAll(string words, int count)
    {
        foreach (var engine in Engines.Here)
        {
            using var reader = Read(_folder.NewLedger(engine), ThreeDays());

            Assert.Equal(count, reader.Search(new TextQuery(words)).Total);
        }
    }

    [Fact]
    public void Search_Hit_ShowsTheWordsWhereTheyStand()
    {
        using var reader = Read(ThreeDays());

        var hit = Assert.Single(reader.Search(new TextQuery("elm overnight") { To = new LocalDate(2016, 9, 20) }).Items);

        Assert.Equal("b.txt", hit.Document.Id);
        Assert.Equal(["Élm", "overnight"], hit.Matches.Select(m => m.Of(hit.Excerpt)));
    }

    [Fact]
    public void Search_LongText_CutsAtWordsAroundTheFirstMatch()
    {
        var filler = string.Concat(Enumerable.Repeat("nothing of note was heard ", 40));
        using var reader = Read(new Report("long.txt", "2016-09-13").Words(filler + "until a convoy came " + filler).Findings());

        var hit = Assert.Single(reader.Search(new TextQuery("convoy")).Items);

        Assert.Equal("convoy", Assert.Single(hit.Matches).Of(hit.Excerpt));
        Assert.InRange(hit.Excerpt.Length, 200, 240);
        Assert.DoesNotMatch("^(othing|f |eard)", hit.Excerpt);
    }

    [Fact]
    public void Head_AfterAnotherReport_ChangesWithTheAnswers()
    {
        using var before = Read(ThreeDays());
        var (head, total) = (before.Head, before.Entries(new EntryQuery()).Total);

        using var after = Read(Shelling("d.txt", "2016-10-01", "Ondar", "Ondar was shelled."));

        Assert.NotEqual(head, after.Head);
        Assert.True(before.Entries(new EntryQuery()).Total > total);
    }
}
