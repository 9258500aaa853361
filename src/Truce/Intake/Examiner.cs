using System.Security.Cryptography;
using Truce.Domain;
using Truce.Ledger;
using Truce.Reading;

namespace Truce.Intake;

/// <summary>What a document is to the journal: a report with its findings, a page that it holds, or nothing that can be read.</summary>
/// <param name="Document">The report, or null.</param>
/// <param name="KnownHash">SHA-256 of the page when the journal holds it, or null.</param>
/// <param name="Rejected">Why nothing could be read, or null.</param>
internal readonly record struct Examined(StoredDocument? Document, string? KnownHash, RejectedDocument? Rejected);

/// <summary>Reads and codes one document after another for the journal; belongs to one thread. Codebook and models are loaded at the first that is new.</summary>
/// <param name="isKnown">Whether the journal holds a page, by its SHA-256.</param>
/// <param name="coders">Makes a coder.</param>
internal sealed class Examiner(Func<string, bool> isKnown, Lazy<Func<Coding.Coder>> coders)
{
    private readonly ArticleReader _reader = new();
    private Coding.Coder? _coder;

    public Ready Examine(Incoming item) => new(item, item.Document is { } page ? Examine(page) : new Examined(null, null, item.Rejected));

    private Examined Examine(RawDocument page)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(page.Bytes.Span));
        if (isKnown(hash)) return new Examined(null, hash, null);
        try
        {
            Article article;
            using (Telemetry.Stage("read")) article = _reader.Read(page);
            _coder ??= coders.Value();
            using (Telemetry.Stage("code")) return new Examined(StoredDocument.Of(_coder.Code(article)), null, null);
        }
        catch (RejectedException e)
        {
            return Reject(e.Message);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or IndexOutOfRangeException or NullReferenceException or KeyNotFoundException or FormatException)
        {
            // A fault of ours on one page must not cost the other pages; it is named, so that it can be mended.
            return Reject($"truce failed on it, which is a bug to report: {e.GetType().Name} at {Where(e)}: {e.Message}");
        }

        Examined Reject(string reason) => new(null, null, new RejectedDocument(page.Id, hash, reason));
    }

    private static string Where(Exception e) => e.TargetSite is { } method ? $"{method.DeclaringType?.Name}.{method.Name}" : "an unknown place";
}
