using Truce.Language;

namespace Truce.Coding;

/// <content>In which form a verb stands, also where a parser took it for something else.</content>
internal static partial class Arguments
{
    // Singular nouns that do what a verb of force says.
    private static readonly HashSet<string> Agents = new(StringComparer.Ordinal) { "artillery", "aircraft", "police", "military", "army", "militia", "navy", "cavalry", "infantry", "armour", "armor", "gunfire", "shelling", "fire" };

    /// <summary>Whether a verb stands in the passive, as a clause or as a participle behind or before its noun.</summary>
    public static bool IsPassive(Document document, int verb)
    {
        var text = document.Text;
        ref readonly var token = ref text[verb];
        if (token.Upos != Upos.VERB || IsMisreadFinite(document, verb)) return false;
        for (var child = document.Tree.FirstChild(verb); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (text[child].Relation is Relation.AuxPass or Relation.OblAgent) return true;
            if (text[child].Relation is Relation.Aux && document.Lemma(child) is "get" or "be" && IsPastParticiple(document, verb)) return true;
        }

        if (token.Relation is Relation.Acl && BareObject(document, verb) >= 0) return false;
        if (token.Relation is Relation.Acl or Relation.Amod or Relation.Advcl) return IsPastParticiple(document, verb) && document.Tree.Child(verb, Relation.Obj) < 0;
        if (token.Relation is Relation.Xcomp) return IsPastParticiple(document, verb) && document.Tree.Child(verb, Relation.Obj) < 0;
        return token.Relation is Relation.Conj && token.Head >= 0 && IsPastParticiple(document, verb) && IsPassive(document, token.Head)
            && document.Tree.Child(verb, Relation.Nsubj) < 0;
    }

    /// <summary>
    /// Whether a parser took a finite verb between a name and its object for a modifier of the object: "Thailand launched air strikes",
    /// "the New People's Army ambushed militiamen". It then has the name as subject and its head as object.
    /// </summary>
    public static bool IsMisreadFinite(Document document, int verb)
    {
        var text = document.Text;
        ref readonly var token = ref text[verb];
        if (token.Relation != Relation.Amod || token.Upos is not (Upos.VERB or Upos.ADJ) || token.Head <= verb || verb == text.Sentences[token.Sentence].First) return false;
        if (!text.Word(verb).EndsWith("ed", StringComparison.Ordinal) && text.Word(verb) is not ("struck" or "shot" or "hit" or "fought" or "shut" or "broke" or "took" or "held" or "overran" or "blew" or "beat" or "sent" or "met" or "cut" or "burnt")) return false;
        var auxiliary = Auxiliary(document, verb);
        if (auxiliary < 0 && token.Upos != Upos.VERB) return false;
        if (auxiliary >= 0) return text[token.Head].Head == auxiliary || (text[auxiliary].Relation == Relation.Aux && text[auxiliary].Head == token.Head);
        if (document.Lemma(verb) is "back" or "control" or "lead" or "run" or "occupy" or "administer" or "support" or "broker" or "mediate" or "sponsor" or "ally" or "own" or "fund" or "appoint" or "supply"
            or "negotiate" or "align" or "claim" or "dominate" or "inspire" or "affiliate" or "impose" or "press" or "name" or "base" or "relate" or "design" or "propose" or "draft" or "organise" or "organize" or "arm") return false;
        var subject = document.Who.NameEndingAt(verb) is { } name ? name.Head : text[verb - 1].Upos == Upos.NOUN && ((text[verb - 1].Morphology & Morphology.NumberPlur) != 0 || Agents.Contains(document.Lemma(verb - 1))) ? verb - 1 : -1;
        return subject >= 0 && text[subject].Relation is Relation.Compound or Relation.NmodPoss or Relation.Amod or Relation.Nmod or Relation.Nsubj or Relation.Flat or Relation.Dep or Relation.Conj
            && (text[subject].Head == token.Head || text[subject].Head == verb || (text[subject].Head >= 0 && text[subject].Head < verb && text[text[subject].Head].Head == token.Head));
    }

    /// <summary>The "have" before a participle, adverbs between them left out ("had repeatedly refused"), or -1.</summary>
    private static int Auxiliary(Document document, int participle)
    {
        var at = participle - 1;
        while (at > 0 && document.Text[at].Upos is Upos.ADV or Upos.PART) at--;
        return document.Lemma(at) == "have" && document.Text[at].Sentence == document.Text[participle].Sentence ? at : -1;
    }

    /// <summary>
    /// The verb of blame above a gerund that a parser took for a modifier of its object ("accused the army of shelling towns"), or -1.
    /// </summary>
    public static int AccusedGerund(Document document, int token)
    {
        var text = document.Text;
        var first = text.Sentences[text[token].Sentence].First;
        if (text[token].Relation is not (Relation.Amod or Relation.Compound) || text[token].Head < token || token - 1 <= first) return -1;
        if (!text.Word(token).EndsWith("ing", StringComparison.Ordinal) || document.Lemma(token - 1) != "of") return -1;
        for (var verb = token - 2; verb >= first; verb--)
        {
            if (text[verb].Upos == Upos.VERB && text[verb].Relation is not Relation.Amod) return document.Lemma(verb) is "accuse" or "suspect" or "convict" ? verb : -1;
        }

        return -1;
    }

    /// <summary>Whether a verb stands in the perfect: then its clause is finite and has a subject of its own.</summary>
    private static bool IsPerfect(Document document, int verb)
    {
        for (var child = document.Tree.FirstChild(verb); child >= 0 && child < verb; child = document.Tree.NextSibling(child))
        {
            if (document.Text[child].Relation == Relation.Aux && document.Lemma(child) is "have" && document.Text.Word(child) is "had" or "has" or "have") return true;
        }

        return false;
    }

    private static bool IsPastParticiple(Document document, int verb)
    {
        var morphology = document.Text[verb].Morphology;
        if ((morphology & Morphology.VoicePass) != 0) return true;
        if ((morphology & Morphology.VerbPart) != 0) return (morphology & Morphology.TensePast) != 0;
        return (morphology & (Morphology.VerbFin | Morphology.VerbInf | Morphology.VerbGer)) == 0
            && document.Text.Word(verb).EndsWith("ed", StringComparison.Ordinal);
    }

    private static bool IsNonFinite(Document document, int verb)
    {
        var morphology = document.Text[verb].Morphology;
        return (morphology & (Morphology.VerbInf | Morphology.VerbGer | Morphology.VerbPart)) != 0
            || document.Text.Word(verb).EndsWith("ing", StringComparison.Ordinal);
    }
}
