using Truce.Domain;

namespace Truce.Reading;

/// <summary>Something that a feed or a sitemap names.</summary>
/// <param name="Url">Address of the page, or of the further sitemap; null when the feed tells none.</param>
/// <param name="IsSitemap">True when the address is that of a further sitemap.</param>
/// <param name="Document">The item's own words as a document, or null when it has none.</param>
public sealed record FeedItem(string? Url, bool IsSitemap, RawDocument? Document);
