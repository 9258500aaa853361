using Microsoft.AspNetCore.Builder;
using Truce.Domain;
using Truce.Ledger;
using Truce.Ledger.Tests;
using Truce.Web.Hosting;

namespace Truce.Web.Tests;

/// <summary>A ledger on an invented war, served on a free port of this machine for as long as the tests of one class run.</summary>
public class Served : IAsyncLifetime
{
    private static readonly PlaceReference[] _places =
    [
        new("Northland", "Northland", 61, 9, "country", 1), new("Harrow", "Northland", 60.5, 9.5, "exact", 1),
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("truce-web-").FullName;
    private WebApplication? _server;

    public string Ledger => Path.Combine(_folder, "t.db");

    public HttpClient Client { get; private set; } = null!;

    public WebApplication Server => _server!;

    /// <summary>File of accounts, or null for a server that knows none.</summary>
    protected virtual string? Accounts => null;

    protected string Folder => _folder;

    public async Task InitializeAsync()
    {
        using (var ledger = LedgerFile.Open(Ledger))
        {
            using var batch = ledger.Begin();
            foreach (var findings in Reports().Select(r => r.Findings() with { Places = _places })) batch.Add(findings, Report.Page(findings.Text));
            batch.Add(new RejectedDocument("broken.html", null, "byte 12: not text"));
            batch.Commit();
        }

        Prepare();
        _server = Hosting.Server.Create(new ServeSettings(Ledger, ["http://127.0.0.1:0"], Accounts) { SignInsPerMinute = 1000 });
        await _server.StartAsync();
        Client = NewClient();
    }

    /// <summary>A browser without a history: it keeps cookies and follows nothing by itself.</summary>
    public HttpClient NewClient()
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(_server!.Urls.First()) };
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        return client;
    }

    protected virtual void Prepare()
    {
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        if (_server is not null) await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    public Task<string> Html(string address) => Html(Client, address);

    public static async Task<string> Html(HttpClient client, string address)
    {
        using var response = await client.GetAsync(new Uri(address, UriKind.Relative));
        return await response.Content.ReadAsStringAsync();
    }

    private static IEnumerable<Report> Reports()
    {
        string[] parties = ["Northland government", "Free Valley Army"];
        yield return new Report("deal.txt", "2021-03-10", "First Press")
            .Agreement("Norway announced a ceasefire in Northland from 12 March", AgreementStatus.Agreed, agreed: "2021-03-09", inForce: "2021-03-12", parties: parties, brokers: ["Norway"], covers: ["Northland"], label: "Ceasefire in Northland of 9 March 2021");
        yield return new Report("begins.txt", "2021-03-13", "Second Post")
            .Agreement("the ceasefire in Northland took effect on Friday", AgreementStatus.InForce, agreed: "2021-03-09", inForce: "2021-03-12", parties: parties, brokers: ["Norway"], covers: ["Northland"], label: "Ceasefire in Northland of 9 March 2021")
            .Words("Residents slept <b>quietly</b> & \"well\".");
        yield return new Report("breach.txt", "2021-03-16", "First Press")
            .Agreement("the ceasefire that began on 12 March was broken", AgreementStatus.Violated, agreed: "2021-03-09", inForce: "2021-03-12", parties: parties, covers: ["Northland"], label: "Ceasefire in Northland of 9 March 2021")
            .Incident("shells fell on the market of Harrow", IncidentKind.Shelling, "Harrow", "2021-03-15", "the market", Modality.Alleged, "Free Valley Army", "Northland government")
            .Accusation("the government blamed the rebels for shelling the market", "Northland government", "Free Valley Army", "shelling the market", "Free Valley Army", "2021-03-15")
            .Figure("at least 4 people were killed", FigureKind.Killed, 4, null, "Harrow", source: "a hospital", date: "2021-03-15");
        yield return new Report("over.txt", "2021-03-20", "Third Times")
            .Agreement("the ceasefire of 12 March ended on 18 March", AgreementStatus.Collapsed, agreed: "2021-03-09", inForce: "2021-03-12", ended: "2021-03-18", parties: parties, covers: ["Northland"], label: "Ceasefire in Northland of 9 March 2021")
            .Accusation("the rebels accused the government of ending it", "Free Valley Army", "Northland government", "ending the ceasefire", null, "2021-03-19")
            .Figure("between 6 and 9 people were killed", FigureKind.Killed, 6, 9, "Harrow", source: "the rebels", date: "2021-03-15")
            .Access("a convoy of the UN entered Harrow", AccessKind.Delivery, "UN", "Harrow", "2021-03-17")
            .Meeting("envoys met in Oslo", MeetingStatus.Held, MeetingForm.Talks, "Oslo", "2021-03-19", [.. parties, "Norway"])
            .Council("Russia vetoed a draft on Northland", CouncilKind.Veto, "Northland", "2021-03-19", ["France"], ["Russia"], null, new VoteTally(11, 2, 2))
            .Statement("Ada Holm", "we want the truce back", StatementKind.Direct, "2021-03-19");
    }
}
