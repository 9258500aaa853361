using System.Security.Cryptography;
using Truce.Domain;

namespace Truce.Reading;

/// <summary>Turns the bytes of one page or text into an <see cref="Article"/>. Safe to share between threads.</summary>
public sealed class ArticleReader
{
    /// <summary>Media type of a document that is an article taken out of its page, as sources of records (JSON Lines, CSV, exports) make them.</summary>
    public const string RecordMediaType = ArticleRecord.MediaType;

    /// <summary>
    /// Reads one document. Throws <see cref="RejectedException"/> when there is no article in it (empty, binary, only menus),
    /// with the reason and the place.
    /// </summary>
    public Article Read(RawDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (document.ContentType == ArticleRecord.MediaType) return OfRecord(document);
        var bytes = document.Bytes.Span;
        var text = CharacterDecoder.Decode(bytes, document.ContentType);
        return HtmlPage.Is(text, document.ContentType) ? OfHtml(document, HtmlPage.Read(text)) : OfText(document, PastedPage.Read(text));
    }

    /// <summary>An article that somebody took out of its page: its own fields say what it is, its text or page is read for the rest.</summary>
    private static Article OfRecord(RawDocument document)
    {
        var record = ArticleRecord.Read(document.Bytes);
        var article = record.Html is { } html
            ? OfHtml(document with { Url = document.Url ?? record.Url }, html.Contains("<body", StringComparison.OrdinalIgnoreCase) ? HtmlPage.Read(html) : HtmlPage.ReadFragment(html))
            : OfText(document with { Url = document.Url ?? record.Url }, PastedPage.OfPlainText(record.Text ?? throw new RejectedException("the record has neither text nor html")));
        var published = record.Published ?? article.Published;
        var outlet = record.Outlet ?? article.Outlet;
        var title = record.Title ?? article.Title;
        return article with
        {
            Title = title,
            Outlet = outlet,
            Owner = Outlet.OwnerOf(article.Wire ?? outlet, published),
            Byline = record.Byline ?? article.Byline,
            Language = record.Language ?? article.Language,
            Published = published,
            PublishedConfidence = record.Published is null ? article.PublishedConfidence : PublicationDate.Stated,
            Relevant = Relevance.Judge(title, article.Text, record.Language ?? article.Language),
        };
    }

    private static Article OfText(RawDocument document, PageContent page)
    {
        var byline = FindByline(page);
        var title = page.Title;
        string? outlet = null;
        if (title is not null) outlet = OutletName.TakeOff(title, out title);
        outlet ??= OutletName.Find(page, byline, document.Url);
        return Assemble(document, page, title, outlet, byline, document.Url, PublicationDate.Find(page), null);
    }

    private static Article OfHtml(RawDocument document, HtmlReport report)
    {
        var url = document.Url ?? AbsoluteUrl(report.Page.Canonical) ?? AbsoluteUrl(report.Page.Meta.GetValueOrDefault("og:url"));
        var byline = HtmlMetadata.Byline(report);
        var title = report.Content.Title;
        string? behindTitle = null;
        if (title is not null) behindTitle = OutletName.TakeOff(title, out title);
        var outlet = HtmlMetadata.Outlet(report, url) ?? behindTitle ?? OutletName.Find(report.Content, byline, url) ?? OutletName.SignedTwice(report.Page.Title, report.Content) ?? Host(url);
        return Assemble(document, report.Content, title, outlet, byline, url, HtmlMetadata.Published(report, url), report.Page.Language);
    }

    private static Article Assemble(
        RawDocument document, PageContent page, string? title, string? outlet, string? byline, string? url, PublicationDate published, string? language)
    {
        var wire = WireCredit.Find(page, byline);
        outlet ??= wire;
        if (byline is not null) byline = WithoutOutlets(byline, outlet);
        if (wire is not null && outlet is not null && Outlet.OfName(wire) == Outlet.OfName(outlet)) wire = null;
        var text = string.Join("\n\n", page.Paragraphs);
        if (string.IsNullOrWhiteSpace(text)) throw new RejectedException(title is null ? "no words of a report are left" : $"nothing but a headline: \"{title}\"");
        var articleLanguage = LanguageGuess.Of(text) ?? (language is { Length: >= 2 } ? language[..2].ToLowerInvariant() : null);
        return new Article
        {
            Id = document.Id,
            ContentHash = Convert.ToHexStringLower(SHA256.HashData(document.Bytes.Span)),
            Text = text,
            Title = title,
            Outlet = outlet,
            Byline = byline,
            Url = url,
            Language = articleLanguage,
            Published = published.Date,
            PublishedConfidence = published.Confidence,
            Wire = wire is null ? null : Outlet.OfName(wire)!.Name,
            Owner = Outlet.OwnerOf(wire ?? outlet, published.Date),
            Asides = page.Asides,
            Completeness = page.Completeness,
            Relevant = Relevance.Judge(title, text, articleLanguage),
        };
    }

    /// <summary>
    /// "Ada Scribe, Coast Courier" and "Ada Scribe, Courier Editor-at-large" are by Ada Scribe; null when nobody is left. "Coast Courier staff" names
    /// people, if not by their names.
    /// </summary>
    private static string? WithoutOutlets(string byline, string? outlet)
    {
        var people = byline.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(part => Outlet.OfName(part) is null && (part.EndsWith(" staff", StringComparison.OrdinalIgnoreCase) || OutletName.NamesItself(part) is null)).ToList();
        if (outlet is not null && people.Count > 1) people.RemoveAll(part => part != people[0] && part.StartsWith(outlet, StringComparison.OrdinalIgnoreCase));
        return people.Count > 0 ? string.Join(", ", people) : null;
    }

    /// <summary>The address of the site, when nothing on the page names the outlet.</summary>
    private static string? Host(string? url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.HostNameType != UriHostNameType.Dns) return null;
        return uri.Host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? uri.Host[4..] : uri.Host;
    }

    private static string? AbsoluteUrl(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? url : null;

    private static string? FindByline(PageContent page)
    {
        foreach (var line in page.Header)
        {
            if (Byline.TryRead(line.Text, out var author)) return author;
        }

        return null;
    }
}
