using System.Globalization;
using Truce.Domain;

namespace Truce.Ledger;

/// <summary>
/// Incidents, access records and figures as CSV with a row of HXL 1.1 tags under the header (codebook, section 13). Numbers
/// stand in the affected columns only when a source gives them; the words are in the description.
/// </summary>
public static class HxlExport
{
    private static readonly (string Column, string Tag)[] _columns =
    [
        ("record id", "#meta+id"), ("type", "#event+type"), ("kind", "#event+mode"), ("date", "#date+start"), ("modality", "#status+modality"),
        ("review", "#status+review"), ("country", "#country+name"), ("place", "#loc+name"), ("actor", "#group+name+first"), ("target", "#group+name+second"),
        ("killed min", "#affected+killed+min"), ("killed max", "#affected+killed+max"), ("injured min", "#affected+injured+min"),
        ("injured max", "#affected+injured+max"), ("displaced min", "#affected+displaced+min"), ("displaced max", "#affected+displaced+max"),
        ("in need", "#inneed"), ("reached", "#reached"), ("access constraint", "#access+type"), ("sources", "#meta+source"), ("quote", "#description+quote"),
    ];

    /// <summary>Writes header, tags and rows; lines end in <c>\n</c>.</summary>
    public static void Write(LedgerSnapshot snapshot, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(output);
        CsvTable.WriteRow(output, _columns.Select(c => c.Column));
        CsvTable.WriteRow(output, _columns.Select(c => c.Tag));
        foreach (var entry in snapshot.Entries)
        {
            if (entry is IncidentEntry or AccessEntry or FigureSeriesEntry) CsvTable.WriteRow(output, Row(entry));
        }
    }

    private static string?[] Row(Entry entry)
    {
        var (kind, modality, place, actor, target) = entry switch
        {
            IncidentEntry i => (i.KindFine ?? WireNames.Of(i.Kind), WireNames.Of(i.Modality), i.Place, CsvTable.Join(i.Perpetrators.Select(p => p.Perpetrator)), i.Target),
            AccessEntry a => (WireNames.Of(a.Kind), WireNames.Of(a.Modality), a.Place, a.Actor, null),
            FigureSeriesEntry f => (f.KindFine ?? WireNames.Of(f.Kind), null, f.Place, null, f.OfWhom),
            _ => (null, null, null, null, null),
        };
        var figure = entry as FigureSeriesEntry;
        return
        [
            entry.Id, entry.Type, kind, entry.Date()?.ToString(), modality, WireNames.Of(entry.Review.State), entry.Theatre, place, actor, target,
            Low(figure, FigureKind.Killed), High(figure, FigureKind.Killed), Low(figure, FigureKind.Injured), High(figure, FigureKind.Injured),
            Low(figure, FigureKind.Displaced), High(figure, FigureKind.Displaced), Low(figure, FigureKind.PeopleInNeed), Low(figure, FigureKind.PeopleReached),
            (entry as AccessEntry)?.KindFine, CsvTable.Join(entry.Sources), entry.Evidence[0].Words,
        ];
    }

    private static string? Low(FigureSeriesEntry? figure, FigureKind kind) => figure?.Kind == kind ? figure.Low?.ToString(CultureInfo.InvariantCulture) : null;

    private static string? High(FigureSeriesEntry? figure, FigureKind kind) => figure?.Kind == kind ? figure.High?.ToString(CultureInfo.InvariantCulture) : null;
}
