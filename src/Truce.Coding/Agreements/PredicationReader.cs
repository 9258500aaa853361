using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Agreements;

/// <summary>Reads what the words around the name of an agreement say of its state: its governor, its clauses, its nouns.</summary>
internal sealed class PredicationReader(Document document, AgreementCodebook codebook)
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
        GiveBackDates(mention, said);
        AddEffect(mention, said);
        AddEnd(mention, said);
        return said;
    }

    /// <summary>
    /// "lasted until 19 September", "runs until January 7", "extended to August 3": what has lasted until a day ended on it, what is to run until one is due to end then.
    /// </summary>
    private void AddEnd(AgreementMention mention, List<AgreementPredication> said)
    {
        var sentence = _text[mention.Head].Sentence;
        for (var i = 0; i < _text.Times.Length; i++)
        {
            ref readonly var time = ref _text.Times[i];
            if (_text[time.First].Sentence != sentence || time.First < mention.First || document.Dates.Value(i) is not { } day) continue;
            var verb = VerbBefore(time.First, mention);
            var lemma = verb < 0 ? "" : _text.Lemma(verb);
            var until = time.Relation is TimeRelation.Until || (time.First > 0 && _text.Word(time.First - 1) is "through");
            if (!until && !(time.Relation is TimeRelation.To && lemma is "extend" or "prolong" or "run")) continue;
            if (verb >= 0 && !(lemma is "last" or "hold" or "endure" or "survive" or "run" or "extend" or "prolong" or "continue" or "remain" or "stay" or "be" or "keep" or "observe" or "renew" or "verify" || codebook.StateOf(lemma, AgreementPart.Object) is AgreementState.Agreed)) continue;
            var past = verb >= 0 && lemma is "last" or "hold" or "endure" or "survive" && _text.TenseAt(verb) is ClauseTense.Past;
            if (past)
            {
                for (var k = 0; k < said.Count; k++)
                {
                    if (said[k].State is AgreementState.InForce or AgreementState.Ended && said[k].Word == verb) said[k] = said[k] with { Date = null };
                }
            }

            said.Add(past
                ? new AgreementPredication(AgreementState.Ended, verb, Modality.Happened, day, [])
                : new AgreementPredication(AgreementState.Expired, verb < 0 ? mention.Head : verb, Modality.Planned, document.Dates.Value(i, ClauseTense.Future), []));
            return;
        }
    }

    /// <summary>"It came into effect at 9 p.m.": the next sentence goes on about it by a pronoun.</summary>
    public IEnumerable<AgreementPredication> GoingOn(AgreementMention mention)
    {
        var next = _text[mention.Head].Sentence + 1;
        if (next >= _text.Sentences.Length) yield break;
        var sentence = _text.Sentences[next];
        if (_text.Word(sentence.First) is not "It") yield break;
        for (var i = sentence.First + 1; i < Math.Min(sentence.End, sentence.First + 5); i++)
        {
            if (_text[i].Upos is not Upos.VERB) continue;
            if (StateOf(i, AgreementPart.Subject) is { } state && state is AgreementState.InForce or AgreementState.Ended or AgreementState.Expired) yield return Make(state, i, []);
            yield break;
        }
    }

    /// <summary>
    /// "A truce declared on January 12 collapsed within days": a day that stands behind a participle of making, before the verb, is that of the making.
    /// </summary>
    private void GiveBackDates(AgreementMention mention, List<AgreementPredication> said)
    {
        for (var k = said.Count - 1; k >= 0; k--)
        {
            if (said[k].State is not AgreementState.Agreed || document.Dates.TimeOf(said[k].Word) is not (>= 0 and var range) || _text.Times[range].Relation is not TimeRelation.From) continue;

            // "declared a truce from June 12 until June 19": days of the truce, not of the word.
            var days = TimeResolver.Resolve(_text.Times[range], document.Dates.Anchor, ClauseTense.Future, null);
            said[k] = said[k] with { Date = null };
            if (days is not { } span) continue;
            said.Add(new AgreementPredication(AgreementState.InForce, said[k].Word, Modality.Planned, new PartialDate(span.First), []) { Starts = true });
            if (!span.IsDay) said.Add(new AgreementPredication(AgreementState.Expired, said[k].Word, Modality.Planned, new PartialDate(span.Last), []));
        }

        for (var k = 0; k < said.Count; k++)
        {
            if (said[k].State is AgreementState.Agreed or AgreementState.Proposed || said[k].Date is null || said[k].Word < mention.End) continue;
            var time = document.Dates.TimeOf(said[k].Word);
            if (time < 0 || _text.Times[time].First < mention.End || _text.Times[time].First > said[k].Word) continue;
            for (var i = _text.Times[time].First - 1; i >= mention.End; i--)
            {
                if (_text[i].Upos is not Upos.VERB) continue;
                if (i != said[k].Word && codebook.StateOf(document.Lemma(i), AgreementPart.Object) is AgreementState.Agreed)
                {
                    var made = said[k].Date;
                    said[k] = said[k] with { Date = null };
                    if (!said.Exists(s => s.State is AgreementState.Agreed && s.Date is not null)) said.Add(Make(AgreementState.Agreed, i, []) with { Date = made, Modality = Modality.Happened });
                }

                break;
            }
        }
    }

    private int VerbBefore(int token, AgreementMention mention)
    {
        for (var i = token - 1; i > mention.Head; i--)
        {
            if (_text[i].Upos is Upos.VERB) return i;
        }

        return mention.Head < token && _text[mention.Head].Head is var head && head >= 0 && head < token && _text[head].Upos is Upos.VERB ? head : -1;
    }

    /// <summary>
    /// "accepted a ceasefire to end the war …, which will take effect on Wednesday": in the sentence of a truce it is the truce that takes effect or comes
    /// into force, by whatever way the parser goes about the clause.
    /// </summary>
    private void AddEffect(AgreementMention mention, List<AgreementPredication> said)
    {
        if (mention.Term.Role == TermRole.Carrier || said.Exists(s => s is { State: AgreementState.InForce, Starts: true })) return;
        var end = _text.Sentences[_text[mention.Head].Sentence].End;
        for (var i = mention.End; i + 1 < end; i++)
        {
            if (_text[i].Upos is Upos.NOUN && codebook.TermsFrom(_text.Lemma(i)).Length > 0 && i > mention.Head) return;
            if (!Starting.Contains(_text.Lemma(i)) || _text[i].Upos is not Upos.VERB) continue;
            var next = _text.Word(i + 1) is "into" or "in" ? i + 2 : i + 1;
            if (next >= end || _text.Word(next) is not ("effect" or "force" or "hold")) continue;
            if (_text.Word(next) is "hold" && _text.Lemma(i) is not "take") continue;
            said.Add(Make(AgreementState.InForce, i, []));
            return;
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
        var before = OverLength(first - 1, sentence.First);
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
            else if (!apart && !HasOwnObject(i) && StateOf(i, AgreementPart.Object) is { } done && (passive || _text[i].Morphology.HasFlag(Morphology.VerbPart) || _text.Word(i).EndsWith("ed"))) AddNew(done, i, AgreementPart.Object, said);
            return;
        }
    }

    /// <summary>"extend by five days a truce": over the length to the verb.</summary>
    private int OverLength(int token, int first)
    {
        if (token - 3 < first || _text.Lemma(token) is not ("day" or "week" or "month" or "hour")) return token;
        var at = token - 1;
        while (at > first && _text[at].Upos is Upos.NUM or Upos.ADJ or Upos.ADV or Upos.DET) at--;
        return _text.Word(at) is "by" or "for" ? at - 1 : token;
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
        if (head < 0 || _text[verb].Relation is not Relation.Ccomp || _text.Lemma(head) is not ("agree" or "decide" or "announce") || Slots.IsNegated(document, head)) return;
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
            if (depth < 2 && _text.Lemma(noun) is "day" or "part" or "phase" or "agreement" or "deal" or "understanding" or "text" or "document" or "draft" or "terms" or "protocol" or "memorandum" or "pact") Climb(noun, said, depth + 1);
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
        if (part == AgreementPart.Subject && Transitive.Contains(lemma) && HasOwnObject(verb)) return null;
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

    private string? Particle(int verb) => _tree.Child(verb, Relation.CompoundPrt) is var p and >= 0 ? _text.Lemma(p) : null;

    private AgreementPredication Make(AgreementState state, int word, IReadOnlyList<string> subjects)
    {
        var modality = IsShortOf(word) ? Modality.Negated : Slots.ModalityOf(document, word);
        if (IsRefused(word)) modality = Modality.Negated;
        if (modality is Modality.Happened or Modality.Alleged && IsDue(word)) modality = Modality.Planned;

        // "agreed to disarm under a truce brokered by Russia": it has been brokered, whatever clause the parser hangs it in.
        if (modality is Modality.Planned or Modality.Demanded && state is AgreementState.Agreed && Arranging.Contains(_text.Lemma(word)) && IsBareParticiple(word)) modality = Modality.Happened;
        if (modality is Modality.Planned && state is AgreementState.Agreed && IsBareParticiple(word) && document.DateOf(word) is { } past && document.Article.Published is { } today && past.Latest <= today.Latest) modality = Modality.Happened;

        // "lasted a week" is over; "has lasted a week" is not.
        if (state is AgreementState.InForce && _text.Lemma(word) is "last" or "survive" && _text[word].Morphology.HasFlag(Morphology.TensePast) && _tree.Child(word, Relation.Aux) < 0)
            return new AgreementPredication(AgreementState.Ended, word, modality, null, []);

        // "agreed to extend", "announced that it was ending": the commitment is the transition.
        if (modality is Modality.Planned && state is AgreementState.Extended or AgreementState.Agreed or AgreementState.Ended or AgreementState.Suspended && IsCommitted(word))
            modality = Modality.Happened;
        return new AgreementPredication(state, word, modality, DateOf(state, word, ref modality) ?? (state is AgreementState.Agreed or AgreementState.Extended ? DayReported(word) : null), subjects)
        {
            Arranges = Arranging.Contains(_text.Lemma(word)),
            Announces = Announcing.Contains(_text.Lemma(word)),
            PutsForward = PuttingForward.Contains(_text.Lemma(word)),
            Venue = state is AgreementState.Agreed ? VenueOf(word) : null,
            ByParty = state is AgreementState.Agreed or AgreementState.Extended or AgreementState.Negotiating
                || (state is AgreementState.Demanded && !Imposing.Contains(_text.Lemma(word))) || ByParties.Contains(_text.Lemma(word)),
            Starts = state is AgreementState.InForce && (Starting.Contains(_text.Lemma(word)) || (_text[word].Relation is Relation.Xcomp && _text[word].Head is var beginning && beginning >= 0 && _text.Lemma(beginning) is "begin" or "start")),
            Before = IsPluperfect(word),
            Proposers = state is AgreementState.Demanded && !PuttingForward.Contains(_text.Lemma(word)) ? ProposersOf(word) : [],
        };
    }

    private bool IsBareParticiple(int word) =>
        _text[word].Morphology.HasFlag(Morphology.VerbPart) && !_text[word].Morphology.HasFlag(Morphology.TensePres) && _tree.Child(word, Relation.Aux) < 0 && _tree.Child(word, Relation.AuxPass) < 0;

    /// <summary>"had kept a truce": told as what was before.</summary>
    private bool IsPluperfect(int word)
    {
        var aux = _tree.Child(word, Relation.Aux);
        return aux >= 0 && _text.Word(aux) is "had" or "'d";
    }

    /// <summary>
    /// The day of what a word says. What is to begin or end is ahead of the day of writing ("to take effect on Friday"), in the plain present too ("the
    /// truce goes into force on Saturday"), as timetables are told.
    /// </summary>
    private PartialDate? DateOf(AgreementState state, int word, ref Modality modality)
    {
        if (PossessiveDate(word) is { } possessed) return possessed;
        if (state is AgreementState.InForce or AgreementState.Ended or AgreementState.Expired && modality is Modality.Happened or Modality.Alleged or Modality.Planned)
        {
            var present = _text[word].Morphology.HasFlag(Morphology.TensePres) && _text[word].Morphology.HasFlag(Morphology.VerbFin);
            if (present && document.Dates.TimeOf(word) >= 0) modality = Modality.Planned;
            if (modality is Modality.Planned) return document.Dates.Of(word, ClauseTense.Future);
        }

        return document.DateOf(word);
    }

    /// <summary>"stopped short of agreeing", "fell short of".</summary>
    private bool IsShortOf(int word)
    {
        for (var i = word - 1; i >= _text.Sentences[_text[word].Sentence].First && i >= word - 3; i--)
        {
            if (_text.Word(i) is "short") return true;
        }

        return false;
    }

    /// <summary>"was due to expire", "is set to start".</summary>
    private bool IsDue(int word) => _text[word].Head is var head && head >= 0 && _text[word].Relation is Relation.Xcomp or Relation.Advcl or Relation.Ccomp
        && _text.Lemma(head) is "due" or "set" or "schedule" or "scheduled" or "expect" or "expected" or "about" or "slated" or "slate" or "mean" or "suppose";

    /// <summary>"would not extend", "refused to renew": a transition that is not made.</summary>
    private bool IsRefused(int word) => _text[word].Head is var head && head >= 0 && _text[word].Relation is Relation.Xcomp && _text.Lemma(head) is "refuse" or "decline" or "fail";

    private bool IsCommitted(int word)
    {
        var head = _text[word].Head;
        return head >= 0 && _text[word].Relation is Relation.Xcomp or Relation.Ccomp or Relation.Advcl && Commitments.Contains(_text.Lemma(head)) && !Slots.IsNegated(document, head);
    }

    /// <summary>"said on Tuesday that both had accepted a truce": the news is of the day on which it is told.</summary>
    private PartialDate? DayReported(int word)
    {
        var clause = word;
        while (_text[clause].Relation is Relation.Conj or Relation.Xcomp && _text[clause].Head >= 0) clause = _text[clause].Head;
        var head = _text[clause].Head;
        if (_tree.Child(clause, Relation.Aux) is var perfect && perfect >= 0 && _text.Lemma(perfect) is "have" && document.Dates.TimeOf(word) < 0)
        {
            // "The two have signed a truce, the envoy announced on Thursday".
            for (var child = _tree.FirstChild(clause); child >= 0; child = _tree.NextSibling(child))
            {
                if (child > clause && _text[child].Relation is Relation.Parataxis or Relation.Ccomp && _text.Lemma(child) is "say" or "announce" or "report" or "confirm" or "declare") return document.DateOf(child);
            }
        }

        if (head < 0 || _text[clause].Relation is not (Relation.Ccomp or Relation.Parataxis)) return null;
        return _text.Lemma(head) is "say" or "announce" or "report" or "confirm" or "declare" && _tree.Child(clause, Relation.Aux) is var have && have >= 0 && _text.Lemma(have) is "have" ? document.DateOf(head) : null;
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
