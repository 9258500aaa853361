using System.Collections.Frozen;
using Truce.Coding.Agreements;
using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Council;

/// <summary>
/// Reads when the council sat or is to sit: "an emergency session of the Security Council", "the council met behind closed doors", "is to brief the
/// Security Council on Wednesday". A session that is only asked for is none.
/// </summary>
internal static class CouncilSessions
{
    private static readonly FrozenSet<string> _sittings = new[] { "session", "meeting", "consultation", "briefing", "debate", "talk", "discussion" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What the council does when it sits.</summary>
    private static readonly FrozenSet<string> _sits = new[] { "meet", "convene", "gather", "discuss", "debate", "sit" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What the council does with a sitting, or others do for it.</summary>
    private static readonly FrozenSet<string> _holds = new[] { "hold", "schedule", "plan", "open", "begin", "start", "end", "conclude", "have", "attend", "chair", "address" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The session that a word tells of, or null.</summary>
    public static CouncilFinding? Read(Document document, int token)
    {
        var text = document.Text;
        var lemma = text.Lemma(token);
        var isVerb = text[token].Upos is Upos.VERB;
        if (isVerb && lemma is "brief" or "address" or "update") return Briefing(document, token);
        if (isVerb && _sits.Contains(lemma)) return OfCouncil(document, token) || SubjectIsCouncil(document, token) ? Make(document, token, token) : null;
        if (text[token].Upos is not Upos.NOUN || !_sittings.Contains(lemma)) return null;
        var governor = text[token].Head;
        var verb = governor >= 0 && text[governor].Upos is Upos.VERB ? governor : -1;
        if (OfCouncil(document, token) && lemma is not ("talk" or "discussion")) return Make(document, token, verb >= 0 ? verb : token);
        if (verb < 0 || !_holds.Contains(text.Lemma(verb))) return null;
        return text[token].Relation is Relation.Obj or Relation.NsubjPass && SubjectIsCouncil(document, verb) ? Make(document, token, verb) : null;
    }

    /// <summary>"Lowcock briefed the council on Thursday", "is due to address the Security Council".</summary>
    private static CouncilFinding? Briefing(Document document, int verb)
    {
        var text = document.Text;
        var whom = document.Tree.Child(verb, Relation.Obj);
        if (whom < 0) whom = document.Tree.Child(verb, Relation.NsubjPass);
        return whom >= 0 && CouncilTexts.IsCouncil(text, whom) && CouncilTexts.IsSecurityCouncil(document, whom) ? Make(document, verb, verb) : null;
    }

    private static bool OfCouncil(Document document, int token)
    {
        for (var child = document.Tree.FirstChild(token); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (document.Text[child].Relation is Relation.Compound or Relation.NmodPoss or Relation.Nmod or Relation.Nsubj && CouncilTexts.IsCouncil(document.Text, child) && CouncilTexts.IsSecurityCouncil(document, child)) return true;
        }

        return false;
    }

    private static bool SubjectIsCouncil(Document document, int verb)
    {
        var subject = document.Text.ImpliedSubject(verb);
        return subject >= 0 && CouncilTexts.IsCouncil(document.Text, subject) && CouncilTexts.IsSecurityCouncil(document, subject);
    }

    private static CouncilFinding? Make(Document document, int token, int predicate)
    {
        var text = document.Text;

        // "has met six times" sums up.
        for (var i = token + 1; i < Math.Min(token + 4, text.Count); i++)
        {
            if (text.Word(i) is "times") return null;
        }

        // "asked for a session": wanted, not held.
        if (predicate != token && text.Lemma(predicate) is "ask" or "call" or "request" or "demand" or "seek" or "urge" or "want" or "propose" or "appeal" or "press") return null;

        // "after a meeting of the council, they are to meet": what the clause tells comes after it or in it.
        var modality = text[token].Relation is Relation.Obl && predicate != token ? Modality.Happened : Slots.ModalityOf(document, predicate);
        if (modality is not (Modality.Happened or Modality.Alleged or Modality.Planned)) return null;
        var date = document.DateOf(token) ?? document.DateOf(predicate);
        return CouncilTexts.Make(document, token, CouncilKind.Session, -1, [], ["UN Security Council"], date, "council.session") with { Modality = modality };
    }
}
