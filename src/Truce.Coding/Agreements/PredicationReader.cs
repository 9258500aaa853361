using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Agreements;

/// <summary>Reads what the words around the name of an agreement say of its state: its governor, its clauses, its nouns.</summary>
internal sealed class PredicationReader(Document document, AgreementCodebook codebook)
{
    private static readonly HashSet<string> Commitments = new(StringComparer.Ordinal) { "agree", "decide", "announce", "declare", "accept", "manage", "say" };

    private static readonly HashSet<string> Arranging = new(StringComparer.Ordinal) { "broker", "mediate", "host", "facilitate", "sponsor", "negotiate", "oversee", "monitor", "supervise", "guarantee" };

    // What only one bound by a truce can do to it; others monitor, salvage or revive it.
    private static readonly HashSet<string> ByParties = new(StringComparer.Ordinal)
    {
        "violate", "breach", "break", "flout", "infringe", "spoil", "withdraw", "pull", "end", "abandon", "scrap", "annul", "cancel", "call", "denounce", "lift", "quit", "terminate",
        "observe", "respect", "honour", "honor", "uphold", "keep", "implement", "violation", "breach", "extend", "renew",
    };

    private static readonly HashSet<string> Settling = new(StringComparer.Ordinal) { "announce", "agree", "accept", "approve", "sign", "seal", "adopt", "endorse", "unveil" };

    // Whoever imposes a truce on others is no party to it.
    private static readonly HashSet<string> Imposing = new(StringComparer.Ordinal) { "impose", "enforce", "require", "establish", "need" };

    private static readonly HashSet<string> Starting = new(StringComparer.Ordinal) { "begin", "start", "take", "go", "come", "enter", "commence", "kick" };

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
        AddEndOfLast(said);
        return said;
    }

    /// <summary>"lasted until 19 September": what has lasted until a day has ended on it.</summary>
    private void AddEndOfLast(List<AgreementPredication> said)
    {
        for (var k = 0; k < said.Count; k++)
        {
            if (said[k] is not { State: AgreementState.InForce or AgreementState.Ended, Real: true } kept || _text.Lemma(kept.Word) is not ("last" or "hold" or "endure" or "survive")) continue;
            var sentence = _text[kept.Word].Sentence;
            for (var i = 0; i < _text.Times.Length; i++)
            {
                var time = _text.Times[i];
                if (_text[time.First].Sentence != sentence || time.First < kept.Word || time.Relation is not TimeRelation.Until) continue;
                said[k] = kept with { Date = null };
                said.Add(new AgreementPredication(AgreementState.Ended, kept.Word, Modality.Happened, document.Dates.Value(i), []));
                return;
            }
        }
    }

    /// <summary>
    /// What stands next to the phrase in word order: "signed a truce", "the truce collapsed", "the truce was signed". Adds what the tree
    /// has not given: parsers go astray in long leads, neighbours do not.
    /// </summary>
    private void AddAdjacent(AgreementMention mention, List<AgreementPredication> said)
    {
        var sentence = _text.Sentences[_text[mention.First].Sentence];
        var first = mention.First;
        while (first - 1 >= sentence.First && IsModifier(first - 1)) first--;
        var before = first - 1;
        var adposition = before > sentence.First && _text[before].Upos is Upos.ADP ? _text.Lemma(before--) : null;
        if (before >= sentence.First && _text[before].Upos is Upos.VERB)
        {
            var key = adposition is null ? _text.Lemma(before) : $"{_text.Lemma(before)} {adposition}";
            if (codebook.StateOf(key, AgreementPart.Object) is { } state) AddNew(state, before, AgreementPart.Object, said);
        }

        var end = Math.Max(mention.End, mention.Head + 1);
        for (var i = end; i < sentence.End && i < end + 5; i++)
        {
            // "a ceasefire in Syria that is to take effect": the clause is the truce's, whatever the parser hangs it by.
            if (_text.Lemma(i) is not ("that" or "which") || _text[i].Upos is not (Upos.PRON or Upos.SCONJ)) continue;
            end = i + 1;
            break;
        }

        var (passive, apart) = (false, false);
        for (var i = end; i < sentence.End && i < end + 11; i++)
        {
            if (_text[i].Upos is Upos.AUX or Upos.ADV or Upos.PART)
            {
                passive |= _text.Lemma(i) is "be";
                continue;
            }

            if (_text[i].Upos is not (Upos.VERB or Upos.ADJ))
            {
                // "A truce between the government and the rebels held": over the names of the sides to the verb.
                if (passive || _text[i].Upos is not (Upos.ADP or Upos.DET or Upos.NOUN or Upos.PROPN or Upos.CCONJ or Upos.PRON or Upos.NUM)) return;
                apart = true;
                continue;
            }

            if (_text[i].Upos is Upos.ADJ && apart) continue;
            if ((!passive || _text[i].Morphology.HasFlag(Morphology.VerbInf)) && StateOf(i, AgreementPart.Subject) is { } active) AddNew(active, i, AgreementPart.Subject, said);
            else if (!apart && StateOf(i, AgreementPart.Object) is { } done && (passive || _text[i].Morphology.HasFlag(Morphology.VerbPart) || _text.Word(i).EndsWith("ed"))) AddNew(done, i, AgreementPart.Object, said);
            return;
        }
    }

    private bool IsModifier(int token) =>
        _text[token].Upos is Upos.DET or Upos.ADJ or Upos.NUM or Upos.PROPN || _text.Word(token) is "-" || (_text[token].Upos is Upos.NOUN && _text[token].Head > token)
        || _text[token].Relation is Relation.NmodPoss;

    private void AddNew(AgreementState state, int word, AgreementPart part, List<AgreementPredication> said)
    {
        if (said.Exists(s => s.State == state)) return;
        said.Add(Make(state, word, part == AgreementPart.Object ? SubjectsOf(word) : []));
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
                break;
            case Relation.NsubjPass:
                Add(head, AgreementPart.Object, said);
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
        var key = $"{_text.Lemma(verb)} {_text.Lemma(adposition)}";
        if (Particle(verb) is { } particle) key = $"{_text.Lemma(verb)} {particle} {_text.Lemma(adposition)}";
        var state = codebook.StateOf(key, AgreementPart.Object);

        // "observe all agreements on ceasefire", hung by the parser on the verb.
        if (state is null && _text.Lemma(adposition) is "on" && _tree.Child(verb, Relation.Obj) is var obj and >= 0 && _text.Lemma(obj) is "agreement" or "deal" or "accord" or "understanding")
            state = codebook.StateOf(_text.Lemma(verb), AgreementPart.Object);
        if (state is { } known) said.Add(Make(known, verb, SubjectsOf(verb)));
    }

    private void AddNoun(int noun, List<AgreementPredication> said, int depth)
    {
        if (codebook.StateOf(_text.Lemma(noun), AgreementPart.Of) is not { } state)
        {
            if (depth < 2 && _text.Lemma(noun) is "day" or "part" or "phase" or "agreement" or "deal" or "understanding" or "text") Climb(noun, said, depth + 1);
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
        var lemma = _text.Lemma(verb);
        if (Particle(verb) is { } particle && codebook.StateOf($"{lemma} {particle}", part) is { } phrasal) return phrasal;
        for (var child = _tree.FirstChild(verb); child >= 0; child = _tree.NextSibling(child))
        {
            var relation = _text[child].Relation;
            if (relation is Relation.Obj && codebook.StateOf($"{lemma} {_text.Lemma(child)}", part) is { } withObject) return withObject;
            if (relation is Relation.Obl && _tree.CaseOf(child) is var adposition and >= 0)
            {
                if (codebook.StateOf($"{lemma} {_text.Lemma(adposition)} {_text.Lemma(child)}", part) is { } withOblique) return withOblique;
                if (codebook.StateOf($"{lemma} {_text.Lemma(adposition)}", part) is { } withAdposition && part == AgreementPart.Subject) return withAdposition;
            }

            if (relation is Relation.Advmod && codebook.StateOf($"{lemma} {_text.Lemma(child)}", part) is { } withAdverb) return withAdverb;
        }

        return codebook.StateOf(lemma, part);
    }

    private string? Particle(int verb) => _tree.Child(verb, Relation.CompoundPrt) is var p and >= 0 ? _text.Lemma(p) : null;

    private AgreementPredication Make(AgreementState state, int word, IReadOnlyList<string> subjects)
    {
        var modality = Slots.ModalityOf(document, word);

        // "lasted a week" is over; "has lasted a week" is not.
        if (state is AgreementState.InForce && _text.Lemma(word) is "last" or "survive" && _text[word].Morphology.HasFlag(Morphology.TensePast) && _tree.Child(word, Relation.Aux) < 0)
            return new AgreementPredication(AgreementState.Ended, word, modality, null, []);

        // "agreed to extend", "announced that it was ending": the commitment is the transition.
        if (modality is Modality.Planned && state is AgreementState.Extended or AgreementState.Agreed or AgreementState.Ended or AgreementState.Suspended && IsCommitted(word))
            modality = Modality.Happened;
        return new AgreementPredication(state, word, modality, PossessiveDate(word) ?? document.DateOf(word), subjects)
        {
            Arranges = Arranging.Contains(_text.Lemma(word)),
            PutsForward = PuttingForward.Contains(_text.Lemma(word)),
            Venue = state is AgreementState.Agreed ? VenueOf(word) : null,
            ByParty = state is AgreementState.Agreed or AgreementState.Extended or AgreementState.Negotiating
                || (state is AgreementState.Demanded && !Imposing.Contains(_text.Lemma(word))) || ByParties.Contains(_text.Lemma(word)),
            Starts = state is AgreementState.InForce && Starting.Contains(_text.Lemma(word)),
            Proposers = state is AgreementState.Demanded && !PuttingForward.Contains(_text.Lemma(word)) ? ProposersOf(word) : [],
        };
    }

    private bool IsCommitted(int word)
    {
        var head = _text[word].Head;
        return head >= 0 && _text[word].Relation is Relation.Xcomp or Relation.Ccomp && Commitments.Contains(_text.Lemma(head)) && !Slots.IsNegated(document, head);
    }

    private string? VenueOf(int verb)
    {
        for (var child = _tree.FirstChild(verb); child >= 0; child = _tree.NextSibling(child))
        {
            if (_text[child].Relation is Relation.Obl && _tree.CaseOf(child) is var c and >= 0 && _text.Lemma(c) is "in" or "at" && Slots.PlaceAt(document, child) is { } place) return place;
        }

        return null;
    }

    /// <summary>"Friday's announcement of a truce".</summary>
    private PartialDate? PossessiveDate(int noun)
    {
        var possessor = _tree.Child(noun, Relation.NmodPoss);
        if (possessor < 0) return null;
        for (var i = 0; i < _text.Times.Length; i++)
        {
            if (possessor < _text.Times[i].First || possessor >= _text.Times[i].End) continue;

            // What has a day of its own has been: "Friday's announcement".
            return DocumentDates.ToPartial(TimeResolver.Resolve(_text.Times[i], document.Dates.Anchor, ClauseTense.Past, null));
        }

        return null;
    }

    /// <summary>Who asks for it: the subject of the verb of asking above ("a French draft that urges both to ensure a truce").</summary>
    private List<string> ProposersOf(int word)
    {
        var proposers = new List<string>();
        for (var (node, steps) = (_text[word].Head, 0); node >= 0 && steps < 3; node = _text[node].Head, steps++)
        {
            if (!PuttingForward.Contains(_text.Lemma(node))) continue;
            foreach (var actor in document.Who.SubjectActors(node)) Slots.AddOnce(proposers, actor.Side);
            break;
        }

        return proposers;
    }

    private List<string> SubjectsOf(int verb)
    {
        var sides = new List<string>();

        // "urges Russia and the United States to ensure a truce": those who are urged.
        if (_text[verb].Head is var urging and >= 0 && _text[verb].Relation is Relation.Xcomp or Relation.Advcl or Relation.Ccomp && PuttingForward.Contains(_text.Lemma(urging)))
        {
            foreach (var actor in document.Who.ObjectActors(urging)) Slots.AddOnce(sides, actor.Side);
            if (urging + 1 < _text.Count) Slots.AddRun(document, _text.Lemma(urging + 1) is "on" ? urging + 2 : urging + 1, sides);
            if (sides.Count > 0) return sides;
        }

        foreach (var actor in document.Who.SubjectActors(verb)) Slots.AddOnce(sides, actor.Side);
        if (_tree.Child(verb, Relation.AuxPass) >= 0 || _text[verb].Upos is not Upos.VERB || _text[verb].Morphology.HasFlag(Morphology.VoicePass)) return sides;
        var top = verb;
        while (_text[top].Relation is Relation.Xcomp && _text[top].Head >= 0) top = _text[top].Head;

        // "accused each other of breaking a ceasefire": both sides of the charge are bound by it.
        if (_text[verb].Head is var charge and >= 0 && _text.Lemma(charge) is "accuse" or "blame")
        {
            top = charge;
            foreach (var actor in document.Who.SubjectActors(charge)) Slots.AddOnce(sides, actor.Side);
            foreach (var actor in document.Who.ObjectActors(charge)) Slots.AddOnce(sides, actor.Side);
        }

        // The run of names right before the verb repairs a subject that the tree has lost or cut.
        var run = Slots.RunBefore(document, top);
        if (sides.Count == 0 || run.Exists(a => sides.Contains(a.Side))) run.ForEach(a => Slots.AddOnce(sides, a.Side));
        return sides;
    }
}
