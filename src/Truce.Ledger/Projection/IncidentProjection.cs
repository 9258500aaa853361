using NodaTime;
using Truce.Domain;

namespace Truce.Ledger;

/// <summary>Makes entries of incidents: merged by kind, place, day and target; who did it stays a claim.</summary>
internal static class IncidentProjection
{
    private const double Threshold = 3.5;

    private const double SureScore = 6;

    /// <summary>Reports of an incident that gives no date are told of one incident when they are at most so many days apart.</summary>
    private const int UndatedDays = 7;

    /// <summary>A clash around midnight has two dates.</summary>
    private const int ToleranceDays = 1;

    public static IEnumerable<(IncidentEntry Entry, IReadOnlyList<Mention<IncidentFinding>> Mentions)> Project(
        List<Mention<IncidentFinding>> mentions,
        string? theatre,
        Gazetteer gazetteer,
        Likeness likeness,
        IReadOnlyList<AgreementEntry> agreements,
        Standing standing)
    {
        return Linker.Join(mentions, m => Blocks(m, likeness), (a, b) => Score(a, b, likeness), Threshold, standing)
            .Select(c => (ToEntry(c, theatre, gazetteer, likeness, agreements), (IReadOnlyList<Mention<IncidentFinding>>)c.Mentions));
    }

    private static IEnumerable<string> Blocks(Mention<IncidentFinding> mention, Likeness likeness)
    {
        var f = mention.Finding;
        var when = f.Date is { Month: { } month } date ? $"{date.Year}-{month}" : mention.Report.KnownBy is { } known ? $"{known.Year}-{known.Month}" : "?";
        foreach (var word in likeness.Words(f.Place ?? "")) yield return $"{when}/{word}";
        foreach (var word in likeness.Words(f.Target ?? "")) yield return $"{when}/{word}";
    }

    private static double Score(Mention<IncidentFinding> a, Mention<IncidentFinding> b, Likeness likeness)
    {
        var (x, y) = (a.Finding, b.Finding);
        if (IsReal(x.Modality) != IsReal(y.Modality) || (!IsReal(x.Modality) && x.Modality != y.Modality)) return Likeness.RuledOut;
        var target = likeness.OfWords(x.Target, y.Target);
        if (!SameFamily(x.Kind, y.Kind) && !(target > 0 && MayBeOneAct(x.Kind, y.Kind))) return Likeness.RuledOut;
        var date = Likeness.OfDates(x.Date, y.Date, ToleranceDays);
        var score = date + likeness.OfPlaces(x.Place, y.Place) + target + (x.Kind == y.Kind ? 0.5 : 0);
        if (x.Date?.Day is null || y.Date?.Day is null)
        {
            if (Likeness.DaysApart(x.Date, a.Report.KnownBy, y.Date, b.Report.KnownBy) is not { } days) return Math.Min(score, Threshold - 1);
            if (days > UndatedDays) return Likeness.RuledOut;
            // News tells of its own day and the one before: another report that tells of that day tells of the same.
            score += days <= ToleranceDays && a.Report.Order != b.Report.Order ? 1 : 0.5;
        }

        return score;
    }

    private static bool IsReal(Modality modality) => modality is Modality.Happened or Modality.Alleged or Modality.Denied;

    private static bool IsFire(IncidentKind kind) => kind is IncidentKind.Airstrike or IncidentKind.Shelling or IncidentKind.Bombing;

    private static bool SameFamily(IncidentKind a, IncidentKind b) => a == b || (IsFire(a) && IsFire(b));

    /// <summary>A strike on a hospital is told as an airstrike here and as an attack on medical care there.</summary>
    private static bool MayBeOneAct(IncidentKind a, IncidentKind b)
    {
        return (IsDescribedByVictim(a) && IsDescribedByMeans(b)) || (IsDescribedByVictim(b) && IsDescribedByMeans(a));

        static bool IsDescribedByVictim(IncidentKind kind) => kind is IncidentKind.AttackOnAid or IncidentKind.AttackOnMedical or IncidentKind.Other;

        static bool IsDescribedByMeans(IncidentKind kind) => IsFire(kind) || kind is IncidentKind.GroundAttack or IncidentKind.Chemical or IncidentKind.Other;
    }

    private static IncidentEntry ToEntry(
        Linker.Cluster<IncidentFinding> cluster,
        string? theatre,
        Gazetteer gazetteer,
        Likeness likeness,
        IReadOnlyList<AgreementEntry> agreements)
    {
        var mentions = cluster.Mentions;
        var kinds = mentions.CountBy(m => m.Finding.Kind).ToDictionary();
        var gathered = Gathering.Of(mentions);
        var place = mentions.Select(m => m.Finding.Place).OfType<string>()
            .GroupBy(p => p, StringComparer.Ordinal)
            .OrderBy(g => gazetteer.IsCountry(g.Key)).ThenByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .FirstOrDefault()?.Key;
        var date = Gathering.BestDate(mentions, f => f.Date);
        var modality = Gathering.Strongest(mentions.Select(m => m.Finding.Modality));
        return new IncidentEntry
        {
            Id = EntryIds.Of("incident", mentions[0]),
            Theatre = theatre,
            // Of the kinds that sources give, the one that tells most: whom it hit, before how.
            Kind = kinds.Keys.OrderByDescending(k => k is IncidentKind.AttackOnAid or IncidentKind.AttackOnMedical)
                .ThenBy(k => k == IncidentKind.Other).ThenByDescending(k => kinds[k]).ThenBy(k => k).First(),
            KindFine = Wording.Commonest(mentions.Select(m => m.Finding.KindFine)),
            Place = place,
            Date = date,
            Target = mentions.Select(m => m.Finding.Target).OfType<string>().OrderByDescending(t => t.Length).ThenBy(t => t, StringComparer.Ordinal).FirstOrDefault(),
            Modality = modality,
            Perpetrators = Claims(mentions),
            Agreement = IsReal(modality) ? InForceThere(agreements, place, date, gazetteer, likeness) : null,
            Confidence = Math.Round(double.IsPositiveInfinity(cluster.WeakestLink) ? 1 : Math.Clamp(cluster.WeakestLink / SureScore, 0.1, 1), 2),
            Sources = gathered.Sources,
            Voices = Voices.Count(mentions, f => f.AllegedBy ?? (f.AttributedTo is [.., var source] ? source : null), gazetteer),
            Evidence = gathered.Evidence,
        };
    }

    private static List<PerpetratorClaim> Claims(List<Mention<IncidentFinding>> mentions) =>
    [
        .. mentions.Where(m => m.Finding.Perpetrator is not null)
            .GroupBy(m => m.Finding.Perpetrator!, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new PerpetratorClaim(
                g.Key,
                Distinct(g.Select(m => m.Finding.AllegedBy ?? (m.Finding.AttributedTo is [.., var source] ? source : m.Report.Name))),
                Distinct(g.SelectMany(Denials)),
                Gathering.SourcesOf(g))),
    ];

    private static List<string> Distinct(IEnumerable<string> names) => [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Who denies, in the same report, an accusation that rests on the same words.</summary>
    private static IEnumerable<string> Denials(Mention<IncidentFinding> mention) => mention.Report.Findings.Accusations
        .Where(a => a.DeniedBy is not null && a.Accused == mention.Finding.Perpetrator && a.Span.Overlaps(mention.Finding.Span))
        .Select(a => a.DeniedBy!);

    /// <summary>The latest agreement that was in force at the place on the day; null when the day is not known.</summary>
    private static string? InForceThere(IReadOnlyList<AgreementEntry> agreements, string? place, PartialDate? date, Gazetteer gazetteer, Likeness likeness)
    {
        if (date?.AsDay is not { } day) return null;
        return agreements
            .Where(a => IsInForce(a, day) && CoversPlace(a, place, gazetteer, likeness))
            .Where(a => !agreements.Any(b => IsReplacedBy(a, b, day, gazetteer)))
            .OrderByDescending(a => a.InForce ?? a.Agreed)
            .ThenBy(a => a.Id, StringComparer.Ordinal)
            .FirstOrDefault()?.Id;
    }

    /// <summary>
    /// True when a later ceasefire for the whole country has begun by a day: of an older one without a told end nobody can say that it was in force
    /// then. A pause, or a truce of some towns, replaces nothing.
    /// </summary>
    private static bool IsReplacedBy(AgreementEntry older, AgreementEntry later, LocalDate day, Gazetteer gazetteer) =>
        older.Ended is null && older.Expires is null
        && later.Kind is AgreementKind.Ceasefire or AgreementKind.CessationOfHostilities
        && later.Covers.All(gazetteer.IsCountry)
        && HasBegun(later, day) && (later.InForce ?? later.Agreed)!.Value.Earliest > (older.InForce ?? older.Agreed)!.Value.Latest;

    private static bool HasBegun(AgreementEntry agreement, LocalDate day) =>
        Truces.IsReal(agreement) && (agreement.InForce ?? agreement.Agreed) is { Day: not null } onset && onset.Earliest <= day;

    private static bool IsInForce(AgreementEntry agreement, LocalDate day)
    {
        if (!HasBegun(agreement, day)) return false;
        return (agreement.Ended ?? agreement.Expires) is not { } end || day <= end.Latest;
    }

    private static bool CoversPlace(AgreementEntry agreement, string? place, Gazetteer gazetteer, Likeness likeness)
    {
        if (place is null) return true;
        if (agreement.Excludes.Any(e => likeness.OfPlaces(e, place) >= 1.5)) return false;
        var areas = agreement.Covers.Where(c => !gazetteer.IsCountry(c) && !gazetteer.IsActor(c)).ToList();
        return areas.Count == 0 || agreement.Covers.Any(gazetteer.IsCountry) || areas.Exists(c => likeness.OfPlaces(c, place) >= 1.5);
    }
}
