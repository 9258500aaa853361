using Truce.Domain;
using Truce.Reading;

namespace Truce;

/// <summary>One document on its way through reading and coding: its findings, or why it was set aside.</summary>
/// <param name="Findings">What was found, or null.</param>
/// <param name="Rejected">Why nothing could be, or null.</param>
internal readonly record struct Inspected(DocumentFindings? Findings, RejectedDocument? Rejected);

/// <summary>Reads and codes documents one after another, without a ledger.</summary>
internal static class Inspection
{
    /// <summary>The documents of the paths in the order they are found.</summary>
    public static IEnumerable<Inspected> Of(IEnumerable<string> paths)
    {
        var reader = new ArticleReader();
        var coder = new Lazy<Coding.Coder>(Installation.NewCoder);
        var copies = new CopyIndex();
        foreach (var item in Sources.Open(paths))
        {
            if (!item.IsDocument)
            {
                yield return new Inspected(null, item.Rejected);
                continue;
            }

            Article? article = null;
            RejectedDocument? fault = null;
            try
            {
                article = reader.Read(item.Document);
            }
            catch (RejectedException e)
            {
                fault = new RejectedDocument(item.Document.Id, null, e.Message);
            }

            if (fault is not null)
            {
                yield return new Inspected(null, fault);
                continue;
            }

            var findings = coder.Value.Code(article!);
            yield return new Inspected(findings with { DuplicateOf = copies.Add(article!.Id, Fingerprint.Of(article.Text)) }, null);
        }
    }
}
