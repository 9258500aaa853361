using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Agreements;

/// <summary>Finds the passages that name an agreement and reads what each says of it: decides nothing across passages.</summary>
internal sealed class AgreementMentionReader(Document document, AgreementCodebook codebook)
{
    private const int LongestWord = 40;

    private static readonly HashSet<string> CarrierNouns = new(StringComparer.Ordinal)
    {
        "deal", "agreement", "accord", "pact", "plan", "proposal", "arrangement", "declaration", "initiative", "treaty", "offer", "bid", "announcement",
    };

    private static readonly HashSet<string> EarlierWords = new(StringComparer.Ordinal)
    {
        "earlier", "previous", "former", "prior", "past",
    };

    private static readonly HashSet<string> AnotherWords = new(StringComparer.Ordinal) { "new", "another", "second", "third", "fresh", "further", "separate" };

    private static readonly HashSet<string> ScopeWords = new(StringComparer.Ordinal)
    {
        "unilateral", "bilateral", "mutual", "reciprocal", "local", "partial", "nationwide", "countrywide", "national", "general", "comprehensive",
        "permanent", "temporary", "indefinite", "unconditional", "limited", "maritime",
    };

    private static readonly HashSet<string> FrailWords = new(StringComparer.Ordinal)
    {
        "fragile", "shaky", "faltering", "tattered", "battered", "tenuous", "precarious", "crumbling", "wobbly", "strained", "embattled",
    };

    private static readonly HashSet<string> DeadWords = new(StringComparer.Ordinal) { "failed", "collapsed", "defunct", "broken", "short-lived", "shattered", "lapsed", "expired" };

    private static readonly HashSet<string> ArrangingVerbs = new(StringComparer.Ordinal)
    {
        "broker", "mediate", "negotiate", "sponsor", "back", "arrange", "facilitate", "oversee", "guarantee", "lead", "host", "monitor", "supervise",
    };

    private static readonly HashSet<string> Enders = new(StringComparer.Ordinal)
    {
        "fighting", "war", "hostility", "violence", "bloodshed", "clash", "conflict", "offensive", "bombardment", "shelling", "attack", "operation",
        "strike", "airstrike", "raid", "bombing", "fire", "firing", "rocket", "launch", "combat", "battle", "assault", "gunfire", "campaign", "war",
    };

    private readonly AnnotatedText _text = document.Text;
    private readonly TokenTree _tree = document.Tree;
    private readonly PredicationReader _predications = new(document, codebook);
    private readonly SpokenTruce _spoken = new(document);

    /// <summary>All passages, in the order of the text.</summary>
    public List<AgreementMention> Read()
    {
        var mentions = new List<AgreementMention>();
        Span<char> lower = stackalloc char[LongestWord];
        for (var i = 0; i < _text.Count; i++)
        {
            var word = _text.Word(i);
            if (word.Length > LongestWord) continue;
            if (_spoken.Read(i) is { } spoken)
            {
                mentions.Add(spoken);
                i = spoken.End - 1;
                continue;
            }

            if (mentions.Count > 0 && EarlierOne(i, mentions[^1]) is { } one)
            {
                mentions.Add(one);
                continue;
            }

            word.ToLowerInvariant(lower);
            foreach (var term in codebook.TermsFrom(lower[..word.Length]))
            {
                if (!Matches(term, i)) continue;
                if (Read(term, i) is { } mention) mentions.Add(mention);
                i += term.Words.Length - 1;
                break;
            }
        }

        return mentions;
    }

    /// <summary>"An earlier one, declared in December 2014, ended in May 2015": of the kind spoken of last.</summary>
    private AgreementMention? EarlierOne(int token, AgreementMention last)
    {
        if (token < 1 || _text.Word(token) is not ("one" or "one,") || !EarlierWords.Contains(_text.Word(token - 1).ToString()) || _text[token].Sentence - last.Sentence > 1) return null;
        return Read(new AgreementTerm(["one"], last.Kind ?? AgreementKind.Ceasefire, null, TermRole.Head), token) is { } mention ? mention with { Earlier = true } : null;
    }

    private bool Matches(AgreementTerm term, int first)
    {
        if (first + term.Words.Length > _text.Count) return false;
        for (var k = 0; k < term.Words.Length; k++)
        {
            if (!_text.Word(first + k).Equals(term.Words[k], StringComparison.OrdinalIgnoreCase)) return false;
        }

        return _text[first].Sentence == _text[first + term.Words.Length - 1].Sentence;
    }

    private AgreementMention? Read(AgreementTerm term, int first)
    {
        var end = first + term.Words.Length;
        var head = HeadOf(first, end);
        if (_text[head].Upos is Upos.VERB) return null;
        if (term.Words is ["pause"] or ["lull"] or ["standstill"] or ["halt"] or ["moratorium"] && !IsPauseOfFighting(head)) return null;

        // "ceasefire deal", "truce agreement": the noun that carries the name governs the phrase.
        var phrase = head;
        var plan = false;
        while (_text[phrase].Relation is Relation.Compound or Relation.NmodDesc && _text[phrase].Head is var up and >= 0 && _text[up].Upos is Upos.NOUN or Upos.PROPN)
        {
            var lemma = _text.Lemma(up);
            if (CarrierNouns.Contains(lemma))
            {
                plan |= lemma is "plan" or "proposal" or "initiative" or "offer" or "bid";
                phrase = up;
                continue;
            }

            // "signed a cease-fire Wednesday": a day is no noun that a truce would modify.
            if (IsTime(up)) break;

            // "ceasefire violations", "truce talks": said of the agreement by a noun that governs its name.
            if (codebook.StateOf(lemma, AgreementPart.Of) is null) return null;
            break;
        }

        if (term.Role == TermRole.Carrier && (phrase != head || IsForeignName(head))) return null;
        if (_text[phrase].Morphology.HasFlag(Morphology.NumberPlur) && term.Role != TermRole.Named) return null;

        var mention = new AgreementMention { Term = term, First = first, End = end, Head = phrase, Kind = term.Role == TermRole.Carrier ? null : term.Kind };
        mention = WithModifiers(mention);
        if (mention is null) return null;
        if (plan) mention = mention with { Said = [new AgreementPredication(AgreementState.Proposed, phrase, Modality.Happened, null, [])] };
        mention = mention with { Said = [.. mention.Said, .. _predications.Of(mention).Select(s => WithoutName(s, mention)), .. _predications.GoingOn(mention)] };
        if (mention.Kind is null && KindBehind(mention) is { } purpose) mention = mention with { Kind = purpose };

        // "An accord that the two made on May 27 fell apart": of what kind is not said; in a report on a war it is a truce.
        if (mention is { Kind: null, Indefinite: true, Definite: false } && mention.Said.Any(s => s.Real && s.State is AgreementState.Ended or AgreementState.Expired)) mention = mention with { Kind = term.Kind };
        if (mention.Kind is null && !mention.Definite && mention.Said.Count == 0 && mention.Brokers.Count == 0) return null;
        return mention with { Excludes = ExcludedNear(mention), Sentence = _text[mention.Head].Sentence, Opens = mention.First - _text.Sentences[_text[mention.Head].Sentence].First <= 3, Year = YearOf(mention) };
    }

    /// <summary>"the truce of September 12 had ended": the day is the name's, not the end's.</summary>
    private static AgreementPredication WithoutName(AgreementPredication said, AgreementMention mention) =>
        mention.Dated is not null && said.Date == mention.Dated && said.State is not (AgreementState.Agreed or AgreementState.InForce) ? said with { Date = null } : said;

    /// <summary>The year that the date of its name, or of what is said of it, is given with.</summary>
    private int? YearOf(AgreementMention mention)
    {
        foreach (var said in mention.Said)
        {
            if (document.Dates.TimeOf(said.Word) is >= 0 and var time && _text.Times[time].From is { Basis: TimeBasis.Absolute, Year: > 0 } point) return point.Year;
        }

        if (mention.Dated is null) return null;
        foreach (ref readonly var time in _text.Times)
        {
            if (_text[time.First].Sentence == _text[mention.Head].Sentence && Math.Abs(time.First - mention.Head) < 8 && time.From is { Basis: TimeBasis.Absolute, Year: > 0 } point) return point.Year;
        }

        return null;
    }

    private bool IsTime(int token)
    {
        foreach (ref readonly var time in _text.Times)
        {
            if (time.First <= token && token < time.End) return true;
        }

        return false;
    }

    private int HeadOf(int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            var head = _text[i].Head;
            if ((head < first || head >= end) && _text[i].Upos is not (Upos.PUNCT or Upos.ADP or Upos.DET)) return i;
        }

        return end - 1;
    }

    /// <summary>A pause is a truce only when it is said to be one in the fighting, or a humanitarian one, or one of days or hours for aid.</summary>
    private bool IsPauseOfFighting(int head)
    {
        if (_text.Lemma(head) is "pause" && IsOfSomeLength(head)) return true;

        // "talks on a new pause": what sides negotiate about is one.
        if (_text.Lemma(head) is "pause" && _text[head].Head is >= 0 and var above && _text.Lemma(above) is "talk" or "negotiation" or "deal" or "agreement") return true;
        for (var child = _tree.FirstChild(head); child >= 0; child = _tree.NextSibling(child))
        {
            var lemma = _text.Lemma(child);
            if (lemma is "humanitarian" or "tactical" or "operational" || Enders.Contains(lemma)) return true;
            if (_text[child].Relation is Relation.Nmod or Relation.Compound && (lemma is "humanitarian" || Enders.Contains(lemma))) return true;
        }

        return false;
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
                        if (lemma is "no") return null;
                        if (lemma is "the" or "this" or "that") definite = true;
                        if (lemma is "a" or "an" or "another" or "any" or "some") indefinite = true;
                        another |= lemma is "another";
                        break;
                    case Relation.NmodPoss:
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
            Scope = scope,
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

    /// <summary>"an immediate ceasefire", "a truce with immediate effect", "effective immediately".</summary>
    private bool IsAtOnce(AgreementMention mention)
    {
        var sentence = _text.Sentences[_text[mention.Head].Sentence];
        for (var i = Math.Max(sentence.First, mention.First - 4); i < mention.First; i++)
        {
            if (_text.Word(i) is "immediate") return true;
        }

        for (var i = mention.End; i + 1 < Math.Min(sentence.End, mention.End + 10); i++)
        {
            if (_text.Word(i) is "immediate" && _text.Word(i + 1) is "effect") return true;
            if (_text.Word(i) is "effective" or "effect" or "force" && _text.Word(i + 1) is "immediately") return true;
        }

        return false;
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

    private static bool IsForeignToWar(string lemma) =>
        lemma is "trade" or "nuclear" or "climate" or "grain" or "gas" or "oil" or "tariff" or "business" or "coalition" or "plea" or "record" or "arms" or "loan"
            or "tax" or "budget" or "debt" or "merger" or "transfer" or "defence" or "defense" or "border" or "maritime" or "migration" or "free";

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

    private AgreementKind? KindOf(int noun) => _text.Lemma(noun) switch
    {
        "ceasefire" or "truce" or "cease-fire" => AgreementKind.Ceasefire,
        "cessation" => AgreementKind.CessationOfHostilities,
        "weapon" or "disarmament" or "arsenal" or "stockpile" => AgreementKind.Disarmament,
        "exchange" or "swap" or "prisoner" or "hostage" => AgreementKind.PrisonerExchange,
        "evacuation" => AgreementKind.Evacuation,
        "peace" => AgreementKind.PeaceAgreement,
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
