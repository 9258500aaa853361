using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Agreements;

/// <summary>What stands beside the name of an agreement in word order, where trees go astray: verbs next to it, its days, the sentence that goes on about it.</summary>
internal sealed partial class PredicationReader
{
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
            if (NamesAnother(mention, time.First)) return;
            var verb = VerbBefore(time.First, mention);
            var lemma = verb < 0 ? "" : _text.Lemma(verb);
            var until = time.Relation is TimeRelation.Until || (time.First > 0 && _text.Word(time.First - 1) is "through");
            if (!until && !(time.Relation is TimeRelation.To && lemma is "extend" or "prolong" or "run")) continue;
            if (verb >= 0 && !(lemma is "last" or "hold" or "endure" or "survive" or "run" or "extend" or "prolong" or "continue" or "remain" or "stay" or "be" or "keep" or "observe" or "renew" or "verify" || codebook.StateOf(lemma, AgreementPart.Object) is AgreementState.Agreed)) continue;

            // "held through Sunday": on that day it held.
            if (lemma is "hold" && time.Relation is not TimeRelation.Until) continue;
            var past = verb >= 0 && lemma is "last" or "hold" or "endure" or "survive" && !IsInfinitive(verb) && _text.TenseAt(verb) is ClauseTense.Past;
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

    /// <summary>Whether another agreement is named between the name of one and a token of its sentence.</summary>
    private bool NamesAnother(AgreementMention mention, int token)
    {
        for (var i = Math.Max(mention.End, mention.Head + 1); i < token; i++)
        {
            if (_text[i].Upos is Upos.NOUN && _text[i].Relation is not (Relation.Compound or Relation.Appos) && codebook.TermsFrom(_text.Lemma(i)).Length > 0) return true;
        }

        return false;
    }

    private bool IsInfinitive(int verb) => _text[verb].Morphology.HasFlag(Morphology.VerbInf) || (verb > 0 && _text.Word(verb - 1) is "to");

    /// <summary>"The guns are to fall silent at 4 a.m. Saturday", within some sentences behind: the truce begins then.</summary>
    private AgreementPredication? Silence(AgreementMention mention)
    {
        for (var s = _text[mention.Head].Sentence; s < Math.Min(_text.Sentences.Length, _text[mention.Head].Sentence + 4); s++)
        {
            for (var i = _text.Sentences[s].First; i + 1 < _text.Sentences[s].End; i++)
            {
                if (_text.Lemma(i) is "fall" && _text.Word(i + 1) is "silent" && _text.Subject(i) is >= 0 and var guns && _text.Lemma(guns) is "gun" or "weapon") return Make(AgreementState.InForce, i, []) with { Starts = true };
            }
        }

        return null;
    }

    /// <summary>"It came into effect at 9 p.m.": the next sentence goes on about it by a pronoun.</summary>
    public IEnumerable<AgreementPredication> GoingOn(AgreementMention mention)
    {
        if (mention.Said.Any(s => s.State is AgreementState.Agreed) && Silence(mention) is { } silence) yield return silence;
        if (Signed(mention) is { } signed) yield return signed;
        var next = _text[mention.Head].Sentence + 1;
        if (next >= _text.Sentences.Length) yield break;
        var sentence = _text.Sentences[next];
        var it = It(sentence);
        for (var i = it + 1; it >= 0 && i < Math.Min(sentence.End, it + 5); i++)
        {
            if (_text[i].Upos is not Upos.VERB) continue;
            if (it == sentence.First && StateOf(i, AgreementPart.Subject) is { } state && state is AgreementState.InForce or AgreementState.Ended or AgreementState.Expired) yield return Make(state, i, []);
            if (_text.IsPassive(i) && StateOf(i, AgreementPart.Object) is AgreementState.Extended)
            {
                var once = Make(AgreementState.Extended, i, []);
                yield return once;

                // "extended on Monday by two days and again on Thursday by one".
                for (var k = i + 1; k + 1 < sentence.End; k++)
                {
                    if (_text.Word(k) is "again" && TimeBehind(k, 3, ClauseTense.Past) is { } again) yield return once with { Date = again };
                }
            }

            yield break;
        }
    }

    /// <summary>The "it" that a sentence opens with, at once or behind what describes it ("Meant to last for four days, it …"); or -1.</summary>
    private int It(Sentence sentence)
    {
        const int reach = 10;
        if (_text.Word(sentence.First) is "It") return sentence.First;
        if (_text[sentence.First].Upos is not Upos.VERB || !_text[sentence.First].Morphology.HasFlag(Morphology.VerbPart)) return -1;
        for (var i = sentence.First + 1; i + 1 < Math.Min(sentence.End, sentence.First + reach); i++)
        {
            if (_text.Word(i) is ",") return _text.Word(i + 1) is "it" ? i + 1 : -1;
        }

        return -1;
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
            var days = document.Dates.Span(range, said[k].Before ? ClauseTense.Past : ClauseTense.Future);
            said[k] = said[k] with { Date = document.Dates.ByEvent(said[k].Word) };
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

    /// <summary>
    /// "The text, signed in Doha on Saturday, …", "The document was initialled on Monday", in one of the next two sentences: what was signed is what was just spoken of.
    /// </summary>
    private AgreementPredication? Signed(AgreementMention mention)
    {
        for (var s = _text[mention.Head].Sentence + 1; s <= _text[mention.Head].Sentence + 2 && s < _text.Sentences.Length; s++)
        {
            var sentence = _text.Sentences[s];
            if (_text.Word(sentence.First) is not "The" || sentence.First + 3 >= sentence.End || _text.Lemma(sentence.First + 1) is not ("text" or "document" or "paper" or "pact" or "accord")) continue;
            for (var i = sentence.First + 2; i < Math.Min(sentence.End, sentence.First + 6); i++)
            {
                if (_text.Lemma(i) is not ("sign" or "initial" or "initialled" or "conclude" or "seal") || document.DateOf(i) is not { } day) continue;
                return new AgreementPredication(AgreementState.Agreed, i, Modality.Happened, day, []);
            }
        }

        return null;
    }

    /// <summary>
    /// "the agreement that the two sides concluded in Arusha on 2 December 2002", "a truce that Chad arranged last September": by the order of the words,
    /// where the tree has lost the clause.
    /// </summary>
    private void AddMaking(AgreementMention mention, List<AgreementPredication> said)
    {
        if (said.Exists(s => s.State is AgreementState.Agreed && s.Date is not null)) return;
        var end = _text.Sentences[_text[mention.Head].Sentence].End;
        var after = Math.Max(mention.End, mention.Head + 1);
        var relative = after < end && _text.Word(after) is "that" or "which";
        for (var i = after; i < Math.Min(end, after + 9); i++)
        {
            // ", agreed on March 18, ran out last week".
            if (_text.Word(i) is "," or ";" && !(i + 1 < end && _text[i + 1].Upos is Upos.VERB)) return;
            if (_text[i].Upos is not Upos.VERB) continue;
            var participle = i <= after + 1 || _text.Word(i - 1) is ",";
            if (!(relative || participle) || codebook.StateOf(document.Lemma(i), AgreementPart.Object) is not AgreementState.Agreed || Slots.IsNegated(document, i)) return;
            for (var t = 0; t < _text.Times.Length; t++)
            {
                ref readonly var time = ref _text.Times[t];
                if (time.First <= i || time.First > i + 8 || time.First >= end || time.Relation is TimeRelation.From or TimeRelation.Until or TimeRelation.Since or TimeRelation.For) continue;
                if (document.Dates.Value(t, ClauseTense.Past) is not { } day || HasVerb(i + 1, time.First)) return;
                said.RemoveAll(s => s.State is AgreementState.Agreed && s.Word == i);
                said.Add(Make(AgreementState.Agreed, i, SubjectsOf(i)) with { Date = day, Modality = Modality.Happened });

                // The day of the making is not that of what became of it.
                for (var k = 0; k < said.Count; k++)
                {
                    if (said[k].State is not AgreementState.Agreed && said[k].Date == day) said[k] = said[k] with { Date = null };
                }

                return;
            }

            return;
        }
    }

    private bool HasVerb(int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (_text[i].Upos is Upos.VERB) return true;
        }

        return false;
    }

    /// <summary>
    /// "…, to begin at midnight", "starting on Friday", "effective from noon on Sunday", "from midnight on Wednesday": when it begins, by words that trees hang anywhere.
    /// </summary>
    private void AddStart(AgreementMention mention, List<AgreementPredication> said)
    {
        if (said.Exists(s => s is { State: AgreementState.InForce, Starts: true, Date: not null }) || !said.Exists(s => s.State is AgreementState.Agreed)) return;
        var end = _text.Sentences[_text[mention.Head].Sentence].End;
        for (var i = mention.End; i + 1 < end; i++)
        {
            var begins = (_text.Lemma(i) is "begin" or "start" or "commence" && _text.Word(i - 1) is "to" && _text.Word(i - 2) is "," or "due" or "set" or "scheduled") || (_text.Word(i) is "starting" or "beginning" or "effective" && _text.Word(i + 1) is not "of");
            if (!begins || NamesAnother(mention, i)) continue;
            said.Add(new AgreementPredication(AgreementState.InForce, i, Modality.Planned, TimeBehind(i, 5), []) { Starts = true });
            return;
        }

        for (var t = 0; t < _text.Times.Length; t++)
        {
            ref readonly var time = ref _text.Times[t];
            if (time.Relation is not TimeRelation.From || time.First <= mention.End || time.First >= end || time.To is not null || NamesAnother(mention, time.First)) continue;
            var verb = VerbBefore(time.First, mention);
            if (verb >= 0 && _text[verb].Morphology.HasFlag(Morphology.VerbPart) && _text.Lemma(verb) is "date") continue;
            var had = said.Exists(s => s.State is AgreementState.Agreed && s.Before);
            if (DocumentDates.ToPartial(document.Dates.Span(t, had ? ClauseTense.Past : ClauseTense.Future)) is { } day) said.Add(new AgreementPredication(AgreementState.InForce, Math.Max(verb, mention.Head), Modality.Planned, day, []) { Starts = true });
            return;
        }
    }

    private PartialDate? TimeBehind(int token, int reach, ClauseTense tense = ClauseTense.Future)
    {
        for (var t = 0; t < _text.Times.Length; t++)
        {
            if (_text.Times[t].First > token && _text.Times[t].First <= token + reach && _text[_text.Times[t].First].Sentence == _text[token].Sentence && document.Dates.Value(t, tense) is { } day) return day;
        }

        return null;
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

        // "attacks in violation of a one-day truce", "despite a ceasefire".
        if (before > sentence.First && _text.Word(before) is "of" && _text.Lemma(before - 1) is "violation" or "breach" or "infringement" or "defiance") AddNew(AgreementState.Violated, before - 1, AgreementPart.Of, said);
        else if (before >= sentence.First && _text.Word(before) is "despite" or "Despite") AddNew(AgreementState.Violated, before, AgreementPart.Of, said);
        // "agreed in Minsk on Thursday that a ceasefire will begin".
        if (before > sentence.First && _text.Word(before) is "that") AddPromise(mention, before, sentence.First, said);
        var adposition = before > sentence.First && _text[before].Upos is Upos.ADP ? _text.Lemma(before--) : null;
        if (before >= sentence.First && _text[before].Upos is Upos.VERB)
        {
            var key = adposition is null ? _text.Lemma(before) : $"{_text.Lemma(before)} {adposition}";
            if (codebook.StateOf(key, AgreementPart.Object) is { } state) AddNew(state, before, AgreementPart.Object, said);

            // "The last war between the two, in May 2021, lasted 11 days and ended with a truce brokered by Egypt".
            for (var k = 0; k < said.Count && key is "end with" or "end in"; k++)
            {
                if (said[k] is { State: AgreementState.Agreed, Date: null }) said[k] = said[k] with { Date = DayBefore(before) };
            }
        }

        var end = Math.Max(mention.End, mention.Head + 1);
        for (var i = end; i < sentence.End && i < end + 5; i++)
        {
            // "a ceasefire in Syria that is to take effect": the clause is the truce's, whatever the parser hangs it by; "a truce in a war that began in May" not.
            if (_text.Lemma(i) is not ("that" or "which") || _text[i].Upos is not (Upos.PRON or Upos.SCONJ)) continue;
            if (IsOfWar(i)) return;
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
                if (IsOfWar(i)) return;
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

    /// <summary>Whether a relative clause that a token opens is of fighting: "the first truce of a war that began on May 7".</summary>
    private bool IsOfWar(int relative) => _text.Lemma(relative) is "that" or "which" && War.Contains(_text.Lemma(relative - 1));

    private void AddPromise(AgreementMention mention, int that, int first, List<AgreementPredication> said)
    {
        for (var i = that - 1; i >= first && i >= that - 8; i--)
        {
            if (_text[i].Upos is not Upos.VERB) continue;

            // "declared that its truce would be permanent"; not "that the truce was over".
            var declared = _text.Lemma(i) is "declare" or "proclaim" && mention.Head + 1 < _text.Count && _text.Word(mention.Head + 1) is "would" or "will";
            if ((declared || _text.Lemma(i) is "agree" or "decide") && !Slots.IsNegated(document, i)) AddNew(AgreementState.Agreed, i, AgreementPart.Object, said);
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
}
