using System.Globalization;

namespace Truce.Ledger;

/// <summary>The ledger as one flat table, an entry a row, by type, then id (docs/formats/ledger.md).</summary>
public static class CsvExport
{
    private static readonly string[] _columns =
    [
        "type", "id", "theatre", "date", "date_end", "kind", "status", "actors", "recipients", "place", "what", "low", "high", "sources", "voices",
        "review", "document", "words",
    ];

    /// <summary>Writes the header and the rows; lines end in <c>\n</c>.</summary>
    public static void Write(LedgerSnapshot snapshot, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(output);
        CsvTable.WriteRow(output, _columns);
        foreach (var entry in snapshot.Entries) CsvTable.WriteRow(output, Row(entry));
    }

    private static string?[] Row(Entry entry)
    {
        var (kind, status, actors, recipients, place, what) = Fields(entry);
        var end = entry.LastDate();
        var (low, high) = entry is FigureSeriesEntry figures ? (figures.Low, figures.High) : (null, null);
        return
        [
            entry.Type, entry.Id, entry.Theatre, entry.Date()?.ToString(), end == entry.Date() ? null : end?.ToString(), kind, status, CsvTable.Join(actors),
            CsvTable.Join(recipients), place, what, low?.ToString(CultureInfo.InvariantCulture), high?.ToString(CultureInfo.InvariantCulture),
            CsvTable.Join(entry.Sources), entry.Voices.ToString(CultureInfo.InvariantCulture), WireNames.Of(entry.Review.State),
            entry.Evidence.Count > 0 ? entry.Evidence[0].Document : null, entry.Evidence.Count > 0 ? entry.Evidence[0].Words : null,
        ];
    }

    private static (string? Kind, string? Status, IEnumerable<string> Actors, IEnumerable<string> Recipients, string? Place, string? What) Fields(Entry entry) => entry switch
    {
        AgreementEntry e => (WireNames.Of(e.Kind), WireNames.Of(e.Status), e.Parties, e.Brokers, CsvTable.Join(e.Covers), e.Label),
        IncidentEntry e => (e.KindFine ?? WireNames.Of(e.Kind), WireNames.Of(e.Modality), e.Perpetrators.Select(p => p.Perpetrator), [], e.Place, e.Target),
        AccusationEntry e => (null, null, [e.Accuser], [e.Accused], null, e.Act),
        AccessEntry e => (e.KindFine ?? WireNames.Of(e.Kind), WireNames.Of(e.Modality), e.Actor is null ? [] : [e.Actor], [], e.Place, null),
        CouncilEntry e => (WireNames.Of(e.Kind), WireNames.Of(e.Modality), e.By, e.Sponsors, null, e.Subject),
        MeetingEntry e => (WireNames.Of(e.Form), WireNames.Of(e.Status), e.Participants, [], e.Place, null),
        FigureSeriesEntry e => (e.KindFine ?? WireNames.Of(e.Kind), null, e.Values.Select(v => v.Issuer).OfType<string>().Distinct(StringComparer.Ordinal), [], e.Place, e.OfWhom),
        StatementEntry e => (WireNames.Of(e.Kind), null, [e.Speaker], e.Audience is null ? [] : [e.Audience], null, e.Text),
        ContradictionEntry e => (e.Field, null, e.Positions.SelectMany(p => p.HeldBy).Distinct(StringComparer.Ordinal), [], null, string.Join(" / ", e.Positions.Select(p => p.Value))),
        DocumentEntry e => (e.Relevant ? "relevant" : "not_relevant", e.DuplicateOf is null ? null : "copy", e.Outlet is null ? [] : [e.Outlet], [], null, e.Title),
        _ => (null, null, [], [], null, null),
    };
}
