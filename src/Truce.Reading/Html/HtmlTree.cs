using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Truce.Reading;

/// <summary>Parses pages with no more than the reader asks for: no scripts, no comments, few attributes.</summary>
internal static class HtmlTree
{
    private static readonly HtmlParserOptions _options = new()
    {
        SkipComments = true,
        SkipScriptText = true,
        SkipProcessingInstructions = true,
        DisableElementPositionTracking = true,
        // Text within noscript is for browsers without scripts: the page's own text is what others see.
        IsScripting = false,
        ShouldEmitAttribute = static (ref token, name) => IsWanted(name.Span),
    };

    /// <summary>The tree of a page.</summary>
    public static IHtmlDocument Parse(string html) => new HtmlParser(_options).ParseDocument(SourceCut.Of(html));

    private static bool IsWanted(ReadOnlySpan<char> name) =>
        name is "class" or "id" or "itemprop" or "content" or "property" or "name" or "datetime" or "pubdate" or "rel" or "href" or "lang" or "cite";
}
