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
        // News pages nest some sixty deep; every element asks those around it, so depth costs twice.
        MaximumDepth = 256,
        // Text within noscript is for browsers without scripts: the page's own text is what others see.
        IsScripting = false,
        ShouldEmitAttribute = static (ref token, name) => IsWanted(name.Span),
    };

    /// <summary>The tree of a page; throws <see cref="RejectedException"/> for one made to keep parsers busy.</summary>
    public static IHtmlDocument Parse(string html)
    {
        var cut = SourceCut.Of(html);
        OpenFormatting.Check(cut);
        return new HtmlParser(_options).ParseDocument(cut);
    }

    private static bool IsWanted(ReadOnlySpan<char> name) =>
        name is "class" or "id" or "itemprop" or "content" or "property" or "name" or "datetime" or "pubdate" or "rel" or "href" or "lang" or "cite";
}
