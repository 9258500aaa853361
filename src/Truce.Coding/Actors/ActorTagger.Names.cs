using Truce.Language;

namespace Truce.Coding;

/// <summary>Countries, peoples, capitals that act, groups and organisations, and names that the codebook does not know.</summary>
internal sealed partial class ActorTagger
{
    // After these a country is where something is, not who does it.
    private static readonly HashSet<string> Locative = new(StringComparer.Ordinal)
    {
        "in", "inside", "within", "across", "throughout", "around", "near", "into", "over", "outside", "through", "at", "via",
    };

    // A capital behind these is a party: "talks with Moscow", "relations between Moscow and Kyiv", "pressure on Damascus".
    private static readonly HashSet<string> Partnering = new(StringComparer.Ordinal) { "with", "between", "by", "against" };

    private static readonly HashSet<string> PressureNouns = new(StringComparer.Ordinal)
    {
        "pressure", "influence", "sanction", "demand", "appeal", "call", "ultimatum", "leverage", "trust", "dependence", "blame", "message", "letter", "concession",
        "loyalty", "ally", "loyal", "offer", "proposal", "threat", "warning", "criticism", "support", "approval", "order", "permission", "assurance", "guarantee",
        "response", "reply", "reaction", "statement", "word", "signal", "denial", "consent", "backing", "objection", "resistance", "opposition",
    };

    // What belongs to a government and not to a town: "Moscow's ambassador" but "Moscow's suburbs".
    private static readonly HashSet<string> TownNouns = new(StringComparer.Ordinal)
    {
        "suburb", "street", "outskirt", "airport", "resident", "neighborhood", "neighbourhood", "district", "mayor", "centre", "center", "old", "square", "port",
        "university", "hospital", "school", "market", "embassy", "population", "inhabitant", "weather", "skyline", "south", "north", "west", "east", "stock", "metro",
        "countryside", "area", "city", "zoo", "cathedral", "mosque", "church", "museum", "hotel", "station", "road", "region", "province", "park", "club",
    };

    // What a town can be the subject of.
    private static readonly HashSet<string> TownVerbs = new(StringComparer.Ordinal)
    {
        "fall", "lie", "burn", "awake", "wake", "sit", "stand", "shake", "celebrate", "sleep", "mourn", "become", "remain", "suffer", "see", "witness", "hold", "host", "be", "have",
    };

    // What is done to governments and not to towns.
    private static readonly HashSet<string> PoliticalVerbs = new(StringComparer.Ordinal)
    {
        "accuse", "blame", "urge", "tell", "inform", "ask", "warn", "involve", "force", "persuade", "convince", "press", "pressure", "push", "criticise", "criticize", "condemn",
        "call", "want", "invite", "support", "back", "sanction", "threaten", "help", "thank", "praise", "allow", "prompt", "embarrass", "anger", "assure", "isolate", "punish",
        "deter", "oblige", "expect", "believe", "say", "see", "represent", "consult", "notify", "arm", "fund", "advise", "require", "ally", "demand", "accept", "drive", "lead",
        "compel", "order", "request", "encourage", "appease", "mistrust", "trust", "suspect", "answer",
    };

    private void TagNames()
    {
        foreach (var hit in _scanner.Hits)
        {
            if (IsTaken(hit.First, hit.End)) continue;
            switch (hit.Sort)
            {
                case NameSort.Country:
                    TagCountry(hit);
                    break;
                case NameSort.Adjective:
                    TagAdjective(hit);
                    break;
                case NameSort.People:
                    TagPeople(hit);
                    break;
                case NameSort.Capital or NameSort.Seat:
                    if (!IsWithinLongerPlace(hit) && Acts(hit)) AddCountry(hit, MentionVia.Metonym);
                    break;
            }
        }
    }

    private void AddCountry(in NameHit hit, MentionVia via, int first = -1)
    {
        var country = _book.Countries[hit.Index];
        var side = _context.SideOf(country);
        Add(first >= 0 ? first : hit.First, hit.End, side, "GOV", country.Name, via, side);
    }

    private void TagCountry(in NameHit hit)
    {
        if (IsPartOfLongerName(hit) || (hit.Weak && _context.WeightOf(_book.Countries[hit.Index]) == 0)) return;
        var before = hit.First - 1;
        if (Is(before, "the")) before--;
        if (SameSentence(before, hit.First) && IsLocative(before) && !IsCoordinatedActor(hit)) return;
        if (HitStartingAt(hit.End) is { Sort: NameSort.Surname or NameSort.Person } next && SameSentence(hit.First, next.First)) return;
        if (IsAdjectiveToo(hit) && IsModifier(hit.End - 1))
        {
            TagAdjective(hit);
            return;
        }

        // As a side in a civil war only where it acts or is acted on: "a united Syria" and "the people of Syria" are the country.
        var country = _book.Countries[hit.Index];
        var side = _context.SideOf(country);
        var head = _text.FirstConjunct(HeadOf(hit.First, hit.End));
        var acts = side == country.Name || _text[head].Relation is Relation.Nsubj or Relation.NsubjPass or Relation.Obj or Relation.Iobj or Relation.OblAgent || IsPartner(head);
        Add(hit.First, hit.End, acts ? side : country.Name, "GOV", country.Name, MentionVia.Name, side);
    }

    private bool IsPartner(int token) => _text.CaseMarker(token) is >= 0 and var marker && Partnering.Contains(_text.Lemma(marker));

    private bool IsLocative(int token)
    {
        var word = _text.Word(token);
        Span<char> small = stackalloc char[12];
        if (word.Length > small.Length) return false;
        word.ToLowerInvariant(small);
        return Locative.GetAlternateLookup<ReadOnlySpan<char>>().Contains(small[..word.Length]);
    }

    // "in Russia" is a place whatever follows; a relative clause in which it acts does not change that.
    private bool IsCoordinatedActor(in NameHit hit) => _text[hit.End - 1].Relation is Relation.Nsubj or Relation.Obj;

    private bool IsModifier(int token) => _text[token].Relation is Relation.Amod or Relation.Compound && _text[token].Head > token;

    private void TagAdjective(in NameHit hit)
    {
        // "the French said", "talks with the Syrians": an adjective that heads its phrase is the people.
        if (!IsModifier(hit.End - 1) && Is(hit.First - 1, "the") && !NounFollows(hit.End))
        {
            AddCountry(hit, MentionVia.Name, hit.First - 1);
            return;
        }

        var country = _book.Countries[hit.Index];
        var side = _context.SideOf(country);
        Add(hit.First, hit.End, side, "GOV", country.Name, MentionVia.Adjective, side);
    }

    private bool NounFollows(int token) => token < _text.Count && _text[token].Upos is Upos.NOUN or Upos.PROPN or Upos.ADJ or Upos.NUM || IsHyphen(token);

    private void TagPeople(in NameHit hit)
    {
        var definite = Is(hit.First - 1, "the");
        if (definite && (!NounFollows(hit.End) || !IsAdjectiveToo(hit))) AddCountry(hit, MentionVia.Name, hit.First - 1);
        else if (IsModifier(hit.End - 1) || NounFollows(hit.End)) TagAdjective(hit);
        else Add(hit.First, hit.End, Words(hit.First, hit.End), "CVL", _book.Countries[hit.Index].Name, MentionVia.Name);
    }

    // "East Jerusalem", "Radio Baghdad"
    private bool IsWithinLongerPlace(in NameHit hit)
    {
        var before = hit.First - 1;
        return hit.Sort == NameSort.Capital && SameSentence(before, hit.First) && before > _text.Sentences[_text[before].Sentence].First
            && IsCapitalised(before) && _hitOf[before] < 0;
    }

    /// <summary>Whether a capital or palace stands for its government: it says or does something, is addressed, dealt with or pressed.</summary>
    private bool Acts(in NameHit hit)
    {
        if (IsPartOfLongerName(hit)) return false;
        var token = HeadOf(hit.First, hit.End);
        if (IsByline(hit)) return false;
        return Speaks(hit) || ActsAt(_text.FirstConjunct(token));
    }

    // "Baku also accuses …", "the White House said": right before a verb of words, whatever the tree makes of it.
    private bool Speaks(in NameHit hit)
    {
        var before = Is(hit.First - 1, "the") ? hit.First - 2 : hit.First - 1;
        if (SameSentence(before, hit.First) && _text[before].Upos == Upos.ADP && !Is(before, "after") && !Is(before, "as")) return false;
        var at = hit.End;
        if (at < _text.Count && _text[at].Upos == Upos.ADV) at++;
        return at < _text.Count && SameSentence(hit.First, at) && _text[at].Upos == Upos.VERB
            && _text.Lemma(at) is "say" or "accuse" or "blame" or "deny" or "reject" or "insist" or "claim" or "warn" or "allege" or "call" or "denounce" or "condemn" or "announce" or "describe" or "dismiss" or "maintain" or "charge";
    }

    // "MOSCOW, Sept 12 (Reuters) -" and "Damascus (AP)".
    private bool IsByline(in NameHit hit) =>
        (hit.First == _text.Sentences[_text[hit.First].Sentence].First && hit.End < _text.Count && (Is(hit.End, "(") || IsHyphen(hit.End) || _text.Word(hit.End) is "—" or ":" or "/"))
        || (_text.Word(hit.First).Length > 3 && _text.Word(hit.First).IndexOfAnyInRange('a', 'z') < 0);

    private bool ActsAt(int token)
    {
        ref readonly var word = ref _text[token];
        if (word.Head < 0) return false;
        var head = _text.Lemma(word.Head);
        var marker = _text.CaseMarker(token);
        switch (word.Relation)
        {
            case Relation.Nsubj:
                return _text[word.Head].Upos == Upos.VERB ? !TownVerbs.Contains(head) : _text.Copula(word.Head) >= 0 && _text[word.Head].Upos == Upos.ADJ;
            case Relation.NsubjPass or Relation.Obj or Relation.Iobj:
                return PoliticalVerbs.Contains(head);
            case Relation.OblAgent:
                return true;
            case Relation.NmodPoss:
                return !TownNouns.Contains(head);
            case Relation.Compound:
                return false;
            case Relation.Obl or Relation.Nmod when marker >= 0:
                var preposition = _text.Lemma(marker);
                return Partnering.Contains(preposition) || (preposition is "on" or "to" or "from" or "of" or "toward" or "towards" && PressureNouns.Contains(head))
                    || (preposition is "to" or "on" && PoliticalVerbs.Contains(head) && head is "call" or "press" or "say");
            default:
                return false;
        }
    }

    private void TagParties()
    {
        foreach (var hit in _scanner.Hits)
        {
            if (hit.Sort != NameSort.Party || IsTaken(hit.First, hit.End) || IsPartOfLongerName(hit)) continue;
            if (_context.ChooseParty(hit) is not { } party) continue;

            // "KHARTOUM, May 24 (Reuters)" is a credit.
            if (party.Kind == "MED" && Is(hit.First - 1, "(")) continue;
            Add(hit.First, hit.End, party.Name, party.Kind, CountryOf(party)?.Name, MentionVia.Name, _context.SideOf(party.Name));
        }
    }

    /// <summary>Persons and organisations that the language model finds and the codebook does not know.</summary>
    private void TagUnknownNames()
    {
        foreach (var name in _text.Names)
        {
            if (name.Kind is not (NameKind.Person or NameKind.Organisation or NameKind.Group) || IsTaken(name.First, name.End)) continue;
            var first = name.First;
            if (name.Kind == NameKind.Person)
            {
                while (first < name.End && HitStartingAt(first) is { Sort: NameSort.Title or NameSort.Role } title && title.End <= name.End) first = title.End;
                if (name.End - first < 2 || HasCodebookName(first, name.End)) continue;
                var words = Words(first, name.End);
                Register(words, Add(name.First, name.End, words, "", null, MentionVia.Name, person: true, known: false));
            }
            else if (name.End - first >= 2 && !HasCodebookName(first, name.End))
            {
                if (Is(first, "the")) first++;
                Add(name.First, name.End, Words(first, name.End), "", null, MentionVia.Name, known: false);
            }
        }
    }

    private bool HasCodebookName(int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (_hitOf[i] >= 0 && _scanner.Hits[_hitOf[i]].Sort is NameSort.Party or NameSort.Person) return true;
        }

        return false;
    }
}
