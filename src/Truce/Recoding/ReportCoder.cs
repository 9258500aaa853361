using Truce.Domain;
using Truce.Ledger;
using Truce.Reading;

namespace Truce.Recoding;

/// <summary>A report as the journal has it and as it is coded now.</summary>
/// <param name="Before">As the journal has it.</param>
/// <param name="After">As it is coded now, or null when that failed.</param>
/// <param name="IsSame">True when both are the same to the journal.</param>
/// <param name="Failure">Why it failed, or null.</param>
internal readonly record struct Recoded(StoredDocument Before, StoredDocument? After, bool IsSame, string? Failure);

/// <summary>
/// Codes reports of a ledger from their texts in its archive; belongs to one thread. What coders said of a report's head counts: a page without a date
/// of its own is coded with the day that they gave it, so that its weekdays are dates. The journal keeps the head as it was read; the decision stays one.
/// </summary>
internal sealed class ReportCoder(string location, Coding.Coder coder, Rulings rulings) : IDisposable
{
    private readonly LedgerFile _ledger = LedgerFile.OpenExisting(location);
    private readonly ArticleReader _reader = new();

    public Recoded Code(string contentHash)
    {
        var before = _ledger.Document(contentHash) ?? throw new LedgerException($"{_ledger.Path} lacks the report of the page {contentHash}: 'truce verify' says more");
        try
        {
            var after = StoredDocument.Of(AsRead(coder.Code(ArticleOf(before.Findings, Corrected(before))), before.Findings));
            return after.TextHash == before.TextHash
                ? new Recoded(before, after, before.IsSameCoding(after), null)
                : new Recoded(before, null, false, $"its text {before.TextHash} is not in the archive as it was read: 'truce verify' says more");
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or IndexOutOfRangeException or NullReferenceException or KeyNotFoundException or FormatException)
        {
            // As when it was read first: a fault of ours on one report must not cost the others.
            return new Recoded(before, null, false, $"truce failed on it, which is a bug to report: {e.GetType().Name}: {e.Message}");
        }
    }

    public void Dispose() => _ledger.Dispose();

    /// <summary>The head of the report as coders left it; as it was read when the report is withheld as a whole.</summary>
    private DocumentFindings Corrected(StoredDocument before) => rulings.Apply(before).Document?.Findings ?? before.Findings;

    /// <summary>
    /// The article that is coded: what the journal keeps of it, what coders corrected in its head, and what stood beside the text on its page. Whether
    /// it is about a conflict is judged anew, since that follows from headline and text, unless a coder has said so.
    /// </summary>
    private Article ArticleOf(DocumentFindings read, DocumentFindings corrected) => new()
    {
        Id = read.Id,
        ContentHash = read.ContentHash,
        Text = read.Text,
        Title = corrected.Title,
        Outlet = corrected.Outlet,
        Byline = corrected.Byline,
        Url = read.Url,
        Language = corrected.Language,
        Published = corrected.Published,
        PublishedConfidence = corrected.PublishedConfidence,
        Wire = corrected.Wire,
        Asides = Asides(read),
        Relevant = corrected.Relevant != read.Relevant ? corrected.Relevant : Relevance.Judge(corrected.Title, read.Text, corrected.Language),
    };

    private static DocumentFindings AsRead(DocumentFindings coded, DocumentFindings read) => coded with
    {
        Title = read.Title,
        Outlet = read.Outlet,
        Byline = read.Byline,
        Language = read.Language,
        Published = read.Published,
        PublishedConfidence = read.PublishedConfidence,
        Wire = read.Wire,
        Relevant = Relevance.Judge(read.Title, read.Text, read.Language),
    };

    /// <summary>
    /// Captions and posts, which only the page has. The journal does not keep the type under which the page came, so it is read as each that
    /// it may have been: the one that gives the text of the journal is right; when none does, since reading has changed, the first that can be read.
    /// </summary>
    private IReadOnlyList<Aside> Asides(DocumentFindings findings)
    {
        if (_ledger.Archived(findings.ContentHash) is not { } page) return [];
        IReadOnlyList<Aside>? first = null;
        foreach (var type in (string?[])[null, ArticleReader.RecordMediaType, "text/html", "text/plain"])
        {
            try
            {
                var article = _reader.Read(new RawDocument { Id = findings.Id, Bytes = page, Url = findings.Url, ContentType = type });
                if (article.Text == findings.Text) return article.Asides;
                first ??= article.Asides;
            }
            catch (RejectedException)
            {
                // It came under another type.
            }
        }

        return first ?? [];
    }
}
