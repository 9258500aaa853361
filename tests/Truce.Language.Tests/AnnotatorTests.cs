using System.Diagnostics;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Truce.Language.Tests;

public sealed class AnnotatorTests
{
    private const string Report = "GENEVA (AP) — Russia's foreign minister said on Sept. 9 that the truce wasn't dead.\n\n\"They agreed to halt all "
        + "attacks,\" he told reporters. Rebels, who were not invited, blamed the U.S. for the deal.";

    [Fact]
    public void Annotate_ANewsReport_GivesTheTreeOfItsClauses()
    {
        var text = new Annotator(Models.Shipped).Annotate("Rebels in the north rejected the truce that Russia had proposed.");

        var rejected = Find(text, "rejected");
        var proposed = Find(text, "proposed");
        Assert.Equal(Upos.VERB, text[rejected].Upos);
        Assert.Equal("reject", text.Lemma(rejected));
        Assert.True(text[rejected].Morphology.HasFlag(Morphology.TensePast | Morphology.VerbFin));
        Assert.Equal(-1, text[rejected].Head);
        Assert.Equal(Find(text, "Rebels"), text.Subject(rejected));
        Assert.Equal(Find(text, "truce"), text.Child(rejected, Relation.Obj));
        Assert.Equal(Find(text, "truce"), text.Antecedent(proposed));
        Assert.Equal(Find(text, "in"), text.CaseMarker(Find(text, "north")));
    }

    /// <summary>Short reports of names that the treebanks do not know, with and without a full stop.</summary>
    [Theory]
    [InlineData("Hamas fired rockets and killed three soldiers", "fired", "Hamas", "rockets")]
    [InlineData("Hamas fired rockets and killed three soldiers.", "fired", "Hamas", "rockets")]
    [InlineData("RSF shelled El Fasher.", "shelled", "RSF", "Fasher|El")]
    [InlineData("Houthis seized a ship in the Red Sea.", "seized", "Houthis", "ship")]
    [InlineData("Kyiv rejected the plan.", "rejected", "Kyiv", "plan")]
    [InlineData("Zelenskiy met Erdogan in Istanbul", "met", "Zelenskiy", "Erdogan")]
    [InlineData("Tigrayan fighters attacked Mekelle on Monday.", "attacked", "fighters", "Mekelle")]
    [InlineData("M23 captured Goma.", "captured", "M23", "Goma")]
    public void Annotate_AShortReportOfRareNames_FindsWhoDidWhatToWhom(string report, string verb, string subject, string target)
    {
        var text = new Annotator(Models.Shipped).Annotate(report);

        var deed = Find(text, verb);
        Assert.Equal(Upos.VERB, text[deed].Upos);
        Assert.Equal(-1, text[deed].Head);
        Assert.Contains(text.Child(deed, Relation.Nsubj), subject.Split('|').Select(w => Find(text, w)));
        Assert.Contains(text.Child(deed, Relation.Obj), target.Split('|').Select(w => Find(text, w)));
    }

    [Fact]
    public void Annotate_AStrikeToldOfBySomebody_KilledIsAClauseOfItsOwn()
    {
        var text = new Annotator(Models.Shipped).Annotate("Israeli air strikes killed at least 18 people in Rafah on Monday, medics said.");

        var (killed, said) = (Find(text, "killed"), Find(text, "said"));
        Assert.Equal((said, Relation.Ccomp), (text[killed].Head, text[killed].Relation));
        Assert.Equal((Find(text, "strikes"), Find(text, "medics")), (text.Subject(killed), text.Subject(said)));
    }

    [Theory]
    [InlineData("Grundberg is to travel to Sanaa next week for talks with Houthi leaders.", "Grundberg", "travel")]
    [InlineData("Commanders of the two armies are to meet within five days.", "Commanders", "meet")]
    [InlineData("The foreign ministers of the two countries are due to meet him in Washington.", "ministers", "due")]
    public void Annotate_SomebodyIsToDoSomething_IsItsSubject(string report, string subject, string predicate)
    {
        var text = new Annotator(Models.Shipped).Annotate(report);

        Assert.Equal(Find(text, subject), text.Subject(Find(text, predicate)));
    }

    [Fact]
    public void Annotate_AnyText_GivesValidOffsetsAndTrees()
    {
        var annotator = new Annotator(Models.Shipped);
        var pieces = Gen.Elements("The truce", " ", "\n", "\n\n", "don't", "\ud800", "\udfff", "\0", "(", "\"", ".", "Sept. 9", "«", "日本", "é", "www.", "@", "$");
        var texts = Gen.OneOf(ArbMap.Default.GeneratorFor<string>().Select(s => s ?? ""), Gen.Select(Gen.ListOf(pieces), list => string.Concat(list)));
        Prop.ForAll(texts.ToArbitrary(), text => IsSound(annotator.Annotate(text))).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Annotate_RandomBytes_GivesValidOffsetsAndTrees()
    {
        var bytes = new byte[20_000];
        new Random(7).NextBytes(bytes);

        Assert.True(IsSound(new Annotator(Models.Shipped).Annotate(Encoding.Latin1.GetString(bytes))));
        Assert.True(IsSound(new Annotator(Models.Shipped).Annotate(Encoding.Unicode.GetString(bytes))));
    }

    [Theory]
    [InlineData("(", 100_000)]
    [InlineData("a", 1_000_000)]
    [InlineData("war ", 20_000)]
    [InlineData(". ", 20_000)]
    public void Annotate_AMonotonousText_TakesLinearTime(string piece, int count)
    {
        var clock = Stopwatch.StartNew();

        Assert.True(IsSound(new Annotator(Models.Shipped).Annotate(string.Concat(Enumerable.Repeat(piece, count)))));

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), $"{clock.Elapsed}"); // Quadratic time would be hours; a busy machine is slow too.
    }

    [Fact]
    public void Annotate_OnManyThreads_GivesTheSame()
    {
        var expected = Written(new Annotator(Models.Shipped).Annotate(Report));

        var found = new string[8];
        Parallel.For(0, found.Length, i => found[i] = Written(new Annotator(Models.Shipped).Annotate(Report)));

        Assert.All(found, text => Assert.Equal(expected, text));
    }

    [Fact]
    public void Annotate_AfterOtherTexts_GivesTheSame()
    {
        var annotator = new Annotator(Models.Shipped);
        var expected = Written(annotator.Annotate(Report));
        var target = new AnnotatedText();
        annotator.Annotate(string.Concat(Enumerable.Repeat("Other words came between them.\n\n", 60)), target);

        annotator.Annotate(Report, target);

        Assert.Equal(expected, Written(target));
    }

    [Fact]
    public void Tag_ANewsReport_AgreesWithTheNetworkOnMostWords()
    {
        var annotator = new Annotator(Models.Shipped);
        var full = annotator.Annotate(Report);
        var fast = new AnnotatedText();

        annotator.Tag(Report, fast);

        Assert.Equal(full.Count, fast.Count);
        Assert.True(Enumerable.Range(0, full.Count).Count(i => full[i].Upos == fast[i].Upos) > full.Count * 0.85);
    }

    [Fact]
    public void Load_TheShippedModel_IsSmall()
    {
        _ = Models.Shipped;
        Assert.True(new FileInfo(Path.Combine(Models.Root, "models", LanguageModel.FileName)).Length < 25_000_000);
    }

    private static int Find(AnnotatedText text, string word) => Enumerable.Range(0, text.Count).First(i => text.Word(i).SequenceEqual(word));

    private static string Written(AnnotatedText text)
    {
        using var output = new StringWriter();
        Conllu.Write(text, output);
        return output.ToString();
    }

    private static bool IsSound(AnnotatedText text)
    {
        var at = 0;
        foreach (var token in text.Tokens)
        {
            if (token.Start < at || token.End <= token.Start || token.End > text.Text.Length)
            {
                return false;
            }

            at = token.End;
        }

        var next = 0;
        foreach (var sentence in text.Sentences)
        {
            if (sentence.First != next || sentence.End <= sentence.First || !HasOneRoot(text, sentence))
            {
                return false;
            }

            next = sentence.End;
        }

        return next == text.Count;
    }

    private static bool HasOneRoot(AnnotatedText text, Sentence sentence)
    {
        var roots = 0;
        for (var i = sentence.First; i < sentence.End; i++)
        {
            var (head, steps) = (text[i].Head, 0);
            roots += head < 0 ? 1 : 0;
            while (head >= sentence.First && head < sentence.End && steps <= sentence.End - sentence.First)
            {
                (head, steps) = (text[head].Head, steps + 1);
            }

            if (head != -1)
            {
                return false;
            }
        }

        return roots == 1;
    }
}
