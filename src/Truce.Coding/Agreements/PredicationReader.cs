using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Agreements;

/// <summary>Reads what the words around the name of an agreement say of its state: its governor, its clauses, its nouns.</summary>
internal sealed partial class PredicationReader(Document document, AgreementCodebook codebook)
{
    private static readonly HashSet<string> Commitments = new(StringComparer.Ordinal) { "agree", "decide", "announce", "declare", "accept", "manage", "say" };

    private static readonly HashSet<string> Arranging = new(StringComparer.Ordinal) { "broker", "mediate", "host", "facilitate", "sponsor", "negotiate", "arrange", "guarantee" };

    // What only one bound by a truce can do to it; others monitor, salvage or revive it.
    private static readonly HashSet<string> ByParties = new(StringComparer.Ordinal)
    {
        "violate", "breach", "break", "flout", "infringe", "spoil", "withdraw", "pull", "end", "abandon", "scrap", "annul", "cancel", "call", "denounce", "lift", "quit", "terminate",
        "observe", "respect", "honour", "honor", "uphold", "keep", "implement", "violation", "breach", "extend", "renew",
    };

    private static readonly HashSet<string> Settling = new(StringComparer.Ordinal) { "announce", "agree", "accept", "approve", "sign", "seal", "adopt", "endorse", "unveil" };

    // Whoever imposes a truce on others is no party to it.
    private static readonly HashSet<string> Imposing = new(StringComparer.Ordinal) { "impose", "enforce", "require", "establish", "need" };

    // What one who is no party can do as well as a party: make it known.
    private static readonly HashSet<string> Announcing = new(StringComparer.Ordinal) { "announce", "declare", "proclaim", "unveil", "announcement", "declaration" };

    // With an object of its own ("a truce that ended five days of fighting") the truce is what ends the other.
    private static readonly HashSet<string> Transitive = new(StringComparer.Ordinal) { "end", "halt", "stop", "break", "hold", "bring", "begin", "start", "open", "last" };

    private static readonly HashSet<string> Starting = new(StringComparer.Ordinal) { "begin", "start", "take", "go", "come", "enter", "commence", "kick" };

    // What a truce puts an end to, and never the truce itself.
    private static readonly HashSet<string> War = new(StringComparer.Ordinal)
    {
        "war", "conflict", "fighting", "battle", "hostility", "violence", "offensive", "campaign", "uprising", "insurgency", "rebellion", "siege", "escalation", "bombardment", "clash", "bloodshed",
        "round", "confrontation",
    };

    // Done together with the other side: "a truce that it reached with Azerbaijan".
    private static readonly HashSet<string> Concluding = new(StringComparer.Ordinal) { "reach", "sign", "conclude", "agree", "strike", "make", "initial", "seal", "enter" };

    private static readonly HashSet<string> PuttingForward = new(StringComparer.Ordinal)
    {
        "propose", "suggest", "table", "float", "offer", "draft", "call", "urge", "demand", "seek", "want", "request", "press", "push", "appeal", "ask", "plead", "advocate",
    };

    private readonly AnnotatedText _text = document.Text;

    private readonly TokenTree _tree = document.Tree;

    /// <summary>All that is said of the agreement in its own sentence.</summary>
    public IEnumerable<AgreementPredication> Of(AgreementMention mention)
    {
        var said = new List<AgreementPredication>();
        Climb(mention.Head, said, 0);
        for (var child = _tree.FirstChild(mention.Head); child >= 0; child = _tree.NextSibling(child))
        {
            if (_text[child].Relation is Relation.AclRelcl) ReadRelative(child, said);
            else if (_text[child].Relation is Relation.Acl) ReadParticiple(child, said);
        }

        AddAdjacent(mention, said);
        AddClauses(mention, said);
        GiveBackDates(mention, said);
        AddMaking(mention, said);
        AddEffect(mention, said);
        AddStart(mention, said);
        AddEnd(mention, said);
        AddOrigin(mention, said);
        TakeBack(mention, said);
        return said;
    }

    private void Climb(int token, List<AgreementPredication> said, int depth)
    {
        if (depth > 4) return;
        var head = _text[token].Head;
        if (head < 0)
        {
            // Copular: "the truce is over", "the ceasefire is in effect" make the predicate the root; the truce its subject.
            return;
        }

        switch (_text[token].Relation)
        {
            case Relation.Nsubj or Relation.NsubjOuter:
                AddSubject(head, said);
                AddCommitment(head, said);
                break;
            case Relation.NsubjPass:
                Add(head, AgreementPart.Object, said);

                // "was signed on Saturday and started on Monday".
                for (var child = _tree.FirstChild(head); child >= 0; child = _tree.NextSibling(child))
                {
                    if (_text[child].Relation is Relation.Conj && _text[child].Upos is Upos.VERB && _text.Subject(child) < 0) Add(child, _text.IsPassive(child) ? AgreementPart.Object : AgreementPart.Subject, said);
                }

                break;
            case Relation.Obj or Relation.Iobj:
                Add(head, AgreementPart.Object, said);
                break;
            case Relation.Obl or Relation.Nmod or Relation.Compound or Relation.NmodDesc or Relation.NmodPoss:
                if (_text[head].Upos is Upos.NOUN or Upos.PROPN) AddNoun(head, said, depth);
                else AddOblique(token, head, said);
                break;
            case Relation.Conj or Relation.Appos:
                Climb(head, said, depth + 1);
                break;
            default:
                break;
        }
    }

    /// <summary>"have agreed that a ceasefire will begin": what is agreed to come is agreed.</summary>
    private void AddCommitment(int verb, List<AgreementPredication> said)
    {
        var head = _text[verb].Head;
        if (head < 0 || _text[verb].Relation is not Relation.Ccomp || Slots.IsNegated(document, head)) return;

        // "declared that its truce would be permanent"; not "that the truce was over".
        var declared = _text.Lemma(head) is "declare" or "proclaim" && _tree.Child(verb, Relation.Aux) is var aux and >= 0 && _text.Lemma(aux) is "will" or "would";
        if (!declared && _text.Lemma(head) is not ("agree" or "decide" or "announce")) return;
        said.Add(Make(AgreementState.Agreed, head, SubjectsOf(head)));
    }

    private void AddSubject(int verb, List<AgreementPredication> said)
    {
        // "the truce is over / in force / dead"
        if (_text[verb].Upos is Upos.ADJ or Upos.ADV or Upos.NOUN && _tree.Child(verb, Relation.Cop) >= 0)
        {
            var state = _text.Lemma(verb) switch
            {
                "over" or "dead" or "finished" or "void" => AgreementState.Ended,
                "force" or "effect" or "place" => AgreementState.InForce,
                "near" or "close" => AgreementState.Negotiating,
                "due" or "set" => (AgreementState?)null,
                _ => null,
            };
            if (state is { } found) said.Add(Make(found, verb, []));
        }

        Add(verb, AgreementPart.Subject, said);

        // "is due to expire", "failed to take hold", "began to unravel": the subject is that of the infinitive too.
        var complement = _tree.Child(verb, Relation.Xcomp);
        if (complement >= 0) Add(complement, AgreementPart.Subject, said);
    }

    private void ReadRelative(int verb, List<AgreementPredication> said)
    {
        for (var i = verb - 1; i > 0 && i > verb - 4; i--)
        {
            if (IsOfWar(i)) return;
        }

        var passive = _tree.Child(verb, Relation.AuxPass) >= 0;
        var ownSubject = _tree.Child(verb, Relation.Nsubj) is var s && s >= 0 && !_text[s].Morphology.HasFlag(Morphology.PronRel);
        if (passive || ownSubject) Add(verb, AgreementPart.Object, said);
        else AddSubject(verb, said);
        for (var child = _tree.FirstChild(verb); child >= 0; child = _tree.NextSibling(child))
        {
            if (_text[child].Relation is not Relation.Conj) continue;
            if (_tree.Child(child, Relation.AuxPass) >= 0) Add(child, AgreementPart.Object, said);
            else AddSubject(child, said);
        }
    }

    private void ReadParticiple(int verb, List<AgreementPredication> said)
    {
        if (_text[verb].Morphology.HasFlag(Morphology.VerbInf)) return;
        Add(verb, _text[verb].Morphology.HasFlag(Morphology.VerbGer) ? AgreementPart.Subject : AgreementPart.Object, said);
    }

    private void AddOblique(int token, int verb, List<AgreementPredication> said)
    {
        var adposition = _tree.CaseOf(token);
        if (adposition < 0) return;
        var state = Particle(verb) is { } particle
            ? codebook.StateOf(AgreementPart.Object, _text.Lemma(verb), particle, _text.Lemma(adposition))
            : codebook.StateOf(AgreementPart.Object, _text.Lemma(verb), _text.Lemma(adposition));

        // "observe all agreements on ceasefire", hung by the parser on the verb.
        if (state is null && _text.Lemma(adposition) is "on" && _tree.Child(verb, Relation.Obj) is var obj and >= 0 && _text.Lemma(obj) is "agreement" or "deal" or "accord" or "understanding")
            state = codebook.StateOf(_text.Lemma(verb), AgreementPart.Object);
        if (state is not { } known) return;
        said.Add(Make(known, verb, SubjectsOf(verb)));
    }

    /// <summary>The time that a sentence gives before its verb, wherever the parser hangs it; or null.</summary>
    private PartialDate? DayBefore(int verb)
    {
        PartialDate? day = null;
        for (var i = 0; i < _text.Times.Length && _text.Times[i].First < verb; i++)
        {
            if (_text[_text.Times[i].First].Sentence == _text[verb].Sentence && _text.Times[i].Kind is TimeKind.Date) day = document.Dates.Value(i, ClauseTense.Past) ?? day;
        }

        return day;
    }

    private void AddNoun(int noun, List<AgreementPredication> said, int depth)
    {
        if (codebook.StateOf(_text.Lemma(noun), AgreementPart.Of) is not { } state)
        {
            if (depth < 2 && _text.Lemma(noun) is "day" or "part" or "phase" or "agreement" or "deal" or "understanding" or "text" or "document" or "draft" or "terms" or "protocol" or "memorandum" or "pact") Climb(noun, said, depth + 1);
            return;
        }

        // "had rejected an American proposal for a general ceasefire".
        if (state is AgreementState.Proposed && _text[noun].Head is var refusal and >= 0 && _text[noun].Relation is Relation.Obj or Relation.NsubjPass
            && StateOf(refusal, AgreementPart.Object) is AgreementState.Rejected && Slots.ModalityOf(document, refusal) is Modality.Happened or Modality.Alleged)
        {
            said.Add(Make(AgreementState.Rejected, refusal, []));
            return;
        }

        // "announced a plan for a truce", "accepted the proposal for one": what is done with the plan is done with the truce.
        if (state is AgreementState.Proposed && _text[noun].Head is var verb and >= 0 && _text[noun].Relation is Relation.Obj or Relation.NsubjPass
            && Settling.Contains(_text.Lemma(verb)) && Slots.ModalityOf(document, verb) is Modality.Happened or Modality.Alleged)
        {
            said.Add(Make(AgreementState.Agreed, verb, SubjectsOf(verb)));
            return;
        }

        // "blamed each other for the failure of a truce": the noun itself is told as a fact unless its verb undoes it.
        said.Add(Make(state, noun, []));
    }

    private void Add(int verb, AgreementPart part, List<AgreementPredication> said)
    {
        if (StateOf(verb, part) is { } state) said.Add(Make(state, verb, part == AgreementPart.Object ? SubjectsOf(verb) : []));
        if (part == AgreementPart.Subject)
        {
            for (var child = _tree.FirstChild(verb); child >= 0; child = _tree.NextSibling(child))
            {
                if (_text[child].Relation is Relation.Conj && _tree.Child(child, Relation.Nsubj) < 0 && StateOf(child, part) is { } next)
                    said.Add(Make(next, child, []));
            }
        }
    }

    private AgreementState? StateOf(int verb, AgreementPart part)
    {
        var lemma = document.Lemma(verb);

        // "has been fully implemented" tells of its end in good order; "implement the truce" of its keeping.
        if (part == AgreementPart.Object && lemma is "implement" && _tree.Child(verb, Relation.Advmod) is >= 0 and var manner && _text.Lemma(manner) is "fully" or "completely" && _text.TenseAt(verb) is ClauseTense.Past) return AgreementState.Implemented;
        if (part == AgreementPart.Subject && Transitive.Contains(lemma) && HasOwnObject(verb))
        {
            // "In May a ceasefire ended six weeks of war": it was made then.
            return lemma is "end" or "halt" or "stop" && EndsWar(verb) && document.DateOf(verb) is not null && Slots.ModalityOf(document, verb) is Modality.Happened ? AgreementState.Agreed : null;
        }

        if (Particle(verb) is { } particle && codebook.StateOf(part, lemma, particle) is { } phrasal) return phrasal;
        for (var child = _tree.FirstChild(verb); child >= 0; child = _tree.NextSibling(child))
        {
            var relation = _text[child].Relation;
            if (relation is Relation.Obj && codebook.StateOf(part, lemma, _text.Lemma(child)) is { } withObject) return withObject;
            if (relation is Relation.Obl && _tree.CaseOf(child) is var adposition and >= 0)
            {
                if (codebook.StateOf(part, lemma, _text.Lemma(adposition), _text.Lemma(child)) is { } withOblique) return withOblique;
                if (codebook.StateOf(part, lemma, _text.Lemma(adposition)) is { } withAdposition && part == AgreementPart.Subject) return withAdposition;
            }

            if (relation is Relation.Advmod && codebook.StateOf(part, lemma, _text.Lemma(child)) is { } withAdverb) return withAdverb;
        }

        return codebook.StateOf(lemma, part) ?? Misspelt(lemma, part);
    }

    /// <summary>Past forms that the annotator has cut a letter short or long: "initialled", "honouring", "prolonged".</summary>
    private AgreementState? Misspelt(string lemma, AgreementPart part)
    {
        if (lemma.Length < 4) return null;
        if (lemma[^1] == lemma[^2] && codebook.StateOf(lemma[..^1], part) is { } doubled) return doubled;
        return lemma[^1] == 'e' ? codebook.StateOf(lemma[..^1], part) : codebook.StateOf(lemma + "e", part);
    }

    /// <summary>Whether a verb has an object that is no length of time ("ended five days of fighting", not "ended Sunday").</summary>
    private bool HasOwnObject(int verb)
    {
        var thing = _tree.Child(verb, Relation.Obj);
        if (thing < 0 && _tree.Child(verb, Relation.OblUnmarked) is var length && length > verb && _tree.Child(length, Relation.Nmod) >= 0) return true;
        return thing > verb && _text.Lemma(thing) is not ("Sunday" or "Monday" or "Tuesday" or "Wednesday" or "Thursday" or "Friday" or "Saturday" or "effect" or "hold" or "force" or "midnight" or "noon");
    }

    private bool EndsWar(int verb)
    {
        const int reach = 8; // "ended the bloodiest 44 days of fighting"
        for (var i = verb + 1; i < Math.Min(_text.Sentences[_text[verb].Sentence].End, verb + 1 + reach); i++)
        {
            if (War.Contains(_text.Lemma(i))) return true;
            if (_text[i].Upos is Upos.VERB or Upos.PUNCT or Upos.SCONJ) return false;
        }

        return false;
    }

    private string? Particle(int verb) => _tree.Child(verb, Relation.CompoundPrt) is var p and >= 0 ? _text.Lemma(p) : null;
}
