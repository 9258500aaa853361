using System.CommandLine;
using System.Text.Json;
using Truce.Coding;
using Truce.Commands;
using Truce.Language;
using Truce.Ledger;
using Truce.Ledger.Tests;
using Truce.Reading;
using Truce.Recoding;

namespace Truce.Tests;

/// <summary>Coding the samples anew with a codebook that is not the one they were read with.</summary>
public sealed class RecodingTests : IDisposable
{
    private static readonly Lazy<LanguageModel> _model = new(() => LanguageModel.Load(Installation.ModelsFolder));

    private static string Samples => System.IO.Path.Combine(AppContext.BaseDirectory, "samples");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("truce-");

    public static TheoryData<Engine> Here() => [.. Engines.Here];

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory, MemberData(nameof(Here))]
    public void Run_WithAnotherCodebook_GivesTheLedgerOfAFreshReading(Engine engine)
    {
        var (old, now) = (Coders(Installation.CodebookFolder), Coders(Poorer()));
        var ledger = NewLedger(engine, "recoded.db");
        var fresh = NewLedger(engine, "fresh.db");
        Read(ledger, old());
        Read(fresh, now());
        var (before, head) = (Export(ledger), Head(ledger));

        var shown = Recoder.Run(ledger, now, isDryRun: true, null, default);
        Assert.Equal(head, Head(ledger));
        var summary = Recoder.Run(ledger, now, isDryRun: false, null, default);

        Assert.Empty(summary.Failed);
        Assert.Equal(shown.Difference.Rules.Select(r => (r.List, r.Rule, r.Changes)), summary.Difference.Rules.Select(r => (r.List, r.Rule, r.Changes)));
        Assert.Equal(shown.Recoded, summary.Recoded);
        Tells(summary);
        Assert.Equal(summary.Documents, summary.Recoded); // each bears the stamp of its codebook
        Assert.InRange(summary.Difference.Documents, 1, summary.Documents);
        Assert.Contains(summary.Difference.Rules, r => r is { List: "incidents", Changes: { Went: > 0, ExampleWent: not null } });
        Assert.NotEqual(before, Export(ledger));
        Assert.Equal(Export(fresh), Export(ledger));
        Assert.Equal(Coded(fresh), Coded(ledger));
        using (var file = LedgerFile.OpenExisting(ledger)) Assert.True(Verification.Of(file, head).IsWhole);

        var after = Head(ledger);
        var again = Recoder.Run(ledger, now, isDryRun: false, null, default);
        Assert.Equal((0, 0), (again.Recoded, again.Difference.Documents));
        Assert.Empty(again.Difference.Rules);
        Assert.Equal(after, Head(ledger));
    }

    /// <summary>What was read by the command is what is coded anew: the page's captions and posts too, whatever the source.</summary>
    [Fact]
    public void Command_WithTheSameCodebook_ChangesNothingAndSaysSo()
    {
        var post = "<html><head><title>Truce holds in Aleppo</title></head><body><article><h1>Truce holds in Aleppo</h1><p>Aleppo, Sept. 14, 2016 - The ceasefire held on Wednesday, residents said, after a week of shelling killed 12 people in the city.</p>"
            + "<p>A rebel commander accused the army of firing mortar rounds at Castello road in the morning.</p><blockquote class=\"twitter-tweet\"><p>Shells on the road again today</p>&mdash; A Monitor (@monitor) <a href=\"https://twitter.com/monitor/status/1\">September 13, 2016</a></blockquote><p>The army denied it.</p></article></body></html>";
        File.WriteAllText(Path("page.html"), post);
        File.WriteAllText(Path("records.jsonl"), JsonSerializer.Serialize(new { id = "r1", title = "Truce in Homs", date = "2016-02-01", text = "Rebels and the government agreed on Monday to a ceasefire in Homs.\n\nThe UN said aid trucks reached the city." }) + "\n");
        Assert.Equal(ExitCode.Ok, Command("read", Samples, Path("page.html"), Path("records.jsonl"), "--ledger", Path("truce.db")));
        var head = Head(Path("truce.db"));

        Assert.Equal(ExitCode.Ok, Command("recode", "--ledger", Path("truce.db")));

        Assert.Equal(head, Head(Path("truce.db")));
        var summary = Recoder.Run(Path("truce.db"), Coders(Installation.CodebookFolder), isDryRun: true, null, default);
        Assert.True(summary.Documents > 2);
        using var text = new StringWriter();
        RecodeCommand.Write(summary, isDryRun: false, text);
        Assert.Contains("Nothing changes", text.ToString(), StringComparison.Ordinal);
    }

    /// <summary>A pasted page has no day of its own: "on Monday" is a date once a coder has said when it appeared, and none again when she takes that back.</summary>
    [Fact]
    public void Run_ACoderGaveTheDayOfPublication_WeekdaysBecomeDates()
    {
        File.WriteAllText(Path("page.txt"), "Shells fall on Homs despite truce\n\nGovernment shelling killed two people in Homs on Monday, two days after rebels and the government had agreed to a ceasefire in the city.\n");
        var ledger = Path("truce.db");
        Assert.Equal(ExitCode.Ok, Command("read", Path("page.txt"), "--ledger", ledger));
        Assert.Null(OnlyIncident(ledger).Date);

        Correct(ledger, "2016-02-04");
        Recoder.Run(ledger, Coders(Installation.CodebookFolder), isDryRun: false, null, default);
        Assert.Equal("2016-02-01", OnlyIncident(ledger).Date.ToString());
        Assert.Null(Assert.Single(Documents(ledger)).Published); // what the page says stays as it was read
        Assert.Equal(0, Recoder.Run(ledger, Coders(Installation.CodebookFolder), isDryRun: false, null, default).Recoded);

        Correct(ledger, "null");
        Recoder.Run(ledger, Coders(Installation.CodebookFolder), isDryRun: false, null, default);
        Assert.Null(OnlyIncident(ledger).Date);
    }

    [Fact]
    public void Command_WithoutALedger_SaysSo() => Assert.Equal(ExitCode.Usage, Command("recode", "--ledger", Path("none.db")));

    [Fact]
    public void Run_Stopped_KeepsWhatIsDoneAndTheRestIsDoneByTheNext()
    {
        Read(Path("truce.db"), Coders(Installation.CodebookFolder)());
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        var summary = Recoder.Run(Path("truce.db"), Coders(Installation.CodebookFolder), isDryRun: false, null, stop.Token);

        Assert.True(summary.WasStopped);
        Assert.Equal(0, summary.Documents);
    }

    /// <summary>Both ways of telling it name every rule with its counts.</summary>
    private static void Tells(RecodingSummary summary)
    {
        using var text = new StringWriter();
        RecodeCommand.Write(summary, isDryRun: true, text);
        Assert.Contains("Nothing was written", text.ToString(), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(RecodeCommand.Json(summary, "truce.db", isDryRun: true));
        var rules = json.RootElement.GetProperty("rules").EnumerateArray().ToList();
        Assert.Equal(summary.Difference.Rules.Select(r => (r.Rule, r.Changes.Came, r.Changes.Went, r.Changes.Changed)), rules.Select(r =>
            (r.GetProperty("rule").GetString() ?? "", r.GetProperty("came").GetInt64(), r.GetProperty("went").GetInt64(), r.GetProperty("changed").GetInt64())));
        Assert.Equal(summary.Recoded, json.RootElement.GetProperty("recoded").GetInt64());
        foreach (var (list, changes) in summary.Difference.Lists)
        {
            Assert.Equal(changes.Went, json.RootElement.GetProperty("lists").GetProperty(list).GetProperty("went").GetInt64());
            Assert.Contains(list, text.ToString(), StringComparison.Ordinal);
        }
    }

    private string NewLedger(Engine engine, string name) => engine == Engine.Postgres ? PostgresServer.NewDatabase() : Path(name);

    private string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);

    private static Func<Coder> Coders(string codebook)
    {
        var loaded = Codebook.Load(codebook);
        return () => new Coder(loaded, _model.Value);
    }

    /// <summary>The codebook that ships, without half of the words for incidents.</summary>
    private string Poorer()
    {
        var to = Path("codebook");
        foreach (var file in Directory.EnumerateFiles(Installation.CodebookFolder, "*", SearchOption.AllDirectories))
        {
            var copy = System.IO.Path.Combine(to, System.IO.Path.GetRelativePath(Installation.CodebookFolder, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        var frames = System.IO.Path.Combine(to, "events", "assault.tsv");
        var lines = File.ReadAllLines(frames);
        File.WriteAllLines(frames, lines.Where((line, i) => i % 2 == 0 || !line.StartsWith("assault.", StringComparison.Ordinal)));
        return to;
    }

    private static void Read(string location, Coder coder)
    {
        var reader = new ArticleReader();
        using var ledger = LedgerFile.Open(location);
        using var batch = ledger.Begin();
        foreach (var item in Sources.Open([Samples]).Where(i => i.IsDocument)) batch.Add(coder.Code(reader.Read(item.Document!)), item.Document!.Bytes);
        batch.Commit();
    }

    private static string Head(string location)
    {
        using var ledger = LedgerFile.OpenExisting(location);
        return ledger.Head;
    }

    private static string Export(string location)
    {
        using var ledger = LedgerFile.OpenExisting(location);
        using var writer = new StringWriter();
        JsonLinesExport.Write(Projector.Project(ledger.Documents(), ledger.Rulings()), writer);
        return writer.ToString();
    }

    private static IncidentEntry OnlyIncident(string location)
    {
        using var ledger = LedgerFile.OpenExisting(location);
        return Assert.Single(Projector.Project(ledger.Documents(), ledger.Rulings()).Of<IncidentEntry>());
    }

    private static List<Domain.DocumentFindings> Documents(string location)
    {
        using var ledger = LedgerFile.OpenExisting(location);
        return [.. ledger.Documents().Select(d => d.Findings)];
    }

    private static void Correct(string location, string published)
    {
        using var desk = ReviewDesk.Open(location, "Ada", TimeProvider.System);
        desk.Correct("page.txt", "published", published);
    }

    private static List<string> Coded(string location)
    {
        using var ledger = LedgerFile.OpenExisting(location);
        return [.. ledger.Documents().Select(d => Domain.FindingsJson.Write(d.Findings))];
    }

    private static int Command(params string[] args) => new RootCommand { ReadCommand.Create(), RecodeCommand.Create() }.Parse(args).Invoke();
}
