using Truce.Domain;

namespace Truce.Ledger;

/// <summary>What entries of all sorts can be asked for: who, where, when, and a line of words.</summary>
public static class EntryFacts
{
    /// <summary>Everybody an entry names as acting, acted upon, speaking or taking part.</summary>
    public static IEnumerable<string> Actors(this Entry entry) => entry switch
    {
        AgreementEntry e => e.Parties.Concat(e.Brokers),
        IncidentEntry e => e.Perpetrators.SelectMany(p => p.ClaimedBy.Concat(p.DeniedBy).Prepend(p.Perpetrator)),
        AccusationEntry e => [e.Accuser, e.AccuserSide, e.Accused, e.AccusedSide, .. e.DeniedBy],
        AccessEntry e => e.Actor is { } actor ? [actor] : [],
        CouncilEntry e => e.Sponsors.Concat(e.By),
        MeetingEntry e => e.Participants,
        FigureSeriesEntry e => e.Values.Select(v => v.Issuer).OfType<string>(),
        StatementEntry e => e.Audience is { } audience ? [e.Speaker, audience] : [e.Speaker],
        ContradictionEntry e => e.Positions.SelectMany(p => p.HeldBy),
        DocumentEntry e => e.Outlet is { } outlet ? [outlet] : [],
        _ => [],
    };

    /// <summary>Every place or area an entry names, its theatre last.</summary>
    public static IEnumerable<string> Places(this Entry entry)
    {
        string?[] places = entry switch
        {
            AgreementEntry e => [.. e.Covers, .. e.Excludes],
            IncidentEntry e => [e.Place],
            AccessEntry e => [e.Place],
            MeetingEntry e => [e.Place],
            FigureSeriesEntry e => [e.Place],
            _ => [],
        };
        return places.Append(entry.Theatre).OfType<string>();
    }

    /// <summary>When it happened, was said or is to happen; null when no source tells.</summary>
    public static PartialDate? Date(this Entry entry) => entry switch
    {
        AgreementEntry e => e.InForce ?? e.Agreed ?? e.Ended,
        IncidentEntry e => e.Date,
        AccusationEntry e => e.Date,
        AccessEntry e => e.Date,
        CouncilEntry e => e.Date,
        MeetingEntry e => e.Date,
        FigureSeriesEntry e => e.Values.Select(v => v.Date).Max(),
        StatementEntry e => e.Date,
        DocumentEntry e => e.Published,
        _ => null,
    };

    /// <summary>Last day it is about; differs from <see cref="Date"/> for what lasts.</summary>
    public static PartialDate? LastDate(this Entry entry) => entry switch
    {
        AgreementEntry e => e.Ended ?? e.Expires ?? entry.Date(),
        _ => entry.Date(),
    };
}
