namespace Truce.Language.Tests;

public sealed class TreeTests
{
    // "Rebels and allies refused to sign the deal that mediators drafted ."
    private static readonly AnnotatedText _text = Make(
        ("Rebels", 3, Relation.Nsubj), ("and", 2, Relation.Cc), ("allies", 0, Relation.Conj), ("refused", -1, Relation.Root),
        ("to", 5, Relation.Mark), ("sign", 3, Relation.Xcomp), ("the", 7, Relation.Det), ("deal", 5, Relation.Obj),
        ("that", 10, Relation.Obj), ("mediators", 10, Relation.Nsubj), ("drafted", 7, Relation.AclRelcl), (".", 3, Relation.Punct));

    [Fact]
    public void Children_OfAVerb_ComeFromLeftToRight()
    {
        var children = new List<int>();
        foreach (var child in _text.Children(3))
        {
            children.Add(child);
        }

        Assert.Equal([0, 5, 11], children);
    }

    [Fact]
    public void Subtree_OfAnObject_HoldsItsRelativeClause() => Assert.Equal((6, 11), _text.Subtree(7));

    [Fact]
    public void Phrase_OfAnObject_LeavesTheRelativeClauseOut() => Assert.Equal((6, 8), _text.Phrase(7));

    [Fact]
    public void ImpliedSubject_OfAnOpenComplement_IsThatOfItsGovernor() => Assert.Equal(0, _text.ImpliedSubject(5));

    [Fact]
    public void Antecedent_OfARelativeClause_IsTheNounItModifies() => Assert.Equal(7, _text.Antecedent(10));

    [Fact]
    public void Conjuncts_OfTheFirst_AreTheOthers()
    {
        var conjuncts = new List<int>();
        foreach (var conjunct in _text.Conjuncts(0))
        {
            conjuncts.Add(conjunct);
        }

        Assert.Equal([2], conjuncts);
        Assert.Equal(0, _text.FirstConjunct(2));
    }

    [Fact]
    public void Governs_OverSeveralSteps_IsTrueDownwardsOnly()
    {
        Assert.True(_text.Governs(3, 10));
        Assert.False(_text.Governs(10, 3));
        Assert.False(_text.Governs(3, 3));
    }

    [Fact]
    public void PassiveSubject_InTheActive_IsNone()
    {
        Assert.Equal(-1, _text.PassiveSubject(3));
        Assert.False(_text.IsPassive(3));
    }

    [Fact]
    public void Controller_WithAnObjectOfTheGovernor_IsTheObject()
    {
        var text = Make(("Paris", 1, Relation.Nsubj), ("urged", -1, Relation.Root), ("Moscow", 1, Relation.Obj), ("to", 4, Relation.Mark), ("stop", 1, Relation.Xcomp));

        Assert.Equal(2, text.ImpliedSubject(4));
    }

    [Fact]
    public void Children_OfALinkedTree_AreThoseThatTheHeadsSay()
    {
        var text = new Annotator(Models.Shipped).Annotate("The rebels, who hold the town, agreed to let convoys in. Nobody fired; a calm set in, the U.N. said.");
        var linked = Enumerable.Range(0, text.Count).Select(i => Walk(text, i)).ToList();

        text.IsLinked = false;

        Assert.True(linked.Sum(c => c.Count) >= text.Count - text.Sentences.Length);
        Assert.All(Enumerable.Range(0, text.Count), i => Assert.Equal(Walk(text, i), linked[i]));
    }

    private static List<int> Walk(AnnotatedText text, int head)
    {
        var children = new List<int>();
        foreach (var child in text.Children(head)) children.Add(child);
        var siblings = new List<int>();
        for (var child = text.FirstChild(head); child >= 0; child = text.NextSibling(child)) siblings.Add(child);
        Assert.Equal(children, siblings);
        return children;
    }

    private static AnnotatedText Make(params (string Word, int Head, Relation Relation)[] words)
    {
        var text = new AnnotatedText { Text = string.Join(' ', words.Select(w => w.Word)), TokenArray = new Token[words.Length], TokenTotal = words.Length };
        var at = 0;
        for (var i = 0; i < words.Length; i++)
        {
            text.TokenArray[i] = new Token { Start = at, End = at + words[i].Word.Length, Head = words[i].Head, Relation = words[i].Relation };
            at = text.TokenArray[i].End + 1;
        }

        text.LemmaArray = [.. words.Select(w => w.Word)];
        text.SentenceArray = [new Sentence(0, words.Length)];
        text.SentenceTotal = 1;
        return text;
    }
}
