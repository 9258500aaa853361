using System.Security.Cryptography;
using Truce.Domain;

namespace Truce.Reading;

/// <summary>Turns the bytes of one page or text into an <see cref="Article"/>. Safe to share between threads.</summary>
public sealed class ArticleReader
{
    /// <summary>
    /// Reads one document. Throws <see cref="RejectedException"/> when there is no article in it (empty, binary, only menus),
    /// with the reason and the place.
    /// </summary>
    public Article Read(RawDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var bytes = document.Bytes.Span;
        var text = CharacterDecoder.Decode(bytes, document.ContentType);
        return Assemble(document, PastedPage.Read(text));
    }

    private static Article Assemble(RawDocument document, PageContent page)
    {
        var byline = FindByline(page);
        var title = page.Title;
        string? outlet = null;
        if (title is not null) outlet = OutletName.TakeOff(title, out title);
        outlet ??= OutletName.Find(page, byline, document.Url);
        var wire = WireCredit.Find(page, byline);
        outlet ??= wire;
        if (byline is not null && (Outlet.OfName(byline) is not null || OutletName.NamesItself(byline) is not null)) byline = null;
        if (wire is not null && outlet is not null && Outlet.OfName(wire) == Outlet.OfName(outlet)) wire = null;
        var text = string.Join("\n\n", page.Paragraphs);
        var published = PublicationDate.Find(page);
        return new Article
        {
            Id = document.Id,
            ContentHash = Convert.ToHexStringLower(SHA256.HashData(document.Bytes.Span)),
            Text = text,
            Title = title,
            Outlet = outlet,
            Byline = byline,
            Url = document.Url,
            Language = LanguageGuess.Of(text),
            Published = published.Date,
            PublishedConfidence = published.Confidence,
            Wire = wire is null ? null : Outlet.OfName(wire)!.Name,
            Asides = page.Asides,
            Completeness = page.Completeness,
        };
    }

    private static string? FindByline(PageContent page)
    {
        foreach (var line in page.Header)
        {
            if (Byline.TryRead(line.Text, out var author)) return author;
        }

        return null;
    }
}
