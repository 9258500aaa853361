using System.Text;
using System.Text.Json;
using Truce.Domain;
using Truce.Ledger.Reporting;

namespace Truce.Ledger;

/// <content>How the desk finds things and shows them in their words.</content>
public sealed partial class ReviewDesk
{
    /// <summary>Fewest digits of a finding's name that are looked up.</summary>
    private const int ShortestName = 4;

    private Dictionary<string, DocumentEntry> Documents => _documents ??= Snapshot.Of<DocumentEntry>().ToDictionary(d => d.Id, StringComparer.Ordinal);

    /// <summary>Journal times are kept to the millisecond, so that a record is the same after it was written and read.</summary>
    private DateTimeOffset Now
    {
        get
        {
            var now = _clock.GetUtcNow();
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
        }
    }

    private T Add<T>(T record)
        where T : ReviewRecord
    {
        using var batch = _ledger.Begin();
        batch.Add(record);
        batch.Commit();
        return record;
    }

    private ReviewItem Of(DocumentEntry entry)
    {
        var stored = Stored(entry.ContentHash);
        var id = FindingIds.OfDocument(entry.ContentHash);
        var mark = Rulings.Apply(stored).Marks.GetValueOrDefault(id, FindingMark.None);
        var passage = new ReviewPassage(id, FindingAddress.OfDocument(entry.ContentHash), entry.Id, entry.Title, entry.Outlet, entry.Published, "", "", "", mark);
        return new ReviewItem(entry.Id, "document", entry, [passage]) { Fields = Correction.Fields(Standing(stored)!.Findings) };
    }

    private ReviewItem Of(Entry entry)
    {
        var passages = entry.Evidence.DistinctBy(e => e.Finding, StringComparer.Ordinal).Select(e => Passage(Stored(Documents[e.Document].ContentHash), e.Document, e.Finding)).OfType<ReviewPassage>();
        return new ReviewItem(entry.Id, entry.Type, entry, [.. passages]) { Fields = Correction.Fields(entry) };
    }

    /// <summary>A finding by the beginning of its name: of the entries as they stand, else of everything read, what was rejected or withheld included.</summary>
    private ReviewItem Finding(string id)
    {
        var found = id.Length < ShortestName ? [] : Snapshot.Entries.SelectMany(e => e.Evidence).Where(e => e.Finding.StartsWith(id, StringComparison.Ordinal))
            .Select(e => (Finding: e.Finding, Documents[e.Document].ContentHash)).Distinct().ToList();
        if (found.Count == 0 && id.Length >= ShortestName)
        {
            found = [.. _ledger.Documents().SelectMany(d => FindingLists.All(d.Findings)
                .Select(f => (Finding: FindingIds.Of(d, f), d.Findings.ContentHash)).Where(f => f.Finding.StartsWith(id, StringComparison.Ordinal)))];
        }

        if (found.Count == 0) throw new ReviewException($"nothing here is called '{id}'");
        if (found.Count > 1) throw new ReviewException($"'{id}' may mean {Prose.List(found.Take(5).Select(f => f.Finding), "or")}");
        var stored = Stored(found[0].ContentHash);
        var name = Snapshot.Of<DocumentEntry>().FirstOrDefault(d => d.ContentHash == found[0].ContentHash)?.Id ?? stored.Findings.Id;
        var passage = Passage(stored, name, found[0].Finding)!;
        var standing = Standing(stored)?.Findings;
        var finding = (standing is null ? null : FindingLists.All(standing).FirstOrDefault(f => FindingIds.Of(Rulings.Apply(stored).Document!, f) == passage.Finding)) ?? AsCoded(stored, passage.Finding)!;
        return new ReviewItem(passage.Finding, WireNames.Of(passage.Address.Kind), null, [passage]) { Fields = Correction.Fields(finding) };
    }

    /// <summary>The report as it was coded, with its text.</summary>
    private StoredDocument Stored(string contentHash) => _ledger.Document(contentHash) ?? throw new ReviewException($"the journal holds no page {contentHash}");

    private StoredDocument? Standing(StoredDocument stored) => Rulings.Apply(stored).Document;

    private IEnumerable<StoredDocument> Standing() => _ledger.Documents().Where(d => !Rulings.Withheld.IsWithheld(d.Findings));

    private static Finding? AsCoded(StoredDocument stored, string id) => FindingLists.All(stored.Findings).FirstOrDefault(f => FindingIds.Of(stored, f) == id);

    private ReviewPassage? Passage(StoredDocument stored, string name, string id)
    {
        if (AsCoded(stored, id) is not { } finding) return null;
        var f = stored.Findings;
        // Coders see what readers must not: they decide whether it is to be withheld.
        var (start, end) = finding.Span.End <= f.Text.Length ? SentenceBounds.Around(f.Text, finding.Span) : (finding.Span.Start, finding.Span.End);
        var isThere = finding.Span.End <= f.Text.Length;
        return new ReviewPassage(
            id,
            FindingAddress.Of(f.ContentHash, finding),
            name,
            f.Title,
            f.Outlet,
            f.Published,
            isThere ? f.Text[start..finding.Span.Start] : "",
            finding.Evidence,
            isThere ? f.Text[finding.Span.End..end] : "",
            Rulings.Apply(stored).Marks.GetValueOrDefault(id, FindingMark.None));
    }

    private (WithheldKind Kind, FindingAddress Address) Withholdable(string id)
    {
        var item = Item(id);
        if (item.Entry is not (null or DocumentEntry)) throw new ReviewException("a report or a finding can be withheld; an entry is withheld in its findings");
        return (item.Entry is null ? WithheldKind.Finding : WithheldKind.Document, item.Passages[0].Address);
    }

    /// <summary>Throws <see cref="JsonException"/> when the value does not fit the field of the item.</summary>
    private void Try(ReviewItem item, string field, string value)
    {
        if (item.Entry is DocumentEntry entry) Correction.Apply(Stored(entry.ContentHash).Findings, field, value);
        else if (item.Entry is { } other) Correction.Apply(other, field, value);
        else Correction.Apply(AsCoded(Stored(item.Passages[0].Address.Document), item.Id)!, field, value);
    }
}
