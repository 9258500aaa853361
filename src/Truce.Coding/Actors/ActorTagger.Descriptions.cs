using Truce.Language;

namespace Truce.Coding;

/// <summary>
/// Descriptions and pronouns that stand for an actor named elsewhere in the report: "the council", "the rebels", "the two men", "he".
/// They are resolved only where one antecedent is clearly meant; else the words themselves name the actor, or nothing does.
/// </summary>
internal sealed partial class ActorTagger
{
    // How far back, in sentences, "the ministry" or "the minister" may reach.
    private const int Reach = 12;

    private readonly List<ActorMention> _resolved = [];
    private readonly List<(ActorMention First, ActorMention Second)> _pairs = [];

    private void TagDescriptions()
    {
        _resolved.Clear();
        foreach (var hit in _scanner.Hits)
        {
            if (hit.Sort == NameSort.Role && !_taken[hit.End - 1] && IsNominal(hit.End - 1)) TagDescription(hit);
        }

        Merge();
        TagEchoes();
        Merge();
        FindPairs();
        TagBothSides();
        Merge();
    }

    private void Merge()
    {
        if (_resolved.Count == 0) return;
        _mentions.AddRange(_resolved);
        _resolved.Clear();

        // A stable order: mentions of one stretch stay as they were found.
        var order = 0;
        var keyed = _mentions.ConvertAll(m => (Mention: m, Order: order++));
        keyed.Sort(static (a, b) => a.Mention.First != b.Mention.First ? a.Mention.First.CompareTo(b.Mention.First)
            : a.Mention.End != b.Mention.End ? a.Mention.End.CompareTo(b.Mention.End) : a.Order.CompareTo(b.Order));
        for (var i = 0; i < keyed.Count; i++) _mentions[i] = keyed[i].Mention;
    }

    private void Refer(int first, int end, ActorMention antecedent, MentionVia via = MentionVia.Description)
    {
        _resolved.Add(antecedent with { First = first, End = end, Head = HeadOf(first, end), Via = via });
        for (var i = first; i < end; i++) _taken[i] = true;
    }

    private void Describe(int first, int end, string name, string kind, string? side = null)
    {
        var country = side is null ? null : _book.CountryOf(side)?.Name;
        _resolved.Add(new ActorMention(first, end, HeadOf(first, end), name, kind, country, MentionVia.Description) { Side = side ?? name, Known = side is not null });
        for (var i = first; i < end; i++) _taken[i] = true;
    }

    private void TagDescription(in NameHit hit)
    {
        var noun = Words(hit.First, hit.End).ToLowerInvariant();
        var first = hit.First;
        var definite = false;

        // "the ethnic Armenian rebels", "the largest group": words between may say that another is meant; only few are let through.
        if ((Is(first - 1, "former") || Is(first - 1, "armed") || Is(first - 1, "main")) && Is(first - 2, "the")) first--;
        if (Is(first - 1, "the") || Is(first - 1, "both") || (Is(first - 1, "that") && _text[first - 1].Upos == Upos.DET)) (first, definite) = (first - 1, true);
        else if (SameSentence(first - 1, first) && _text[first - 1].Upos is Upos.ADJ or Upos.NOUN or Upos.PROPN or Upos.NUM && !IsHyphen(first - 1)) noun = "";
        var role = _book.Roles[hit.Index];
        if (noun.Length == 0 || IsWithinName(role, hit)) return;

        // "the military operations chiefs": a word before another noun describes that one.
        if (IsModifier(hit.End - 1) && _text[hit.End - 1].Relation == Relation.Compound && _text[_text[hit.End - 1].Head].Upos == Upos.NOUN && role.Sort != RoleSort.People) return;
        switch (noun)
        {
            case "rebels" or "insurgents" or "separatists" or "guerrillas" or "opposition" or "militants" or "jihadists" or "paramilitaries" or "rebel group" or "rebel forces"
                or "opposition forces" or "rebel fighters" or "opposition groups" or "rebel groups" or "junta" or "armed groups" or "maoists" or "tigers" or "rebel factions"
                or "armed opposition" or "separatist forces" or "insurgent groups" or "guerrilla group" or "militant group" or "paramilitary group" or "paramilitary force"
                or "paramilitary forces" or "communist rebels" or "rebel coalition" or "muslim rebels" or "leftist rebels" or "opposition fighters":
                ResolveRebels(first, hit.End, noun);
                return;
            case "group" or "movement" or "faction" or "party" or "organisation" or "organization" or "militia" or "agency" or "alliance" or "coalition" or "bloc" or "council" when definite:
                if (LastParty(hit.First, noun) is { } party) Refer(first, hit.End, party);
                else if (noun is "coalition" or "alliance" && _context.Focus is { } theatre && TheatreGroup(theatre, noun) is { } allies) Describe(first, hit.End, allies, "MIL", _context.SideOf(allies));
                return;
        }

        if (role.Sort is RoleSort.Office or RoleSort.Member && definite)
        {
            if (LastWithRole(hit) is { } person) Refer(first, hit.End, person);
            return;
        }

        if (role.Sort == RoleSort.Body && role.Own is not null && definite)
        {
            if (LastWithRole(hit) is { } body) Refer(first, hit.End, body);
            else if (role.Name is "army" && FocusSide() is { } army) Describe(first, hit.End, ArmyName(army, noun), "MIL", army);
            return;
        }

        if (role.Sort == RoleSort.Body && definite && noun is "government" or "regime" or "authorities" or "transitional government" or "interim government" or "military government")
        {
            if (LastGovernment(first) is { } last) Refer(first, hit.End, last);
            else if (FocusSide() is { } side) Describe(first, hit.End, side, "GOV", side);
            return;
        }

        if (role.Sort == RoleSort.Fighters && (noun is "loyalist forces" or "security forces"
            || noun.StartsWith("government ", StringComparison.Ordinal) || noun.StartsWith("regime ", StringComparison.Ordinal) || noun.StartsWith("army ", StringComparison.Ordinal)))
        {
            if (FocusSide() is { } side) Describe(first, hit.End, side, "MIL", side);
            return;
        }

        if (role.Sort == RoleSort.People) Describe(first, hit.End, noun, role.Kind);
    }

    // "the government" after "the Sudanese government" is that one, whatever country the report speaks of most.
    private ActorMention? LastGovernment(int token)
    {
        for (var i = _mentions.Count - 1; i >= 0; i--)
        {
            var mention = _mentions[i];
            if (mention.First >= token || mention.Role != "government" || mention.IsPerson) continue;
            return _text[token].Sentence - _text[mention.First].Sentence > Reach ? null : mention;
        }

        return null;
    }

    private string ArmyName(string side, string noun) =>
        _book.PartyByName.ContainsKey(side) || _book.CountryOf(side) is not { } country ? side : country.Adjective + " " + noun;

    // The government of the country at war is "the government" of a report; where no country stands out, nobody is.
    private string? FocusSide()
    {
        if (_context.Focus is not { } focus) return null;
        var side = focus.SideOn(_context.On);
        return side != focus.Name || _context.WeightOf(focus) >= 8 ? side : null;
    }

    private void ResolveRebels(int first, int end, string noun)
    {
        ActorMention? found = null;
        foreach (var mention in _mentions)
        {
            if (mention.First >= first && found is not null) break;
            if (!_book.PartyByName.TryGetValue(mention.Name, out var party) || !party.IsGroup || !Contains(party.Terms, noun)) continue;
            if (found is not null && found.Name != mention.Name)
            {
                // Two that it could be: the one the report speaks of most before this point.
                found = CountBefore(mention.Name, first) > CountBefore(found.Name, first) ? mention : found;
                continue;
            }

            found = mention;
        }

        if (found is not null && noun is not "opposition")
        {
            // "The separatists" are the side that they stand for in the country; a part of it is named by its name.
            var whole = _context.Focus is { } home && TheatreGroup(home, noun) == found.Side;
            Refer(first, end, whole ? found with { Name = found.Side } : found);
            return;
        }

        if (_context.Focus is { } focus && TheatreGroup(focus, noun) is { } group)
        {
            Describe(first, end, group, "REB", _context.SideOf(group));
            return;
        }

        Describe(first, end, noun, noun == "junta" ? "GOV" : "REB");
    }

    private int CountBefore(string name, int token)
    {
        var count = 0;
        foreach (var mention in _mentions)
        {
            if (mention.First < token && mention.Name == name) count++;
        }

        return count;
    }

    private static bool Contains(IReadOnlyList<string> terms, string noun)
    {
        foreach (var term in terms)
        {
            if (term.Equals(noun, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    private ActorMention? LastParty(int token, string noun)
    {
        var sentence = _text[token].Sentence;
        for (var i = _mentions.Count - 1; i >= 0; i--)
        {
            var mention = _mentions[i];
            if (mention.First >= token || mention.Via == MentionVia.Adjective || mention.IsPerson) continue;
            if (sentence - _text[mention.First].Sentence > 3) return null;
            if (!_book.PartyByName.TryGetValue(mention.Name, out var party))
            {
                if (!mention.Known && noun is "agency" or "organisation" or "organization" or "group" && mention.Via == MentionVia.Name) return mention;
                continue;
            }

            var fits = noun switch
            {
                "council" => party.Name.EndsWith("Council", StringComparison.Ordinal),
                "agency" => party.Kind is "IGO" or "NGO" or "MED" or "GOV",
                "organisation" or "organization" => party.Kind is "IGO" or "NGO" or "REB",
                "group" => party.Kind is "NGO" || Contains(party.Terms, noun) || party is { IsGroup: true, Kind: "REB" or "UAF" },
                _ => Contains(party.Terms, noun) || (noun is "movement" && party.IsGroup),
            };
            if (fits) return mention;
        }

        return null;
    }

    /// <summary>The last actor before a description whom the report calls by the same role: "the minister" after "Foreign Minister X".</summary>
    private ActorMention? LastWithRole(in NameHit hit)
    {
        var sentence = _text[hit.First].Sentence;
        for (var i = _mentions.Count - 1; i >= 0; i--)
        {
            var mention = _mentions[i];
            if (mention.First >= hit.First || mention.Role is null) continue;
            if (sentence - _text[mention.First].Sentence > Reach) return null;
            if (MeansRole(hit, mention.Role) || Generalises(hit, mention.Role)) return mention;
        }

        return null;
    }

    // "the minister" may follow "foreign minister", "the ministry" a ministry, "the general" an army chief.
    private bool Generalises(in NameHit hit, string role)
    {
        var noun = _text.Word(hit.End - 1);
        return hit.End - hit.First == 1
            && ((noun.Equals("minister", StringComparison.OrdinalIgnoreCase) && role.EndsWith(" minister", StringComparison.Ordinal))
                || (noun.Equals("ministry", StringComparison.OrdinalIgnoreCase) && role.EndsWith(" ministry", StringComparison.Ordinal))
                || (noun.EndsWith("spokesman", StringComparison.Ordinal) && role.EndsWith("spokesman", StringComparison.Ordinal))
                || (noun.EndsWith("spokeswoman", StringComparison.Ordinal) && role.EndsWith("spokesman", StringComparison.Ordinal))
                || (noun.Equals("ambassador", StringComparison.OrdinalIgnoreCase) && role == "UN ambassador")
                || (noun.Equals("envoy", StringComparison.OrdinalIgnoreCase) && role is "special envoy" or "UN ambassador")
                || (noun.Equals("military", StringComparison.OrdinalIgnoreCase) && role is "army"));
    }

    /// <summary>Pronouns and noun phrases that the language model links to an actor named before.</summary>
    private void TagPronouns()
    {
        if (_text.Mentions.Count == 0) return;
        var byEntity = new Dictionary<int, ActorMention>();
        var added = false;
        foreach (var mention in _text.Mentions)
        {
            if (FindAt(mention.Head) is { Via: not MentionVia.Adjective } actor)
            {
                byEntity.TryAdd(mention.Entity, actor);
            }
            else if (byEntity.TryGetValue(mention.Entity, out var antecedent) && mention.Confidence >= 0.5f && !IsTaken(mention.First, mention.End)
                && _text[mention.Head].Upos != Upos.PROPN && !(antecedent.IsPerson && IsPluralPronoun(mention.Head)))
            {
                var via = _text[mention.Head].Upos == Upos.PRON || _text[mention.Head].Morphology.HasFlag(Morphology.PronPrs) ? MentionVia.Pronoun : MentionVia.Description;
                _resolved.Add(antecedent with { First = mention.First, End = mention.End, Head = mention.Head, Via = via });
                added = true;
            }
        }

        if (added) Merge();
    }

    private bool IsPluralPronoun(int token) => Is(token, "they") || Is(token, "them") || Is(token, "their") || Is(token, "theirs") || Is(token, "we") || Is(token, "our") || Is(token, "us");

    private ActorMention? FindAt(int token)
    {
        if (!_taken[token]) return null;
        foreach (var mention in _mentions)
        {
            if (mention.Covers(token)) return mention;
        }

        return null;
    }
}
