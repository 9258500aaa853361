using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Agreements;

/// <summary>Of what kind an agreement is, how long it lasts, and what is none.</summary>
internal sealed partial class AgreementMentionReader
{
    /// <summary>Words up to the verb that binds, and from it to what it binds to, at most.</summary>
    private const int TermsReach = 22;

    /// <summary>Sentences back to the making of an agreement that is spoken of as known, at most.</summary>
    private const int AgreedReach = 8;

    private static readonly HashSet<string> Binding = new(StringComparer.Ordinal) { "oblige", "commit", "bind", "require", "call", "compel", "stipulate", "provide", "envisage", "foresee", "prescribe" };

    private static readonly HashSet<string> Forces = new(StringComparer.Ordinal) { "combatant", "army", "force", "troop", "fighter", "belligerent", "side" };

    /// <summary>A pause is a truce only when it is said to be one in the fighting, or a humanitarian one, or one of days or hours for aid.</summary>
    private bool IsPauseOfFighting(int head)
    {
        if (_text.Lemma(head) is "pause" or "moratorium" && IsOfSomeLength(head)) return true;

        // "talks on a new pause": what sides negotiate about is one.
        if (_text.Lemma(head) is "pause" && _text[head].Head is >= 0 and var above && _text.Lemma(above) is "talk" or "negotiation" or "deal" or "agreement") return true;
        // "the pause in Aleppo": a place is where fighting pauses.
        if (_text.Lemma(head) is "pause" && head + 2 < _text.Count && _text.Word(head + 1) is "in" && Slots.PlaceAt(document, head + 2) is not null) return true;
        for (var child = _tree.FirstChild(head); child >= 0; child = _tree.NextSibling(child))
        {
            var lemma = _text.Lemma(child);
            if (lemma is "humanitarian" or "tactical" or "operational" || Enders.Contains(lemma)) return true;
            if (_text[child].Relation is Relation.Nmod or Relation.Compound && (lemma is "humanitarian" || Enders.Contains(lemma))) return true;
        }

        return false;
    }

    /// <summary>"An earlier pause", "a second pause", where a truce has been spoken of.</summary>
    private bool IsOneOfSeveral(int head)
    {
        if (head == 0 || _text.Lemma(head) is not ("pause" or "lull")) return false;
        var before = _text.Word(head - 1).ToString();
        return EarlierWords.Contains(before) || Ordinals.Contains(before);
    }

    /// <summary>"The handover, agreed on paper on 5 June by both …": the agreement that is spoken of as known some sentences on.</summary>
    private AgreementPredication? AgreedBefore(AgreementMention mention)
    {
        for (var i = mention.First - 1; i > 0 && _text[mention.Head].Sentence - _text[i].Sentence < AgreedReach; i--)
        {
            if (_text.Lemma(i) is not "agree" || _text[i].Upos is not Upos.VERB || _text.Word(i - 1) is not "," || document.IsQuoted(i) || document.DateOf(i) is not { } day) continue;
            var sides = new List<string>();
            for (var k = i + 1; k < Math.Min(_text.Sentences[_text[i].Sentence].End, i + 12); k++)
            {
                if (_text.Word(k) is not ("by" or "between")) continue;
                Slots.AddRun(document, k + 1, sides);
                break;
            }

            return new AgreementPredication(AgreementState.Agreed, i, Modality.Happened, day, sides) { ByParty = true };
        }

        return null;
    }

    /// <summary>"a week-long pause", "a five-day pause".</summary>
    private bool IsOfSomeLength(int head)
    {
        for (var i = head - 1; i >= Math.Max(_text.Sentences[_text[head].Sentence].First, head - 4); i--)
        {
            if (IsUnit(_text.Lemma(i)) || _text.Word(i).EndsWith("-long") || _text.Word(i).EndsWith("-day") || _text.Word(i).EndsWith("-hour") || _text.Word(i).EndsWith("-week")) return true;
            if (_text[i].Upos is not (Upos.ADJ or Upos.PUNCT or Upos.NOUN or Upos.NUM)) return false;
        }

        return false;
    }

    /// <summary>"the Indus Waters Treaty", "the Abraham Accords": a proper name whose words neither are a place nor speak of a truce.</summary>
    private bool IsForeignName(int head)
    {
        if (!char.IsUpper(_text.Word(head)[0]) || head == _text.Sentences[_text[head].Sentence].First) return false;
        for (var child = _tree.FirstChild(head); child >= 0 && child < head; child = _tree.NextSibling(child))
        {
            if (_text[child].Relation is Relation.Compound or Relation.Amod or Relation.NmodDesc && char.IsUpper(_text.Word(child)[0]) && Slots.PlaceAt(document, child) is null
                && _text.Lemma(child).ToLowerInvariant() is not ("peace" or "ceasefire" or "truce" or "cease-fire" or "framework" or "comprehensive" or "cessation")) return true;
        }

        return false;
    }

    private static bool IsForeignToWar(string lemma) =>
        lemma is "trade" or "nuclear" or "climate" or "grain" or "gas" or "oil" or "tariff" or "business" or "coalition" or "plea" or "record" or "arms" or "loan"
            or "tax" or "budget" or "debt" or "merger" or "transfer" or "defence" or "defense" or "border" or "maritime" or "migration" or "free";

    /// <summary>"orders Syria to give up its chemical weapons", "to swap prisoners", "to evacuate the district".</summary>
    private AgreementKind? KindOfClause(int verb)
    {
        var (first, end) = _tree.Range(verb);
        for (var i = first; i < end; i++)
        {
            var lemma = _text.Lemma(i);
            if (lemma is "weapon" or "stockpile" or "arsenal" or "arms" && GovernedBy(i, "give", "hand", "surrender", "destroy", "dismantle", "disarm", "remove", "eliminate")) return AgreementKind.Disarmament;
            if (lemma is "prisoner" or "detainee" or "captive" or "hostage" && GovernedBy(i, "swap", "exchange", "free", "release")) return AgreementKind.PrisonerExchange;
            if (lemma is "evacuate" or "evacuation") return AgreementKind.Evacuation;
            if (Enders.Contains(lemma) && GovernedBy(i, "halt", "end", "stop", "cease", "pause", "suspend", "freeze")) return AgreementKind.Ceasefire;
        }

        return null;
    }

    /// <summary>"signed an agreement early today to end the 20-month war": the purpose within a few words behind the name.</summary>
    private AgreementKind? KindBehind(AgreementMention mention)
    {
        var end = Math.Min(_text.Sentences[_text[mention.Head].Sentence].End, mention.Head + 14);
        for (var i = mention.Head + 1; i + 1 < end; i++)
        {
            // "an accord that provides for an immediate ceasefire".
            if (_text.Lemma(i) is "provide" or "foresee" or "contain" or "include" && Promises(i, end) is { } promised) return promised;

            // "signed a protocol in Zagreb on the withdrawal of heavy weapons".
            if (_text.Word(i) is "on" or "for" && KindOf(_text[i + 1].Upos is Upos.DET or Upos.ADJ && i + 2 < end ? i + 2 : i + 1) is AgreementKind.Deescalation) return AgreementKind.Deescalation;
            if (_text.Word(i) is not ("to" or "ending" or "halting")) continue;
            var verb = _text.Word(i) is "to" ? i + 1 : i;
            if (_text.Lemma(verb) is not ("end" or "halt" or "stop" or "cease" or "suspend" or "pause" or "swap" or "exchange" or "free" or "release")) continue;
            for (var k = verb + 1; k < Math.Min(end, verb + 6); k++)
            {
                var lemma = _text.Lemma(k);
                if (lemma is "prisoner" or "detainee" or "captive" or "hostage") return AgreementKind.PrisonerExchange;
                if (_text.Lemma(verb) is "end" && lemma is "war" or "conflict" or "insurgency" or "rebellion") return AgreementKind.PeaceAgreement;
                if (_text.Lemma(verb) is "cease" or "suspend" && lemma is "hostility") return AgreementKind.CessationOfHostilities;
                if (Enders.Contains(lemma)) return AgreementKind.Ceasefire;
            }
        }

        return null;
    }

    private AgreementKind? Promises(int verb, int end)
    {
        for (var i = verb + 1; i < Math.Min(end, verb + 6); i++)
        {
            if (_text[i].Upos is Upos.NOUN && KindOf(i) is AgreementKind.Ceasefire or AgreementKind.CessationOfHostilities) return KindOf(i);
        }

        return null;
    }

    /// <summary>
    /// What an agreement whose name says nothing of it binds its parties to, by the verb behind it ("the pact obliges both sides to cease fire", "that is to
    /// separate the combatants") or by the next sentence that goes on about it ("It commits them to stop all attacks").
    /// </summary>
    private (AgreementKind Kind, int Verb)? Terms(AgreementMention mention)
    {
        var sentence = _text[mention.Head].Sentence;
        if (Terms(Math.Max(mention.End, mention.Head + 1), _text.Sentences[sentence].End) is { } own) return own;
        if (sentence + 1 >= _text.Sentences.Length || _text.Word(_text.Sentences[sentence + 1].First) is not "It") return null;
        return Terms(_text.Sentences[sentence + 1].First + 1, _text.Sentences[sentence + 1].End);
    }

    private (AgreementKind Kind, int Verb)? Terms(int from, int end)
    {
        for (var i = from; i < Math.Min(end, from + TermsReach); i++)
        {
            if (_text.Word(i) is ";") return null;
            if (_text.Lemma(i) is "separate" && _text.Word(i - 1) is "to" or "will" or "would" && DominatesAny(i, Forces)) return (AgreementKind.Ceasefire, i);
            if (!Binding.Contains(_text.Lemma(i)) || _text[i].Upos is not Upos.VERB) continue;
            for (var k = i + 1; k < Math.Min(end, i + TermsReach); k++)
            {
                if (_text.Lemma(k) is not ("cease" or "stop" or "halt" or "suspend" or "pause" or "end" or "cessation")) continue;
                for (var what = k + 1; what < Math.Min(end, k + 6) && _text[what].Upos is not (Upos.VERB or Upos.SCONJ); what++)
                {
                    if (_text.Lemma(what) is "hostility") return (AgreementKind.CessationOfHostilities, i);
                    if (_text.Lemma(what) is "fire" or "firing" or "fighting" or "attack" or "shelling" or "shooting" or "bombardment" || _text.Word(what) is "fighting" or "shooting" or "firing" or "shelling") return (AgreementKind.Ceasefire, i);
                }
            }

            return null;
        }

        return null;
    }

    private AgreementKind? KindOf(int noun) => _text.Lemma(noun) switch
    {
        "ceasefire" or "truce" or "cease-fire" => AgreementKind.Ceasefire,
        "cessation" => AgreementKind.CessationOfHostilities,
        "weapon" or "disarmament" or "arsenal" or "stockpile" => AgreementKind.Disarmament,
        "exchange" or "swap" or "prisoner" or "hostage" => AgreementKind.PrisonerExchange,
        "evacuation" => AgreementKind.Evacuation,
        "withdrawal" or "pull-out" or "pullout" or "pullback" or "disengagement" or "de-escalation" => AgreementKind.Deescalation,
        "peace" or "autonomy" or "domain" or "self-rule" or "self-government" or "power-sharing" or "independence" => AgreementKind.PeaceAgreement,
        _ => null,
    };

    private bool GovernedBy(int token, params ReadOnlySpan<string> verbs)
    {
        for (var (node, steps) = (token, 0); node >= 0 && steps < 4; node = _text[node].Head, steps++)
        {
            if (verbs.Contains(_text.Lemma(node))) return true;
        }

        return false;
    }

    private bool DominatesAny(int token, HashSet<string> lemmas)
    {
        var (first, end) = _tree.Range(token);
        for (var i = first; i < end; i++)
        {
            if (lemmas.Contains(_text.Lemma(i))) return true;
        }

        return false;
    }

    /// <summary>"three-day", "72-hour", "of seven days", "for two months": a number and a unit of time inside the phrase; never an age ("week-old").</summary>
    private string? DurationOf(AgreementMention mention)
    {
        var from = Math.Max(_text.Sentences[_text[mention.First].Sentence].First, mention.First - 8);
        for (var i = mention.First - 1; i >= from; i--)
        {
            if (!IsUnit(_text.Lemma(i)) || i + 1 < mention.First && _text.Word(i + 1) is "-" && i + 2 <= mention.First && _text.Lemma(i + 2) is "old") continue;
            if (_text[i].Head is var head && head != mention.Head && (head < mention.First || head >= mention.End) && _text[i].Relation is not (Relation.Compound or Relation.Amod)) continue;
            var number = i - 1;
            if (number >= from && _text.Word(number) is "-") number--;
            if (number >= from && (_text[number].Upos is Upos.NUM || _text.Lemma(number) is "a" or "an"))
            {
                if (_text.Lemma(number) is "a" or "an" && !(i + 2 < mention.First && _text.Lemma(i + 2) is "long")) continue;
                return $"{_text.Word(number)} {_text.Lemma(i)}";
            }
        }

        return null;
    }

    private static bool IsUnit(string lemma) => lemma is "hour" or "day" or "week" or "month" or "year";
}
