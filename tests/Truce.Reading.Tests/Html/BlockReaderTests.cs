using System.Globalization;
using System.IO.Compression;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Truce.Reading.Tests;

/// <summary>
/// The blocks are those of the tree that the HTML standard builds: AngleSharp builds it here, a walk over it cuts the text, and both
/// must agree, on pages written for this and on pages thrown together.
/// </summary>
public sealed class BlockReaderTests
{
    [Theory]
    [InlineData("<p>one<p>two<div>three</p>four")]
    [InlineData("<ul><li>one<li>two<ul><li>three</ul>four</ul>five")]
    [InlineData("<dl><dt>term<dd>said<dt>other<dd>told</dl>")]
    [InlineData("<table><tr><td>one<td>two<tr><th>three</table>four")]
    [InlineData("<!doctype html><p>one<table><td>two</table>three")]
    [InlineData("<p>one<table><td>two</table>three")]
    [InlineData("<h1>one<h2>two</h3>three")]
    [InlineData("one</p>two</br>three<br><br>four")]
    [InlineData("<div><span>one</div>two</span>three")]
    [InlineData("<nav>menu</nav>one<nav><div>menu</nav>two")]
    [InlineData("<form><div>one</form>two</div>three<form>four</form>")]
    [InlineData("<button>no<div>no</button>one<select><option>no</select>two")]
    [InlineData("<svg><title>no</title><svg></svg><text>no</text></svg>one<svg/>two")]
    [InlineData("<svg><g>no<p>one")]
    [InlineData("<svg><foreignObject><p>no</p></foreignObject></svg>one")]
    [InlineData("<template><div>no</template>one<object><p>no</object>two")]
    [InlineData("<title>a &amp; b</title><body>one<script>no</div></script>two<style>no</style><textarea>no<p></textarea>three")]
    [InlineData("<!-->one<!--no--!>two<!---->three<?no?>four</5>five<!no>six")]
    [InlineData("a &lt b &copy2031 &notit; &#8217;s &#x1F54A; &#150; &unknown; &amp &nbsp; c & d &CounterClockwiseContourIntegral;")]
    [InlineData("<p title='>'>one<p class=a>two<p/>three<DIV ID=\"x\"CLASS='y'>four<a <b>five")]
    [InlineData("<head><meta name=a content=b></head><link rel=canonical href=c><body class=x>one</body>two</html>three")]
    [InlineData("<i>one<p>two</i>three</p>four")]
    [InlineData("<section><hr>one<hr></section><pre>\ntwo\nthree</pre>")]
    [InlineData("<details><summary>one</summary>two</details><dialog>no</dialog>three<menu>four</menu>")]
    [InlineData("<iframe>no</iframe>one<noscript><p>no</p></noscript>two<video>no</video>three<canvas>no<p>no</canvas>four")]
    [InlineData("one<p")]
    [InlineData("one<script>no")]
    [InlineData("<time datetime=2031-03-04>one</time><img><input>two")]
    [InlineData("<table><caption>one</caption><colgroup><col></colgroup><thead><tr><th>two</thead><tbody><tr><td>three<table><td>four</table>five</table>six")]
    [InlineData("<table><tr><td><form><p>one</td></form></tr></table>two")]
    [InlineData("<td>one<tr>two</table>three<caption>four")]
    public void Read_Page_AgreesWithTheTree(string html) => Assert.Equal(Expected(html), Actual(html));

    [Fact]
    public void Read_PagesThrownTogether_AgreeWithTheTree()
    {
        string[] pieces =
        [
            "<div>", "</div>", "<p>", "</p>", "<ul>", "</ul>", "<li>", "</li>", "<span>", "</span>", "<section class=a>", "</section>", "<br>", "<nav>", "</nav>",
            "<blockquote>", "</blockquote>", "<b>", "</b>", "<a href=x>", "</a>", "<!-- c -->", "<img>", "<hr>", "<article>", "</article>", "<label>", "</label>", "<dd>", "<dt>", "</dd>", "<figure>", "</figure>", "</body>", "</html>",
        ];
        var random = new Random(7);
        for (var round = 0; round < 2000; round++)
        {
            var html = new StringBuilder("<!doctype html>");
            for (var i = random.Next(4, 24); i > 0; i--)
            {
                html.Append(pieces[random.Next(pieces.Length)]);
                if (random.Next(2) == 0) html.Append(CultureInfo.InvariantCulture, $"w{i} ");
            }

            var (expected, actual) = (Expected(html.ToString()), Actual(html.ToString()));
            Assert.True(expected == actual, $"{html}\n--- the tree:\n{expected}\n--- the reader:\n{actual}");
        }
    }

    [Fact]
    public void Read_RealPages_AgreeWithTheTree()
    {
        var folder = DevelopmentPages();
        if (folder is null) return;
        foreach (var file in Directory.EnumerateFiles(folder, "*.html.gz").Order(StringComparer.Ordinal).Take(20))
        {
            using var packed = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
            var html = new StreamReader(packed, Encoding.UTF8).ReadToEnd();

            Assert.Equal(Expected(html), Actual(html));
        }
    }

    private static string? DevelopmentPages([System.Runtime.CompilerServices.CallerFilePath] string here = "")
    {
        var folder = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../../shared/gold/articles-dev/html"));
        return Directory.Exists(folder) ? folder : null;
    }

    private static string Actual(string html)
    {
        var page = BlockReader.Read(html);
        return string.Join('\n', page.Blocks.Select(block => $"{page.Elements[block.Element].Depth} {block.Tag} {block.Text.Replace('\n', '|')}"));
    }

    private static string Expected(string html)
    {
        using var document = new HtmlParser(new HtmlParserOptions { IsScripting = false }).ParseDocument(html);
        var walk = new TreeWalk();
        walk.Element(document.DocumentElement, -1);
        return string.Join('\n', walk.Blocks);
    }

    /// <summary>The plainest walk that cuts a tree's text at its blocks.</summary>
    private sealed class TreeWalk
    {
        private static readonly HashSet<string> _blocks =
            [.. ("html head body address article aside blockquote center dd details dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
                + "header hgroup hr li main ol p pre section summary table tbody td tfoot th thead tr ul caption").Split(' ')];

        private static readonly HashSet<string> _skipped =
            [.. "script style noscript template svg iframe select button input textarea canvas video audio object embed map nav math applet dialog option datalist title noembed noframes xmp".Split(' ')];

        private readonly StringBuilder _text = new();
        private bool _space;
        private bool _broken;

        public List<string> Blocks { get; } = [];

        public void Element(IElement element, int outside)
        {
            var kind = element.LocalName switch
            {
                "p" => BlockTag.Paragraph,
                "h1" => BlockTag.Heading1,
                "h2" => BlockTag.Heading2,
                "h3" or "h4" or "h5" or "h6" => BlockTag.Heading,
                "li" or "dd" or "dt" => BlockTag.ListItem,
                "div" or "section" or "article" or "main" or "body" => BlockTag.Division,
                "td" or "th" or "caption" => BlockTag.Cell,
                "blockquote" => BlockTag.Quotation,
                "figcaption" or "figure" => BlockTag.Caption,
                "pre" => BlockTag.Preformatted,
                _ => BlockTag.Other,
            };
            Children(element, outside + 1, kind);
            Flush(outside + 1, kind);
        }

        private void Children(INode node, int depth, BlockTag kind)
        {
            foreach (var child in node.ChildNodes)
            {
                if (child is IText text) Append(text.Data);
                else if (child is IElement { LocalName: "br" }) Break(depth, kind);
                else if (child is not IElement element || _skipped.Contains(element.LocalName)) continue;
                else if (!_blocks.Contains(element.LocalName)) Children(element, depth, kind);
                else
                {
                    Flush(depth, kind);
                    Element(element, depth);
                }
            }
        }

        private void Append(string data)
        {
            foreach (var c in data)
            {
                if (char.IsWhiteSpace(c))
                {
                    _space = true;
                    continue;
                }

                if (Whitespace.IsInvisible(c)) continue;
                if (_space && _text.Length > 0 && _text[^1] != '\n') _text.Append(' ');
                _space = _broken = false;
                _text.Append(c);
            }
        }

        private void Break(int depth, BlockTag kind)
        {
            if (_broken)
            {
                Flush(depth, kind);
                return;
            }

            if (_text.Length > 0) _text.Append('\n');
            _broken = true;
            _space = false;
        }

        private void Flush(int depth, BlockTag kind)
        {
            var text = _text.ToString().TrimEnd('\n');
            if (text.Any(char.IsLetterOrDigit)) Blocks.Add($"{depth} {kind} {text.Replace('\n', '|')}");
            _text.Clear();
            _space = _broken = false;
        }
    }
}
