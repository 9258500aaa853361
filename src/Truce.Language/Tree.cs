namespace Truce.Language;

/// <summary>
/// What readers of trees ask, over the tokens of an <see cref="AnnotatedText"/>: indices are those of the whole text, -1 says
/// that there is none. Nothing is allocated.
/// </summary>
public static partial class Tree
{
    /// <summary>The children of a token, from left to right: <c>foreach (var child in text.Children(i))</c>.</summary>
    public static ChildEnumerable Children(this AnnotatedText text, int head)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new ChildEnumerable(text, head);
    }

    /// <summary>The first child of a token, or -1.</summary>
    public static int FirstChild(this AnnotatedText text, int head)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.IsLinked)
        {
            return text.FirstChildArray[head];
        }

        foreach (var child in text.Children(head))
        {
            return child;
        }

        return -1;
    }

    /// <summary>The next child of a token's governor, to the right of the token, or -1.</summary>
    public static int NextSibling(this AnnotatedText text, int token)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.IsLinked)
        {
            return text.NextSiblingArray[token];
        }

        var head = text[token].Head;
        var end = text.Sentences[text[token].Sentence].End;
        for (var i = token + 1; i < end && head >= 0; i++)
        {
            if (text[i].Head == head)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The first child with a relation, or -1.</summary>
    public static int Child(this AnnotatedText text, int head, Relation relation)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var child in text.Children(head))
        {
            if (text[child].Relation == relation)
            {
                return child;
            }
        }

        return -1;
    }

    /// <summary>Whether a token has a child with a relation.</summary>
    public static bool HasChild(this AnnotatedText text, int head, Relation relation) => text.Child(head, relation) >= 0;

    /// <summary>Whether <paramref name="ancestor"/> governs a token, directly or through others. A token does not govern itself.</summary>
    public static bool Governs(this AnnotatedText text, int ancestor, int token)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var at = text[token].Head; at >= 0; at = text[at].Head)
        {
            if (at == ancestor)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>First token and token after the last of a token's subtree. What stands between them need not all belong to it.</summary>
    public static (int First, int End) Subtree(this AnnotatedText text, int head)
    {
        ArgumentNullException.ThrowIfNull(text);
        var sentence = text.Sentences[text[head].Sentence];
        var (first, last) = (head, head);
        for (var i = sentence.First; i < head && first == head; i++)
        {
            first = text.Governs(head, i) ? i : first;
        }

        for (var i = sentence.End - 1; i > head && last == head; i--)
        {
            last = text.Governs(head, i) ? i : last;
        }

        return (first, last + 1);
    }

    /// <summary>The subtree without the relations that stand apart from the phrase: clauses, appositions, conjuncts, punctuation.</summary>
    public static (int First, int End) Phrase(this AnnotatedText text, int head)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (first, end) = (head, head + 1);
        foreach (var child in text.Children(head))
        {
            if (!StandsApart(text[child].Relation))
            {
                var (childFirst, childEnd) = text.Subtree(child);
                (first, end) = (Math.Min(first, childFirst), Math.Max(end, childEnd));
            }
        }

        return (first, end);
    }

    /// <summary>The subject of a predicate, active or passive, its own only; or -1. See <see cref="ImpliedSubject"/>.</summary>
    public static int Subject(this AnnotatedText text, int predicate)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var child in text.Children(predicate))
        {
            if (text[child].Relation is Relation.Nsubj or Relation.NsubjPass or Relation.Csubj or Relation.CsubjPass)
            {
                return child;
            }
        }

        return -1;
    }

    /// <summary>The passive subject of a predicate, or -1.</summary>
    public static int PassiveSubject(this AnnotatedText text, int predicate) => text.Child(predicate, Relation.NsubjPass);

    /// <summary>Whether a predicate is passive: it has a passive subject or auxiliary.</summary>
    public static bool IsPassive(this AnnotatedText text, int predicate) =>
        text.HasChild(predicate, Relation.NsubjPass) || text.HasChild(predicate, Relation.AuxPass);

    /// <summary>
    /// The subject of a predicate, its own or by grammar: that of the first conjunct, that of the governor of an open complement
    /// (its object if it has one: "urged Russia to stop"), the noun that a participle or relative clause modifies; or -1.
    /// </summary>
    public static int ImpliedSubject(this AnnotatedText text, int predicate)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var steps = 0; steps < 16 && predicate >= 0; steps++)
        {
            var own = text.Subject(predicate);
            ref readonly var token = ref text[predicate];
            if (own >= 0)
            {
                var antecedent = text[own].Morphology.HasFlag(Morphology.PronRel) ? text.Antecedent(predicate) : -1;
                return antecedent >= 0 ? antecedent : own;
            }

            switch (token.Relation)
            {
                case Relation.Conj:
                case Relation.Advcl:
                    predicate = token.Head;
                    continue;
                case Relation.Xcomp:
                    return text.Controller(predicate);
                case Relation.Acl:
                case Relation.AclRelcl:
                    return token.Relation == Relation.AclRelcl && text.HasGap(predicate) ? token.Head : token.Relation == Relation.Acl ? token.Head : -1;
                default:
                    return -1;
            }
        }

        return -1;
    }

    /// <summary>The unspoken subject of an open complement: the object of its governor, or else the governor's subject; or -1.</summary>
    public static int Controller(this AnnotatedText text, int xcomp)
    {
        ArgumentNullException.ThrowIfNull(text);
        var governor = text[xcomp].Head;
        if (governor < 0)
        {
            return -1;
        }

        foreach (var child in text.Children(governor))
        {
            if (text[child].Relation is Relation.Obj or Relation.Iobj && text.Lemma(governor) != "promise")
            {
                return child;
            }
        }

        return text.ImpliedSubject(governor);
    }

    /// <summary>The noun that a relative clause modifies, given any token of the clause's head; or -1.</summary>
    public static int Antecedent(this AnnotatedText text, int predicate)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var at = predicate; at >= 0; at = text[at].Head)
        {
            if (text[at].Relation == Relation.AclRelcl)
            {
                return text[at].Head;
            }

            if (text[at].Relation is not (Relation.Conj or Relation.Xcomp))
            {
                return -1;
            }
        }

        return -1;
    }

    /// <summary>The first conjunct of a coordination that a token belongs to; the token itself outside of one.</summary>
    public static int FirstConjunct(this AnnotatedText text, int token)
    {
        ArgumentNullException.ThrowIfNull(text);
        while (text[token].Relation == Relation.Conj && text[token].Head >= 0)
        {
            token = text[token].Head;
        }

        return token;
    }

    /// <summary>The conjuncts of a coordination after its first, from left to right; those of conjuncts included.</summary>
    public static ConjunctEnumerable Conjuncts(this AnnotatedText text, int first)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new ConjunctEnumerable(text, first);
    }

    /// <summary>The preposition or possessive mark of a noun ("in", "'s"), its first; or -1.</summary>
    public static int CaseMarker(this AnnotatedText text, int noun) => text.Child(noun, Relation.Case);

    /// <summary>The copula of a nominal or adjectival predicate ("was" in "the truce was over"), or -1.</summary>
    public static int Copula(this AnnotatedText text, int predicate) => text.Child(predicate, Relation.Cop);

    /// <summary>Whether "not", "n't", "never" or "no" negates a token directly.</summary>
    public static bool IsNegated(this AnnotatedText text, int token)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var child in text.Children(token))
        {
            if (text[child].Relation is Relation.Advmod or Relation.Det or Relation.Aux
                && (text[child].Morphology.HasFlag(Morphology.PolarityNeg) || text.Lemma(child) is "not" or "never" or "no" or "neither"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a relative clause lacks a subject of its own, so that the noun it modifies is its subject.</summary>
    private static bool HasGap(this AnnotatedText text, int predicate) => text.Subject(predicate) < 0;

    private static bool StandsApart(Relation relation) => relation is Relation.Punct or Relation.Conj or Relation.Cc or Relation.Appos
        or Relation.AclRelcl or Relation.Acl or Relation.Parataxis or Relation.Advcl or Relation.AdvclRelcl or Relation.Ccomp
        or Relation.List or Relation.Discourse or Relation.Vocative or Relation.Dislocated or Relation.Mark or Relation.Cop
        or Relation.Nsubj or Relation.NsubjPass or Relation.Aux or Relation.AuxPass;
}
