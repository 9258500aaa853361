namespace Truce.Language.Tests.Coreference;

public sealed class CoreferenceResolverTests
{
    private static AnnotatedText Read(string text)
    {
        var annotator = new Annotator(Models.Shipped);
        var annotated = annotator.Annotate(text);
        annotator.AnnotateNames(annotated);
        return annotated;
    }

    /// <summary>The words of all mentions of the entity that the last mention written so stands for.</summary>
    private static string[] SameAs(string text, string word)
    {
        var annotated = Read(text);
        var mention = annotated.Mentions.Last(m => annotated.Word(m.Head).SequenceEqual(word) || annotated.Word(m.First).SequenceEqual(word));
        return [.. annotated.Mentions.Where(m => m.Entity == mention.Entity).Select(m => annotated.Text[annotated[m.First].Start..annotated[m.End - 1].End])];
    }

    [Fact]
    public void Resolve_SurnameAfterFullName_IsTheSamePerson() =>
        Assert.Contains("John Baker", SameAs("John Baker spoke on Monday. The talks failed, Baker said.", "Baker"));

    [Fact]
    public void Resolve_PronounAfterOneMan_IsThatMan() =>
        Assert.Contains("John Baker", SameAs("John Baker spoke on Monday. He said that the talks had failed.", "He"));

    [Fact]
    public void Resolve_PronounsAfterManAndWoman_GoByGender()
    {
        const string Text = "John Baker met Maria Lopez in Geneva on Monday. She said the talks had failed.";
        var same = SameAs(Text, "She");
        Assert.Contains("Maria Lopez", same);
        Assert.DoesNotContain("John Baker", same);
    }

    [Fact]
    public void Resolve_RoleAfterNameWithTheRole_IsThatPerson() =>
        Assert.Contains("Maria Lopez", SameAs("Defense Minister Maria Lopez visited the troops. It was raining. The minister promised them boots.", "minister"));

    [Fact]
    public void Resolve_ExpletiveIt_StandsForNothing() => Assert.DoesNotContain(Read("It was raining in Geneva.").Mentions, m => m.First == 0);

    [Fact]
    public void Resolve_AnyText_GivesMentionsInOrderWithinBounds()
    {
        var text = Read("\"(he her they)\" — it; SHE 's Mr. of of, his. They they John John John's he?! \n\n it");
        for (var i = 0; i < text.Mentions.Count; i++)
        {
            var mention = text.Mentions[i];
            Assert.InRange(mention.Head, mention.First, mention.End - 1);
            Assert.InRange(mention.End, 1, text.Count);
            if (i > 0) Assert.True(text.Mentions[i - 1].First <= mention.First);
        }
    }
}
