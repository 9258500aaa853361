using Truce.Domain;

namespace Truce.Ledger.Tests.Review;

public sealed class ReviewDeskTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Clock _clock = new();

    public ReviewDeskTests()
    {
        using var ledger = LedgerFile.Open(Path);
        using var batch = ledger.Begin();
        foreach (var report in Reports()) batch.Add(report.Findings(), Report.Page(report.Findings().Text));
        batch.Commit();
    }

    private string Path => _folder.File("truce.db");

    public void Dispose() => _folder.Dispose();

    private static Report[] Reports() =>
    [
        new Report("a.txt", "2016-09-13", "First Press")
            .Words("It was a bad day.")
            .Incident("Shells hit the market in Aleppo", IncidentKind.Shelling, "Aleppo", "2016-09-12", "the market")
            .Figure("at least 12 people died", FigureKind.Killed, 12, null, "Aleppo"),
        new Report("b.txt", "2016-09-13", "Second Post")
            .Incident("The market in Aleppo was shelled", IncidentKind.Shelling, "Aleppo", "2016-09-12", "the market")
            .Incident("Jets struck a school in Idlib", IncidentKind.Airstrike, "Idlib", "2016-09-11", "a school"),
    ];

    private ReviewDesk Desk(string coder = "Ada") => ReviewDesk.Open(Path, coder, _clock);

    private static string IdOf(ReviewDesk desk, string target) => desk.Snapshot.Of<IncidentEntry>().Single(i => i.Target == target).Id;

    [Fact]
    public void Order_EntriesOfOneVoice_ComeFirstAndReviewedOnesGo()
    {
        using var desk = Desk();
        var school = IdOf(desk, "a school");
        var queue = ReviewOrder.Of(desk.Snapshot, new EntryFilter(), "incident");

        Assert.Equal([school, IdOf(desk, "the market")], queue.Select(e => e.Id));
        desk.Decide(Verdict.Accept, school);
        desk.Reload();
        Assert.DoesNotContain(school, ReviewOrder.Of(desk.Snapshot, new EntryFilter()).Select(e => e.Id));
        Assert.Equal(school, ReviewOrder.Of(desk.Snapshot, new EntryFilter(), "incident", isWhole: true)[^1].Id);
    }

    [Fact]
    public void Item_OfAnEntry_ShowsTheWordsInTheirSentences()
    {
        using var desk = Desk();
        var item = desk.Item(IdOf(desk, "the market"));

        Assert.Equal(2, item.Passages.Count);
        Assert.Equal("Shells hit the market in Aleppo", item.Passages[0].Words);
        Assert.Equal("\"Aleppo\"", item.Fields["place"]);
        Assert.DoesNotContain("evidence", item.Fields.Keys);
    }

    [Fact]
    public void Decide_ByTheBeginningsOfIds_IsSignedAndDated()
    {
        using var desk = Desk();
        var decision = desk.Decide(Verdict.Reject, IdOf(desk, "a school")[..14], "a rehearsal");

        Assert.Equal(("Ada", "a rehearsal"), (decision.By, decision.Note));
        Assert.Equal(_clock.Now, decision.At);
        desk.Reload();
        Assert.DoesNotContain(desk.Snapshot.Of<IncidentEntry>(), i => i.Target == "a school");
        // What was rejected can still be found by its name, and taken in again.
        var finding = desk.NameOf(decision.Findings[0])!;
        _clock.Now += TimeSpan.FromMinutes(1);
        desk.Decide(Verdict.Accept, finding);
        desk.Reload();
        Assert.Contains(desk.Snapshot.Of<IncidentEntry>(), i => i.Target == "a school");
    }

    [Theory]
    [InlineData("place", "Saraqib", "\"Saraqib\"")]
    [InlineData("place", "null", "null")]
    [InlineData("date", "2016-09", "\"2016-09\"")]
    [InlineData("kind", "bombing", "\"bombing\"")]
    public void Correct_WhatAPersonTypes_BecomesTheFieldsOwnForm(string field, string typed, string value)
    {
        using var desk = Desk();

        Assert.Equal(value, desk.Correct(IdOf(desk, "a school"), field, typed).Value);
    }

    [Fact]
    public void Correct_ListOfNamesInAReport_IsTakenApart()
    {
        var value = CorrectedValue.Read("Russia; the United States", v => System.Text.Json.JsonSerializer.Deserialize<string[]>(v));

        Assert.Equal("[\"Russia\",\"the United States\"]", value);
    }

    [Theory]
    [InlineData("date", "yesterday")]
    [InlineData("colour", "red")]
    [InlineData("id", "incident-1")]
    public void Correct_WhatDoesNotFit_IsRefusedAndNotJournalled(string field, string typed)
    {
        using var desk = Desk();

        Assert.Contains(field == "date" ? typed : field, Assert.Throws<ReviewException>(() => desk.Correct(IdOf(desk, "a school"), field, typed)).Message, StringComparison.Ordinal);
        desk.Reload();
        Assert.Empty(desk.Rulings.Records);
    }

    [Fact]
    public void MergeAndSplit_ByIds_ChangeTheEntries()
    {
        using var desk = Desk();
        desk.Correct(desk.Item(IdOf(desk, "a school")).Passages[0].Finding, "place", "Aleppo");
        desk.Reload();
        desk.Merge(IdOf(desk, "a school"), IdOf(desk, "the market"));
        desk.Reload();
        var merged = Assert.Single(desk.Snapshot.Of<IncidentEntry>());

        _clock.Now += TimeSpan.FromMinutes(1);
        desk.Split(merged.Id, [merged.Evidence[0].Finding]);
        desk.Reload();
        Assert.Equal(2, desk.Snapshot.Of<IncidentEntry>().Count());
        Assert.Equal([Verdict.Correct, Verdict.Merge, Verdict.Split], desk.History().OfType<Decision>().Select(d => d.Verdict));
    }

    [Fact]
    public void Split_OfAllFindings_IsRefused()
    {
        using var desk = Desk();
        var market = desk.Item(IdOf(desk, "the market"));

        Assert.Throws<ReviewException>(() => desk.Split(market.Id, [.. market.Passages.Select(p => p.Finding)]));
        Assert.Throws<ReviewException>(() => desk.Split(market.Id, ["ffffffff"]));
        Assert.Throws<ReviewException>(() => desk.Merge(market.Id, market.Id));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void Open_WithoutAName_IsRefused(string coder) => Assert.Throws<ReviewException>(() => ReviewDesk.Open(Path, coder));

    [Fact]
    public void Item_Unknown_SaysSo()
    {
        using var desk = Desk();

        Assert.Contains("incident-nope", Assert.Throws<ReviewException>(() => desk.Item("incident-nope")).Message, StringComparison.Ordinal);
        Assert.Contains("may mean", Assert.Throws<ReviewException>(() => desk.Item("incident")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Withhold_AndLift_ThroughTheReader()
    {
        using var desk = Desk();
        var finding = desk.Item(IdOf(desk, "a school")).Passages[0].Finding;
        Assert.Throws<ReviewException>(() => desk.Withhold(finding, ""));
        desk.Withhold(finding, "a witness");
        desk.Reload();

        using (var reader = LedgerReader.Open(Path))
        {
            var document = reader.Document("b.txt")!;
            Assert.DoesNotContain("school", document.Findings.Text, StringComparison.Ordinal);
            Assert.Contains("market", document.Findings.Text, StringComparison.Ordinal);
            Assert.Null(reader.Page(document.Findings.ContentHash));
            Assert.DoesNotContain("school", reader.Search(new TextQuery("school")).Items.SingleOrDefault()?.Excerpt ?? "", StringComparison.Ordinal);
            Assert.Equal(new WithheldCount(0, 1), reader.Snapshot().Withheld);
        }

        _clock.Now += TimeSpan.FromMinutes(1);
        desk.Withhold(finding, "no longer at risk", isLifted: true);
        using var after = LedgerReader.Open(Path);
        Assert.Contains("school", after.Document("b.txt")!.Findings.Text, StringComparison.Ordinal);
        Assert.NotNull(after.Page(after.Document("b.txt")!.Findings.ContentHash));
        desk.Reload();
        Assert.Throws<ReviewException>(() => desk.Withhold(finding, "again", isLifted: true));
    }

    [Fact]
    public void Withhold_ReportByItsName_AndLiftByItsHash()
    {
        using var desk = Desk();
        var record = desk.Withhold("a.txt", "a licence");
        desk.Reload();
        Assert.Equal(1, desk.Snapshot.Withheld.Documents);

        _clock.Now += TimeSpan.FromMinutes(1);
        desk.Withhold(record.Target, "licensed now", isLifted: true);
        desk.Reload();
        Assert.False(desk.Snapshot.Withheld.IsAny);
    }

    [Fact]
    public void Coding_Blind_NobodySeesTheOthersUntilAllAreDone()
    {
        using var eve = Desk("Eve");
        var assignment = eve.Assign("round one", ["Ada", "Bo"], 3, seed: 1);
        Assert.Equal(assignment.Findings, DoubleCoding.Sample(Reports().Reverse().Select(r => r.Stored()), 3, 1, null));
        using (var ada = Desk())
        {
            foreach (var address in assignment.Findings) ada.Decide(Verdict.Accept, ada.NameOf(address)!, assignment: "round one");
        }

        using var bo = Desk("Bo");
        Assert.DoesNotContain(bo.History(), r => r.By == "Ada");
        Assert.Equal(3, bo.Coding("round one").Left("Bo").Count);
        Assert.Empty(bo.Coding("round one").Left("Ada"));
        Assert.Equal(0, bo.Coding("round one").Agreement()[0].Units);
        foreach (var address in assignment.Findings.Take(2)) bo.Decide(Verdict.Accept, bo.NameOf(address)!, assignment: "round one");
        bo.Decide(Verdict.Reject, bo.NameOf(assignment.Findings[2])!, assignment: "round one");
        bo.Reload();

        Assert.Contains(bo.History(), r => r.By == "Ada");
        var right = bo.Coding("round one").Agreement()[0];
        Assert.Equal(("right", 3), (right.Field, right.Units));
        Assert.Equal(2 / 3.0, right.Share!.Value, 6);
        Assert.Equal(0, right.Alpha!.Value, 6); // five yes and one no: 1 − (2/6) / (2·5/30) = 0
        Assert.Equal(3, bo.Snapshot.Of<IncidentEntry>().Sum(i => i.Evidence.Count)); // blind judgements change nothing
    }

    [Fact]
    public void Agreement_OfCorrectedFields_GoesByTheValuesThatCodersLeft()
    {
        using var eve = Desk("Eve");
        var figure = eve.Assign("figures", ["Ada", "Bo"], 5, seed: 1, FindingKind.Figure).Findings.Single();
        using (var ada = Desk()) ada.Correct(ada.NameOf(figure)!, "low", "14", assignment: "figures");
        using (var bo = Desk("Bo")) bo.Decide(Verdict.Accept, bo.NameOf(figure)!, assignment: "figures");
        eve.Reload();

        var rows = eve.Coding("figures").Agreement().ToDictionary(r => r.Field, StringComparer.Ordinal);
        Assert.Equal(0, rows["low"].Share);
        Assert.NotNull(rows["low"].IntervalAlpha);
        Assert.Equal(1, rows["place"].Share);
        Assert.Null(rows["place"].IntervalAlpha);
    }

    [Fact]
    public void Assign_ToOneCoderOrTwice_IsRefused()
    {
        using var desk = Desk();

        Assert.Throws<ReviewException>(() => desk.Assign("x", ["Ada"], 3, 1));
        Assert.Throws<ReviewException>(() => desk.Assign("x", ["Ada", "Ada"], 3, 1));
        desk.Assign("x", ["Ada", "Bo"], 3, 1);
        desk.Reload();
        Assert.Throws<ReviewException>(() => desk.Assign("x", ["Ada", "Bo"], 3, 1));
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 22, 1, 2, 3, 456, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now + TimeSpan.FromTicks(789);
    }
}
