namespace Truce.Ledger.Tests.Review;

public sealed class JournalledReviewTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private readonly Report _report = new Report("a.txt", "2016-09-13", "First Press").Statement("a minister", "“We will keep it,” he said – ‘for now’.");

    public void Dispose() => _folder.Dispose();

    private IReadOnlyList<ReviewRecord> Records()
    {
        var address = Reviewing.Address(_report, FindingKind.Statement);
        return
        [
            .. new Reviewing("Ada Lovelace").Decide(Verdict.Correct, [address], field: "speaker", value: "\"the minister of X\"", note: "“named” below")
                .Withhold(WithheldKind.Finding, finding: address).Withhold(WithheldKind.Source, "First Press").Records,
            new Assignment { By = "Eve", At = DateTimeOffset.UnixEpoch, Name = "round one", Coders = ["Ada", "Bo"], Findings = [address] },
        ];
    }

    [Fact]
    public void Add_Records_ComeBackAsTheyWere()
    {
        using (var ledger = LedgerFile.Open(_folder.File("truce.db")))
        {
            using var batch = ledger.Begin();
            batch.Add(_report.Findings(), Report.Page(_report.Findings().Text));
            Assert.All(Records(), r => Assert.Equal(Appended.Added, batch.Add(r)));
            batch.Commit();
        }

        using var again = LedgerFile.OpenExisting(_folder.File("truce.db"));
        Assert.Equal(Records().Select(Line).Order(StringComparer.Ordinal), again.Rulings().Records.Select(Line).Order(StringComparer.Ordinal));
        Assert.Equal(5, again.Count);
        Assert.True(Verification.Of(again).IsWhole);

        static string Line(ReviewRecord record) => System.Text.Encoding.UTF8.GetString(ReviewJson.Write(record));
    }

    [Fact]
    public void Add_SameRecordAgain_AddsNothing()
    {
        using var ledger = LedgerFile.Open(_folder.File("truce.db"));
        using var batch = ledger.Begin();
        batch.Add(Records()[0]);

        Assert.Equal(Appended.Known, batch.Add(Records()[0]));
    }

    [Fact]
    public void Read_EveryRecord_IsWhatWasWritten()
    {
        Assert.All(Records(), r => Assert.Equal(r.Key, ReviewJson.Read(ReviewJson.Write(r)).Key));
    }
}
