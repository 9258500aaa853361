using System.Collections.Concurrent;
using Truce.Domain;
using Truce.Ledger;
using Truce.Ledger.Reporting;

namespace Truce.Web.Views;

/// <summary>Clean texts of reports, without what is withheld; those read last are kept, as long as the journal stays as it is.</summary>
/// <param name="path">Where the ledger lies.</param>
public sealed class ReportTexts(string path)
{
    /// <summary>Texts kept; a report has some 5,000 characters.</summary>
    private const int MostKept = 512;

    private readonly ConcurrentDictionary<string, string?> _texts = new(StringComparer.Ordinal);

    /// <summary>The text of a report; null when the archive lacks it.</summary>
    public string? Of(LedgerView view, DocumentEntry document)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(document);
        var key = view.Head + document.Id;
        if (_texts.TryGetValue(key, out var known)) return known;
        if (_texts.Count >= MostKept) _texts.Clear();
        return _texts.GetOrAdd(key, Read(document)?.Findings.Text is { Length: > 0 } text ? text : null);
    }

    /// <summary>A report as it stands after review, its text put back; null when it is withheld.</summary>
    public StoredDocument? Read(DocumentEntry document)
    {
        ArgumentNullException.ThrowIfNull(document);
        using var reader = LedgerReader.Open(path);
        return reader.Document(document.Id);
    }

    /// <summary>The sentence around some words, in three parts: before, the words, after. The words alone when the text is not to be had.</summary>
    public (string Before, string Words, string After) Sentence(LedgerView view, Evidence evidence)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(evidence);
        var text = view.Document(evidence.Document) is { } document ? Of(view, document) : null;
        if (text is null || evidence.Span.End > text.Length) return ("", evidence.Words, "");
        var (start, end) = SentenceBounds.Around(text, evidence.Span);
        return (text[start..evidence.Span.Start], text[evidence.Span.Start..evidence.Span.End], text[evidence.Span.End..end]);
    }
}
