using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Agreements;

/// <summary>What clauses say of a truce where the tree loses them: over commas to the verb, relative clauses, signatures put to it, the failure to begin or last.</summary>
internal sealed partial class PredicationReader
{
    /// <summary>Words of a subject between the name and its first comma at most.</summary>
    private const int SubjectReach = 16;

    /// <summary>Words of a relative clause up to its verb at most.</summary>
    private const int RelativeReach = 12;

    private void AddClauses(AgreementMention mention, List<AgreementPredication> said)
    {
        AddOverCommas(mention, said);
        AddObjectRelative(mention, said);
        AddSignature(mention, said);
        AddProposal(mention, said);
    }

    /// <summary>"U.S. officials, whose original proposal was for an unconditional 30-day halt".</summary>
    private void AddProposal(AgreementMention mention, List<AgreementPredication> said)
    {
        if (said.Count > 0) return;
        var sentence = _text.Sentences[_text[mention.First].Sentence];
        var at = mention.First - 1;
        while (at > sentence.First && IsModifier(at)) at--;
        if (at - 1 <= sentence.First || _text.Word(at) is not "for" || _text.Lemma(at - 1) is not "be") return;
        for (var i = at - 2; i >= Math.Max(sentence.First, at - 12); i--)
        {
            if (_text.Lemma(i) is not ("proposal" or "plan" or "offer" or "initiative" or "suggestion" or "idea")) continue;
            said.Add(Make(AgreementState.Proposed, i, []) with { Modality = Modality.Happened });
            return;
        }
    }

    /// <summary>
    /// "A second, reached on Wednesday with one of the leaders, was repudiated"; "A cease-fire in the eight-year war, the longest of the century, is to begin
    /// at dawn": what stands between commas is passed over to the verb of a truce that opens its clause.
    /// </summary>
    private void AddOverCommas(AgreementMention mention, List<AgreementPredication> said)
    {
        var sentence = _text.Sentences[_text[mention.First].Sentence];
        var first = mention.First;
        while (first - 1 >= sentence.First && IsModifier(first - 1)) first--;
        if (first > sentence.First && _text[first - 1].Upos is not (Upos.PUNCT or Upos.CCONJ)) return;
        var comma = Math.Max(mention.End, mention.Head + 1);
        for (var limit = Math.Min(sentence.End, comma + SubjectReach); ; comma++)
        {
            if (comma >= limit || _text[comma].Upos is Upos.VERB or Upos.AUX or Upos.SCONJ) return;
            if (_text.Word(comma) is ",") break;
        }

        if (comma + 1 < sentence.End && _text[comma + 1].Upos is Upos.VERB && _text[comma + 1].Morphology.HasFlag(Morphology.VerbPart)
            && codebook.StateOf(document.Lemma(comma + 1), AgreementPart.Object) is AgreementState.Agreed) AddNew(AgreementState.Agreed, comma + 1, AgreementPart.Object, said);
        for (var i = comma + 1; i + 1 < sentence.End; i++)
        {
            if (_text.Word(i) is ";") return;
            if (_text.Word(i) is not ",") continue;
            var (verb, passive) = (i + 1, false);
            while (verb < Math.Min(sentence.End, i + 6) && (_text[verb].Upos is Upos.AUX or Upos.ADV || _text.Word(verb) is "to" or "not" or "due" or "set"))
            {
                passive |= _text.Lemma(verb) is "be" && _text[verb].Relation is Relation.AuxPass;
                verb++;
            }

            if (verb >= sentence.End || _text[verb].Upos is not Upos.VERB || (verb == i + 1 && !_text[verb].Morphology.HasFlag(Morphology.VerbFin))) continue;
            var part = passive ? AgreementPart.Object : AgreementPart.Subject;
            if (StateOf(verb, part) is { } state) AddNew(state, verb, part, said);
            return;
        }
    }

    /// <summary>
    /// "declared the week-long truce over", "pronounced the ceasefire in Idlib dead": the word behind the truce says what it is declared to be, and so
    /// that it is not made but ended.
    /// </summary>
    private void TakeBack(AgreementMention mention, List<AgreementPredication> said)
    {
        if (!IsGivenUp(mention.Head)) return;
        for (var k = said.Count - 1; k >= 0; k--)
        {
            var word = said[k].Word;
            if (said[k].State is not AgreementState.Agreed || word >= mention.Head || !(Announcing.Contains(document.Lemma(word)) || document.Lemma(word) is "pronounce" or "call" or "consider")) continue;
            if (said.Exists(s => s.State is AgreementState.Ended && s.Word == word)) said.RemoveAt(k);
            else said[k] = said[k] with { State = AgreementState.Ended, ByParty = false };
        }
    }

    private bool IsGivenUp(int head)
    {
        const int reach = 4; // "the truce in Idlib province over"
        var end = _text.Sentences[_text[head].Sentence].End;
        for (var i = head + 1; i < Math.Min(end, head + 1 + reach); i++)
        {
            if (_text.Word(i) is "dead" or "finished" or "void" or "defunct" or "ended") return true;
            if (_text.Word(i) is "over")
            {
                // "declared a truce over Christmas" holds then; "declared the truce over Monday" is how agencies leave out "on".
                return i + 1 >= end || _text[i + 1].Upos is not (Upos.DET or Upos.NOUN or Upos.PROPN or Upos.ADJ or Upos.NUM or Upos.PRON) || document.Dates.TimeOf(i + 1) >= 0 && _text.Word(i + 1).EndsWith("day", StringComparison.Ordinal);
            }

            if (_text[i].Upos is Upos.VERB or Upos.AUX or Upos.PUNCT or Upos.SCONJ) return false;
        }

        return false;
    }

    /// <summary>"the ceasefire which it had itself declared on August 4", "a truce that the then minister Betty Bigombe brokered": made by whom the clause names.</summary>
    private void AddObjectRelative(AgreementMention mention, List<AgreementPredication> said)
    {
        if (said.Exists(s => s.State is AgreementState.Agreed && !IsReaffirming(s.Word))) return;
        var end = _text.Sentences[_text[mention.Head].Sentence].End;
        var relative = Math.Max(mention.End, mention.Head + 1);
        for (var limit = Math.Min(end, relative + 8); ; relative++)
        {
            if (relative + 2 >= limit || _text[relative].Upos is Upos.VERB or Upos.AUX) return;
            if (_text.Word(relative) is "that" or "which" && _text[relative + 1].Upos is not (Upos.VERB or Upos.ADV)) break;
        }

        // "a ceasefire along the Line of Control that was signed in 2021": hung by the parser on the place.
        var passive = _text[relative + 1].Upos is Upos.AUX;
        if (passive && _text.Lemma(relative + 1) is not "be") return;
        for (var i = relative + 1; i < Math.Min(end, relative + RelativeReach); i++)
        {
            if (_text[i].Upos is Upos.PUNCT) return;
            if (_text[i].Upos is not Upos.VERB || _text.Lemma(i) is "have" or "believe" or "say" or "think" or "persuade" or "help") continue;
            if (codebook.StateOf(document.Lemma(i), AgreementPart.Object) is not AgreementState.Agreed) return;
            if (passive && (i > relative + 3 || _text[i].Morphology.HasFlag(Morphology.VerbInf))) return;
            List<string> subjects = passive ? [] : [.. SubjectsOf(i)];
            if (subjects.Count == 0 && !passive)
            {
                foreach (var actor in document.Actors)
                {
                    if (actor.First > relative && actor.End <= i) Slots.AddOnce(subjects, actor.Side);
                }

                if (subjects.Count == 1 && Concluding.Contains(document.Lemma(i))) AddPartner(i, subjects);
            }

            // What the relative clause tells is a fact, whatever the clause above it is.
            var made = Make(AgreementState.Agreed, i, subjects);
            said.Add(made.Modality is Modality.Demanded or Modality.Negated && !Slots.IsNegated(document, i) ? made with { Modality = Modality.Happened } : made);

            // The day of its making is not that on which it was confirmed.
            for (var k = 0; k < said.Count && made.Date is not null; k++)
            {
                if (said[k].State is AgreementState.Agreed && IsReaffirming(said[k].Word)) said[k] = said[k] with { Date = null };
            }

            return;
        }
    }

    /// <summary>"The last truce that the Houthis made dates from February 2010": a time that stands behind these words is that of the making.</summary>
    private void AddOrigin(AgreementMention mention, List<AgreementPredication> said)
    {
        var end = _text.Sentences[_text[mention.Head].Sentence].End;
        for (var i = Math.Max(mention.End, mention.Head + 1); i + 2 < end; i++)
        {
            if (_text.Word(i) is not ("dates" or "dated" or "dating") || !(_text.Word(i + 1) is "from" || (_text.Word(i + 1) is "back" && _text.Word(i + 2) is "to"))) continue;
            if (NamesAnother(mention, i) || TimeBehind(i, 3, ClauseTense.Past) is not { } day) return;
            said.RemoveAll(s => s.State is AgreementState.Agreed or AgreementState.InForce && (s.Date is null || s.Date == day));
            said.Add(new AgreementPredication(AgreementState.Agreed, i, Modality.Happened, day, []));
            return;
        }
    }

    private bool IsReaffirming(int word) => _text.Lemma(word) is "reaffirm" or "recommit" or "confirm";

    /// <summary>"put their names in the Kremlin on Tuesday to an agreement".</summary>
    private void AddSignature(AgreementMention mention, List<AgreementPredication> said)
    {
        var first = _text.Sentences[_text[mention.First].Sentence].First;
        var to = mention.First - 1;
        while (to > first && IsModifier(to)) to--;
        if (to <= first || _text.Word(to) is not "to" || said.Exists(s => s.State is AgreementState.Agreed)) return;
        for (var i = to - 1; i > Math.Max(first, to - 14); i--)
        {
            if (_text.Lemma(i) is not ("put" or "set" or "affix" or "append")) continue;
            for (var k = i + 1; k < Math.Min(to, i + 4); k++)
            {
                if (_text.Lemma(k) is "name" or "signature" or "seal" or "initial" or "initials") said.Add(Make(AgreementState.Agreed, i, SubjectsOf(i)));
            }

            return;
        }
    }

    /// <summary>"did not last 24 hours", "did not outlive the day", "never got off the ground", "never took hold": it is over, or has never been.</summary>
    private bool IsFailure(int word)
    {
        var lemma = _text.Lemma(word);
        var (did, never) = (false, false);
        for (var i = word - 1; i >= _text.Sentences[_text[word].Sentence].First && i >= word - 3; i--)
        {
            did |= _text.Word(i) is "did";
            never |= _text.Word(i) is "never";
        }

        return (did && lemma is "last" or "outlive" or "survive" or "endure" or "hold") || (never && lemma is "get" or "take" or "come" or "go" or "begin" or "start" or "enter");
    }
}
