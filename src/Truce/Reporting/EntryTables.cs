using System.Globalization;
using Spectre.Console;
using Truce.Domain;
using Truce.Ledger;
using Truce.Ledger.Reporting;

namespace Truce.Reporting;

/// <summary>Tables of entries of one sort.</summary>
internal static class EntryTables
{
    private static readonly (string Name, string Type)[] _sorts =
    [
        ("agreements", "agreement"), ("incidents", "incident"), ("accusations", "accusation"), ("access", "access"), ("council", "council"),
        ("meetings", "meeting"), ("figures", "figure_series"), ("statements", "statement"), ("contradictions", "contradiction"), ("documents", "document"),
    ];

    /// <summary>Names of the sorts, as the command line takes them.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. _sorts.Select(s => s.Name)];

    /// <summary>Their types.</summary>
    public static IEnumerable<string> Types => _sorts.Select(s => s.Type);

    /// <summary>The type of entries that a name stands for, or null.</summary>
    public static string? TypeOf(string name) => _sorts.FirstOrDefault(s => s.Name == name).Type;

    public static void Write(string type, IReadOnlyList<Entry> entries, WithheldCount withheld, IAnsiConsole console)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (var column in Columns(type)) table.AddColumn(new TableColumn(column) { NoWrap = column == "Id" });
        foreach (var entry in entries.OrderBy(e => e.Date() is null).ThenBy(e => e.Date()).ThenBy(e => e.Id, StringComparer.Ordinal))
            table.AddRow(Row(entry).Select(c => Markup.Escape(c ?? "")).ToArray());
        console.Write(table);
        console.WriteLine(entries.Count == 1 ? "1 entry" : string.Create(CultureInfo.InvariantCulture, $"{entries.Count:#,0} entries"));
        if (withheld.IsAny) console.WriteLine(Prose.Withheld(withheld));
    }

    private static string[] Columns(string type) => type switch
    {
        "agreement" => ["Id", "Begins", "Ends", "Agreement", "State", "Voices"],
        "incident" => ["Id", "Date", "Incident", "Place", "Told as", "Blamed", "Voices"],
        "accusation" => ["Id", "Date", "Accuser", "Accused", "Act", "Voices"],
        "access" => ["Id", "Date", "Kind", "Place", "Actor", "Told as"],
        "council" => ["Id", "Date", "Kind", "Subject", "Votes", "By the Charter"],
        "meeting" => ["Id", "Date", "Form", "Participants", "Place", "State"],
        "figure_series" => ["Id", "Date", "What", "Of whom", "Place", "Values"],
        "statement" => ["Id", "Date", "Speaker", "Words", "Voices"],
        "contradiction" => ["Id", "About", "Field", "Positions"],
        _ => ["Id", "Published", "Outlet", "Headline", "Findings", "Theatre"],
    };

    private static string?[] Row(Entry entry) => entry switch
    {
        AgreementEntry e => [e.Id, e.Date()?.ToString(), e.Ended?.ToString(), e.Label, Prose.State(e.Status), Text(e.Voices)],
        IncidentEntry e => [e.Id, e.Date?.ToString(), Prose.Incident(e) + (e.Target is null ? "" : $" on {e.Target}"), e.Place, Prose.Word(e.Modality),
            Prose.List(e.Perpetrators.Select(p => p.Perpetrator)), Text(e.Voices)],
        AccusationEntry e => [e.Id, e.Date?.ToString(), e.Accuser, e.Accused, e.Act, Text(e.Voices)],
        AccessEntry e => [e.Id, e.Date?.ToString(), Prose.Fine(e.KindFine ?? Prose.Word(e.Kind)), e.Place, e.Actor, Prose.Word(e.Modality)],
        CouncilEntry e => [e.Id, e.Date?.ToString(), Prose.Word(e.Kind), e.Subject, Votes(e.Votes), e.Charter is null ? null : Prose.Word(e.Charter.Outcome)],
        MeetingEntry e => [e.Id, e.Date?.ToString(), Prose.Word(e.Form), Prose.List(e.Participants), e.Place, Prose.Word(e.Status)],
        FigureSeriesEntry e => [e.Id, e.Date()?.ToString(), Prose.Figure(e), e.OfWhom, e.Place, string.Join("; ", e.Values.Select(v => Prose.Range(v.Low, v.High)).Distinct(StringComparer.Ordinal))],
        StatementEntry e => [e.Id, e.Date?.ToString(), e.Speaker, e.Kind == StatementKind.Direct ? Prose.Quote(e.Text) : e.Text, Text(e.Voices)],
        ContradictionEntry e => [e.Id, e.About, e.Field.Replace('_', ' '), string.Join(" / ", e.Positions.Select(p => p.Value))],
        DocumentEntry e => [e.Id, e.Published?.ToString(), e.Outlet, e.Title, Text(e.Findings), e.Theatre],
        _ => [entry.Id],
    };

    private static string? Votes(VoteTally? votes) => votes is null ? null : $"{Part(votes.For)}–{Part(votes.Against)}–{Part(votes.Abstain)}";

    private static string Part(int? votes) => votes?.ToString(CultureInfo.InvariantCulture) ?? "?";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
