using FsCheck;
using FsCheck.Fluent;
using Truce.Coding.Words;

namespace Truce.Coding.Tests.Words;

public sealed class PassageScannerTests
{
    [Theory]
    [InlineData("He said “yes” and left.", "“yes”")]
    [InlineData("He said \"yes\" and \"no\".", "\"yes\"|\"no\"")]
    [InlineData("''Yes,'' he said. ``No.''", "''Yes,''|``No.''")]
    [InlineData("He announced: ‘‘Today we plan.’‘", "‘‘Today we plan.’‘")]
    [InlineData("Он сказал: «да». Er sagte: „ja“.", "«да»|„ja“")]
    [InlineData("A board of 6\" by 4\" and “one ‘small’ word”.", "“one ‘small’ word”")]
    [InlineData("‘We’ll hold fire,’ the rebels’ leader said, ‘for now.’", "‘We’ll hold fire,’|‘for now.’")]
    [InlineData("The rebels’ chief ‘hoped’ and said: “It’s time.” “Now.”", "“It’s time.”|“Now.”")]
    [InlineData("See <a href=\"x\">this</a> and \"that\".", "\"that\"")]
    public void Scan_Marks_GivesPassagesWithTheirMarks(string text, string expected) =>
        Assert.Equal(expected.Split('|'), Scan(text).Select(p => p.Span.Of(text)));

    [Fact]
    public void Scan_QuotationOverParagraphs_LeavesAllButTheLastOpen()
    {
        const string text = "“First.\n\n“Second.\n\n“Third,” he said.";

        var passages = Scan(text);

        Assert.Equal(["“First.", "“Second.", "“Third,”"], passages.Select(p => p.Span.Of(text)));
        Assert.Equal([false, false, true], passages.Select(p => p.Closed));
    }

    [Fact]
    public void Scan_StrayStraightMark_SpoilsOnlyItsParagraph()
    {
        const string text = "A stray \" here.\n\nHe said \"yes\".";

        Assert.Equal(["\"yes\""], Scan(text).Select(p => p.Span.Of(text)));
    }

    [Fact]
    public void Scan_AnyText_GivesOrderedPassagesWithinTheText()
    {
        var characters = Gen.Elements('"', '“', '”', '\'', '‘', '’', '`', '«', '»', '„', '<', '>', 'a', 's', '.', ' ', '\n');
        Check.QuickThrowOnFailure(Prop.ForAll(characters.ArrayOf().ToArbitrary(), all =>
        {
            var text = new string(all);
            var end = 0;
            foreach (var passage in Scan(text))
            {
                if (passage.Span.Start < end || passage.Span.End > text.Length || passage.Span.Length == 0) return false;
                if (passage.Span.Of(text).Contains('\n', StringComparison.Ordinal)) return false;
                end = passage.Span.End;
            }

            return true;
        }));
    }

    private static List<Passage> Scan(string text)
    {
        var passages = new List<Passage>();
        PassageScanner.Scan(text, passages);
        return passages;
    }
}
