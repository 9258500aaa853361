using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Agreements;

/// <summary>What the phrase of an agreement says: sides, area, what is left out.</summary>
internal sealed partial class AgreementMentionReader
{
    private AgreementMention? WithModifiers(AgreementMention mention)
    {
        var covers = new List<string>();
        var excludes = new List<string>();
        var parties = new List<string>();
        var brokers = new List<string>();
        var said = new List<AgreementPredication>();
        var kind = mention.Kind;
        bool definite = false, indefinite = false, earlier = false, another = false;
        string? scope = null;

        for (var node = mention.Head; node >= 0; node = node == mention.Head ? Inner(mention) : -1)
        {
            for (var child = _tree.FirstChild(node); child >= 0; child = _tree.NextSibling(child))
            {
                if (child >= mention.First && child < mention.End && child != mention.Head && node != child && _text[child].Relation != Relation.Amod) continue;
                var lemma = _text.Lemma(child);
                switch (_text[child].Relation)
                {
                    case Relation.Det or Relation.DetPredet:
                        if (lemma is "no" or "any") return null;
                        if (lemma is "the" or "this" or "that") definite = true;
                        if (lemma is "a" or "an" or "another" or "any" or "some") indefinite = true;
                        another |= lemma is "another";
                        break;
                    case Relation.NmodPoss when child < mention.Head:
                        definite = true;
                        Slots.AddSides(document, child, parties);
                        break;
                    case Relation.Amod or Relation.Compound or Relation.Advmod or Relation.Nummod or Relation.NmodDesc or Relation.NmodUnmarked:
                        if (child < mention.Head)
                        {
                            earlier |= EarlierWords.Contains(_text.Word(child).ToString()) && _text[child].Relation is Relation.Amod;
                            another |= AnotherWords.Contains(lemma);
                        }

                        if (ScopeWords.Contains(lemma)) scope ??= lemma;
                        if (FrailWords.Contains(lemma)) said.Add(new AgreementPredication(AgreementState.Violated, child, Modality.Happened, null, []));
                        if (DeadWords.Contains(lemma)) said.Add(new AgreementPredication(AgreementState.Ended, child, Modality.Happened, null, []));
                        if (lemma is "extended" or "extend" or "renewed" && _text[child].Relation is Relation.Amod) said.Add(new AgreementPredication(AgreementState.Extended, child, Modality.Happened, null, []));
                        if (lemma is "proposed" or "possible" or "planned" or "draft" or "potential") said.Add(new AgreementPredication(AgreementState.Proposed, child, Modality.Happened, null, []));
                        if (kind is null && lemma is "peace") kind = AgreementKind.PeaceAgreement;
                        if (kind is null && IsForeignToWar(lemma)) return null;
                        if (IsBrokering(child)) AddBrokersBefore(child, brokers);
                        else if (_text[child].Upos is Upos.PROPN or Upos.ADJ or Upos.NOUN) AddPlaceOrParties(child, covers, parties);
                        break;
                    case Relation.Nmod or Relation.Obl:
                        ReadComplement(mention, child, covers, excludes, parties, ref kind);
                        break;
                    case Relation.Acl or Relation.AclRelcl or Relation.Advcl:
                        ReadClause(child, covers, excludes, brokers, ref kind);
                        break;
                    default:
                        break;
                }
            }
        }

        return mention with
        {
            Kind = kind,
            Definite = definite,
            Possessed = parties.Count > 0 && _tree.Child(mention.Head, Relation.NmodPoss) >= 0,
            Indefinite = indefinite || (!definite && mention.Term.Role == TermRole.Head),
            Earlier = earlier,
            Another = another,
            Scope = scope ?? (IsOwn(mention) ? "unilateral" : null),
            Duration = DurationOf(mention),
            AtOnce = IsAtOnce(mention),
            Dated = document.Dates.OfName(mention.First, mention.Head),
            Covers = covers,
            CoverCountries = CountriesOf(covers),
            Excludes = excludes,
            Parties = parties,
            Brokers = brokers,
            Said = said,
        };
    }

    /// <summary>"a halt of its own to combat", "their own truce": one side's alone.</summary>
    private bool IsOwn(AgreementMention mention)
    {
        var end = Math.Max(mention.End, mention.Head + 1);
        if (end + 2 < _text.Count && _text.Word(end) is "of" && _text.Word(end + 1) is "its" or "their" or "his" && _text.Word(end + 2) is "own") return true;
        return mention.First > 1 && _text.Word(mention.First - 1) is "own" && _text.Word(mention.First - 2) is "its" or "their" or "his";
    }

    /// <summary>The term itself, when another noun governs it ("ceasefire" in "ceasefire deal"); else -1.</summary>
    private int Inner(AgreementMention mention) =>
        mention.Head >= mention.First && mention.Head < mention.End ? -1 : HeadOf(mention.First, mention.End);

    /// <summary>
    /// What is left out, by the phrase or by "exclude", "does not cover", "does not apply to" in its sentence or at the head of the next.
    /// </summary>
    private List<string> ExcludedNear(AgreementMention mention)
    {
        var excludes = mention.Excludes.ToList();
        var sentence = _text[mention.Head].Sentence;
        for (var s = sentence; s <= sentence + 3 && s < _text.Sentences.Length; s++)
        {
            var (first, end) = (_text.Sentences[s].First, _text.Sentences[s].End);
            if (s > sentence && !(s == sentence + 1 && _text.Word(first) is "It" or "This") && !(first + 1 < end && (_text.Lemma(first + 1) is "resolution" or "text" or "measure" || codebook.TermsFrom(_text.Lemma(first + 1)).Length > 0))) continue;
            for (var i = first; i < end; i++)
            {
                var lemma = _text.Lemma(i);
                var leaves = lemma is "exclude" or "omit" || (lemma is "cover" or "include" or "apply" && _text[i].Upos is Upos.VERB && Slots.IsNegated(document, i));
                if (!leaves) continue;
                var before = excludes.Count;
                Slots.AddPlacesFrom(document, i + 1, end, excludes);
                if (excludes.Count == before && i + 1 < end) AddGroupsFrom(i + 1, end, excludes);
            }
        }

        return excludes;
    }

    /// <summary>"does not apply to operations against the Islamic State group, Al-Qaeda or the Nusra Front": the groups named up to the next clause.</summary>
    private void AddGroupsFrom(int first, int end, List<string> groups)
    {
        for (var i = first; i < end; i++)
        {
            if (_text[i].Upos is Upos.VERB or Upos.SCONJ && i > first + 1) return;
            foreach (var actor in Slots.Run(document, i))
            {
                if (actor.First >= end || actor.Kind is "UNO" or "IGO" or "NGO") return;
                Slots.AddOnce(groups, actor.Side);
                i = Math.Max(i, actor.End - 1);
            }
        }
    }

    private List<string> CountriesOf(List<string> places)
    {
        var countries = new List<string>();
        foreach (var place in document.Places)
        {
            if (place.Country is { } country && places.Contains(place.Name)) Slots.AddOnce(countries, country);
        }

        return countries;
    }

    private bool IsBrokering(int token) => ArrangingVerbs.Contains(_text.Lemma(token)) && _text[token].Upos is Upos.VERB or Upos.ADJ;

    /// <summary>"US-brokered", "U.N.-mediated": whoever stands before the participle.</summary>
    private void AddBrokersBefore(int participle, List<string> brokers)
    {
        for (var i = participle - 1; i >= 0 && i >= participle - 6; i--)
        {
            if (_text[i].Upos is Upos.PUNCT && _text.Word(i) is "-") continue;
            if (!Slots.AddSides(document, i, brokers)) break;
        }
    }

    private void AddPlaceOrParties(int token, List<string> covers, List<string> parties)
    {
        var joined = (token + 1 < _text.Count && _text.Word(token + 1) is "-" or "–") || (token > 0 && _text.Word(token - 1) is "-" or "–");
        if (!joined && Slots.PlaceAt(document, token) is { } place)
        {
            Slots.AddOnce(covers, place);
            return;
        }

        Slots.AddSides(document, token, parties);
    }

    private void ReadComplement(AgreementMention mention, int noun, List<string> covers, List<string> excludes, List<string> parties, ref AgreementKind? kind)
    {
        var c = _tree.CaseOf(noun);
        var adposition = c >= 0 ? _text.Lemma(c) : "";
        switch (adposition)
        {
            // "announced the deal with the secretary at his side": not right behind the name it is the verb's.
            case "with" when c - mention.Head > 3:
                break;
            case "between" or "with" or "among":
                Slots.AddSides(document, noun, parties);
                Slots.AddRun(document, c + 1, parties);
                break;
            case "in" or "at" when mention.Term.Role is not TermRole.Head:
                // "the agreement in Geneva": where it was made.
                break;
            case "in" or "for" or "across" or "around" or "over" or "along" or "at" or "from" or "near" or "throughout" or "inside" or "within" or "on":
                Slots.AddPlaces(document, noun, covers);
                break;
            case "except" or "without" or "excluding" or "outside":
                Slots.AddPlaces(document, noun, excludes);
                Slots.AddSides(document, noun, excludes);
                break;
            case "by":
                Slots.AddSides(document, noun, parties);
                break;
            default:
                break;
        }

        if (kind is null && adposition is "on" or "for" or "of" or "over") kind = KindOf(noun);
    }

    private void ReadClause(int verb, List<string> covers, List<string> excludes, List<string> brokers, ref AgreementKind? kind)
    {
        var lemma = _text.Lemma(verb);
        if (ArrangingVerbs.Contains(lemma))
        {
            for (var child = _tree.FirstChild(verb); child >= 0; child = _tree.NextSibling(child))
            {
                var relation = _text[child].Relation;
                if (relation is Relation.OblAgent || (relation is Relation.Obl && _tree.CaseOf(child) is var c and >= 0 && _text.Lemma(c) is "by") || relation is Relation.Nsubj)
                    Slots.AddSides(document, child, brokers);
            }

            if (verb + 2 < _text.Count && _text.Word(verb + 1) is "by") Slots.AddRun(document, verb + 2, brokers);
        }

        if (lemma is "exclude" or "omit")
        {
            var excluded = _tree.Child(verb, Relation.Obj);
            if (excluded >= 0) Slots.AddPlacesOrSides(document, excluded, excludes);
        }
        else if (lemma is "cover" or "include" or "apply")
        {
            var target = _tree.Child(verb, Relation.Obj) is var o and >= 0 ? o : _tree.Child(verb, Relation.Obl);
            if (target >= 0) Slots.AddPlacesOrSides(document, target, Slots.IsNegated(document, verb) ? excludes : covers);
        }

        if (kind is null && lemma is "halt" or "end" or "stop" or "cease" or "pause" or "suspend" && _tree.Child(verb, Relation.Obj) is var stopped and >= 0 && DominatesAny(stopped, Enders))
            kind = AgreementKind.Ceasefire;
        if (kind is null) kind = KindOfClause(verb);
    }
}
