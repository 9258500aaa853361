using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Truce.Language.Words;

namespace Truce.Language.Tests.Words;

public sealed class TokenizerTests
{
    [Theory]
    [InlineData("They don't say it can't be.", "They do n't say it ca n't be .")]
    [InlineData("Russia's plan, which they’d cannot accept", "Russia 's plan , which they ’d can not accept")]
    [InlineData("the parties' forces", "the parties ' forces")]
    [InlineData("a UN-backed, non-state al-Nusra co-founder", "a UN - backed , non-state al - Nusra co-founder")]
    [InlineData("Mr. Kerry met Gen. Hifter in the U.S. on Sept. 9.", "Mr. Kerry met Gen. Hifter in the U.S. on Sept. 9 .")]
    [InlineData("J. K. Smith Jr. said no.", "J. K. Smith Jr. said no .")]
    [InlineData("It cost $2.5 million (€1,200,000), 40% more.", "It cost $ 2.5 million ( € 1,200,000 ) , 40 % more .")]
    [InlineData("at 7:30pm on 11/28/2000", "at 7:30 pm on 11/28/2000")]
    [InlineData("See https://un.org/a-b?c=1, or mail a.b@un.org.", "See https://un.org/a-b?c=1 , or mail a.b@un.org .")]
    [InlineData("@UN said #truce “holds”...", "@UN said #truce “ holds ” ...")]
    [InlineData("GENEVA (AP) — Talks--the first--ended?!", "GENEVA ( AP ) — Talks -- the first -- ended ?!")]
    [InlineData("Resolution No. 2254, Art. 51, pp. 3-4", "Resolution No. 2254 , Art. 51 , pp. 3 - 4")]
    [InlineData("the end.The next", "the end . The next")]
    [InlineData("and/or 713-853-3989 in the 1970s", "and / or 713-853-3989 in the 1970s")]
    public void Tokenize_ByTheTreebanksConventions_SplitsWords(string text, string expected)
    {
        var target = new AnnotatedText { Text = text };

        new Tokenizer().Tokenize(target);

        Assert.Equal(expected, string.Join(' ', Enumerable.Range(0, target.Count).Select(i => target.Word(i).ToString())));
    }

    [Fact]
    public void Tokenize_AnyText_CoversAllButSpaceInOrder()
    {
        var text = ArbMap.Default.GeneratorFor<string>().Select(s => s ?? "");
        var pieces = Gen.Elements("don't ", "www.", "://", "@", "a.b@", "\ud800", "'s", "...", "\n\n", "-", "5pm", "U.S.", "(", "\"", "\0", "é", "$");
        var mixed = Gen.Select(Gen.ListOf(pieces), list => string.Concat(list));
        Prop.ForAll(Gen.OneOf(text, mixed).ToArbitrary(), Covers).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("a")]
    [InlineData("(")]
    [InlineData("www.\"")]
    [InlineData("://\"")]
    [InlineData("@a ")]
    [InlineData("a@")]
    [InlineData("1,")]
    [InlineData("1-")]
    [InlineData("'s")]
    [InlineData("a-")]
    [InlineData("\udfff")]
    [InlineData(".")]
    [InlineData("U.")]
    public void Tokenize_AMillionCharactersWithoutSpace_TakesLinearTime(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        var clock = Stopwatch.StartNew();

        Assert.True(Covers(text));

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"{clock.Elapsed}");
    }

    private static bool Covers(string text)
    {
        var target = new AnnotatedText { Text = text };
        new Tokenizer().Tokenize(target);
        var at = 0;
        foreach (var token in target.Tokens)
        {
            if (token.Start < at || token.End <= token.Start || token.End > text.Length || !IsBlank(text[at..token.Start]))
            {
                return false;
            }

            at = token.End;
        }

        return IsBlank(text[at..]);
    }

    private static bool IsBlank(string text) => text.All(c => c <= ' ' || char.IsWhiteSpace(c));
}
