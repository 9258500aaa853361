using System.Globalization;
using NodaTime;
using Truce.Domain;
using Truce.Ledger;
using Truce.Ledger.Reporting;

namespace Truce.Web.Views;

/// <summary>One reader's call of one page: what is asked for, the snapshot that answers, and how addresses are written.</summary>
/// <param name="Path">Path of the page, without parameters.</param>
/// <param name="Query">What is asked for.</param>
/// <param name="View">The snapshot as of the day asked for.</param>
/// <param name="Texts">Texts of reports.</param>
/// <param name="Look">light, dark, or system.</param>
/// <param name="Role">Role of the reader, or null when the server knows no accounts.</param>
public sealed record PageVisit(string Path, Query Query, LedgerView View, ReportTexts Texts, string Look, string? Role)
{
    /// <summary>Rows of a list on one page.</summary>
    public const int PageSize = 100;

    /// <summary>Last day that counts: the day as of which, or the day of the latest report.</summary>
    public LocalDate? Day => Query.AsOf ?? View.LastDay;

    /// <summary>Address of another page, as of the same day and in the same theatre.</summary>
    public string Link(string path) => Query.Carried.Address(path);

    /// <summary>Address of this page as of another day.</summary>
    public string AsOf(LocalDate? day) => (Query with { AsOf = day, After = null }).Address(Path);

    /// <summary>Address of an entry's own page.</summary>
    public string Link(Entry entry) => entry switch
    {
        DocumentEntry document => Link(document),
        AgreementEntry => Link($"/agreements/{entry.Id}"),
        _ => Link($"/entries/{entry.Id}"),
    };

    /// <summary>Address of a report.</summary>
    public string Link(DocumentEntry document) => Link($"/documents/{document.ContentHash[..16]}");

    /// <summary>Address of the words in their report.</summary>
    public string Link(Evidence evidence) => View.Document(evidence.Document) is { } document
        ? Link(document) + string.Create(CultureInfo.InvariantCulture, $"#t{evidence.Span.Start}")
        : Link("/documents");

    /// <summary>Address of an actor's page.</summary>
    public string Actor(string name) => Link($"/actors/{Uri.EscapeDataString(name)}");

    /// <summary>"Own Press, 13 September 2016", as far as the page tells; else the report's name.</summary>
    public static string Name(DocumentEntry document)
    {
        var who = document.Outlet ?? document.Wire;
        if (who is not null && Ownership.InWords(document.Owner) is { } whose) who = $"{who} ({whose})";
        var when = document.Published is { } date ? Prose.Date(date) : null;
        return who is null ? when is null ? document.Id : $"{document.Id}, {when}" : when is null ? who : $"{who}, {when}";
    }

    /// <summary>The reports of those ids, earliest first, those without a date last.</summary>
    public IReadOnlyList<DocumentEntry> Reports(IEnumerable<string> ids) =>
    [
        .. ids.Select(View.Document).OfType<DocumentEntry>()
            .OrderBy(d => d.Published is null).ThenBy(d => d.Published).ThenBy(d => d.Id, StringComparer.Ordinal),
    ];
}
