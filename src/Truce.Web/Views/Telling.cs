using Truce.Domain;
using Truce.Ledger;
using Truce.Ledger.Reporting;

namespace Truce.Web.Views;

/// <summary>One line of words for any entry.</summary>
public static class Telling
{
    /// <summary>What the entry is about, without its sources.</summary>
    public static string Of(Entry entry) => entry switch
    {
        AgreementEntry e => e.Label,
        IncidentEntry e => Prose.Capital(Prose.Incident(e)) + Prose.Upon(Prose.Incident(e), e.Target, e.Place) + At(e.Place) + As(e.Modality),
        AccusationEntry e => $"{e.Accuser} → {e.Accused}: {e.Act}",
        AccessEntry e => Prose.Capital(e.KindFine is { } fine ? Prose.Fine(fine) : Prose.Word(e.Kind)) + (e.Actor is { } actor ? $", {actor}" : "") + At(e.Place) + As(e.Modality),
        CouncilEntry e => Prose.Capital(Prose.Word(e.Kind)) + (e.Number is { } number ? $" {number}" : "") + (e.Subject is { } subject ? $": {subject}" : "") + As(e.Modality),
        MeetingEntry e => Prose.Capital(Prose.Meeting(e)) + $" ({Prose.Word(e.Status)})",
        FigureSeriesEntry e => $"{Prose.Capital(Prose.Figure(e))}{(e.OfWhom is { } whom ? $", {whom}" : "")}{At(e.Place)}: {Prose.Range(e.Low, e.High)}",
        StatementEntry e => $"{e.Speaker}: {(e.Kind == StatementKind.Direct ? Prose.Quote(e.Text) : e.Text)}",
        ContradictionEntry e => $"Sources differ on {Prose.Fine(e.Field)}: {string.Join(" or ", e.Positions.Select(p => p.Value))}",
        DocumentEntry e => e.Title ?? e.Id,
        _ => entry?.Id ?? "",
    };

    private static string At(string? place) => place is null ? "" : $", {place}";

    private static string As(Modality modality) => modality == Modality.Happened ? "" : $" ({Prose.Word(modality)})";
}
