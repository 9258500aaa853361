using Truce.Language;

namespace Truce.Coding;

/// <summary>Nationality or body with a role, and the name that may follow: "U.S. Secretary of State John Kerry", "the Houthi delegation".</summary>
internal sealed partial class ActorTagger
{
    // How many words may stand between owner and role: "Russia's newly appointed defence minister".
    private const int LongestGap = 3;

    // With one of these before it an office is not that of the day.
    private static readonly HashSet<string> PastOrOther = new(StringComparer.Ordinal)
    {
        "former", "ex", "then", "late", "deputy", "vice", "incoming", "designate", "elect", "onetime", "ousted", "deposed", "next", "new", "assistant", "previous", "first", "future", "any", "every", "own", "would-be",
    };

    private readonly List<Owner> _owners = [];

    /// <summary>Whose role it is: a country, group, organisation or person.</summary>
    private readonly record struct Owner(int First, int End, string Holder, string Adjective, Country? Country, string Kind, bool IsPerson = false);

    private void TagRoles()
    {
        var hits = _scanner.Hits;
        for (var h = 0; h < hits.Count; h++)
        {
            if (hits[h].Sort != NameSort.Role || IsTaken(hits[h].First, hits[h].End)) continue;
            var first = hits[h].First;

            // "Defence Ministry spokesman": the last noun is the role, the nouns before it belong to the phrase.
            while (h + 1 < hits.Count && hits[h + 1].Sort == NameSort.Role && hits[h + 1].First == hits[h].End && SameSentence(hits[h].First, hits[h + 1].First)) h++;
            if (IsNominal(hits[h].End - 1)) TagRole(first, hits[h]);
        }
    }

    private bool IsNominal(int token) => _text[token].Upos is Upos.NOUN or Upos.PROPN or Upos.X or Upos.ADJ;

    private void TagRole(int chain, in NameHit hit)
    {
        _owners.Clear();
        var first = FindOwners(chain, out var other);
        var end = hit.End;
        string? territory = null;
        if (_owners.Count == 0) end = FindOwnerBehind(hit, out territory);
        else end = Math.Max(end, FindTerritory(hit, out territory));
        if (_owners.Count > 0 && _owners[0].First < first) first = _owners[0].First;

        var role = ChooseRole(hit, _owners.Count > 0 ? _owners[0] : null);
        if (role is null) return;
        if (role.Sort is RoleSort.Office or RoleSort.Member && TagNamed(first, hit.End, role)) return;
        if (_owners.Count == 0 || IsWithinName(role, hit)) return;

        // "Assad's forces" are a side, "Rubio's party" and "Clinton's chief of staff" are not known by their possessor.
        if (_owners[0].IsPerson && (role.Sort is RoleSort.Office or RoleSort.Member or RoleSort.People || role.Name is "movement" or "delegation")) return;
        foreach (var owner in _owners) AddRole(first, end, owner, role, hit, other, territory);
    }

    // "the Sudan Doctors Union", "Israeli Officials Association": a collective noun inside the name of something else.
    private bool IsWithinName(Role role, in NameHit hit) =>
        role.Sort is not (RoleSort.Office or RoleSort.Member) && IsCapitalised(hit.End - 1) && hit.End < _text.Count && SameSentence(hit.First, hit.End)
        && IsCapitalised(hit.End) && _hitOf[hit.End] < 0 && _text[hit.End].Upos == Upos.PROPN;

    /// <summary>The meaning of a role's noun that fits its owner: "secretary of state" is the foreign minister in one country only.</summary>
    private Role? ChooseRole(in NameHit hit, Owner? owner)
    {
        Role? best = null;
        for (var m = _book.Names.MeaningOf(hit.Node); m >= 0; m = _book.Names[m].Next)
        {
            if (_book.Names[m].Sort != NameSort.Role) continue;
            var role = _book.Roles[_book.Names[m].Index];
            if (role.Countries.Count > 0 && (owner?.Country is not { } country || !role.Countries.Contains(country)))
            {
                if (owner is not null || best is not null) continue;
            }
            else if (owner is { } o && role.Sort == RoleSort.Office && HasHolder(o.Holder, role.Name))
            {
                return role;
            }

            best ??= role;
        }

        return best;
    }

    private bool HasHolder(string holder, string role)
    {
        if (_book.Offices.TryGetValue(holder, out var offices))
        {
            foreach (var (_, office) in offices)
            {
                if (office.Role == role && (_context.On == 0 || office.Holds(_context.On))) return true;
            }
        }

        return false;
    }

    private bool IsRoleWord(int token) => _hitOf[token] >= 0 && _scanner.Hits[_hitOf[token]].Sort == NameSort.Role;

    // A small-letter noun directly before the role: "peace envoy", "air defence units".
    private bool IsModifierNoun(int token, int role) => token == role - 1 && _text[token].Upos == Upos.NOUN && !IsCapitalised(token) && _hitOf[token] < 0;

    private bool IsHyphen(int token) => token >= 0 && token < _text.Count && _text.Word(token) is "-" or "–" or "‑";

    private bool IsAdjectiveToo(in NameHit hit)
    {
        for (var m = _book.Names.MeaningOf(hit.Node); m >= 0; m = _book.Names[m].Next)
        {
            if (_book.Names[m].Sort == NameSort.Adjective) return true;
        }

        return false;
    }

    private bool IsPlural(in NameHit hit) => _text[hit.End - 1].Morphology.HasFlag(Morphology.NumberPlur) || IsPluralHead(_text.Word(hit.First)) || _text.Word(hit.End - 1)[^1] == 's';

    private static bool IsPluralHead(ReadOnlySpan<char> word) => word.Length > 3 && word[^1] == 's';

    private void AddRole(int first, int end, in Owner owner, Role role, in NameHit hit, bool other, string? territory)
    {
        var side = _context.SideOf(owner.Holder);
        var country = owner.Country?.Name;
        var kind = role.Kind.Length > 0 && owner.Kind is "GOV" or "" ? role.Kind : owner.Kind;
        var noun = Words(hit.First, hit.End);
        switch (role.Sort)
        {
            case RoleSort.Office when !other && (_owners.Count == 1 || IsPlural(hit)) && !IsPredicative(first, hit) && Resolve(owner, hit, territory) is { } person:
                var mention = Add(first, end, person.Name, kind, country, MentionVia.Role, _context.SideOf(person), person: true, role: role.Name);
                Register(person.Name, mention);
                break;
            case RoleSort.Office or RoleSort.Member:
                Add(first, end, owner.Adjective + " " + noun.ToLowerInvariant(), kind, country, MentionVia.Role, side, known: false, role: role.Name);
                break;
            case RoleSort.Body or RoleSort.Fighters when owner.Country is not null && owner.Holder == owner.Country.Name && IsUnofficial(role, noun):
                // "Colombian rebels" are not Colombia's side.
                AddRebels(first, end, owner, noun.ToLowerInvariant());
                break;
            case RoleSort.Body when role.Own is { } own:
                Add(first, end, owner.Adjective + " " + (char.IsUpper(own[0]) ? own : noun.ToLowerInvariant()), role.Kind, country, MentionVia.Role, side, role: role.Name);
                break;
            case RoleSort.People when owner.Country is null || owner.Holder != owner.Country.Name:
                Add(first, end, owner.Holder, owner.Kind, country, MentionVia.Role, side);
                break;
            case RoleSort.People:
                Add(first, end, owner.Adjective + " " + noun.ToLowerInvariant(), role.Kind, country, MentionVia.Role, known: false, role: role.Name);
                break;
            default:
                var name = owner.IsPerson || owner.Holder == owner.Country?.Name ? side : owner.Holder;
                Add(first, end, name, kind, country, MentionVia.Role, side, role: role.Name);
                break;
        }
    }

    // "to become president of the country", "an Israeli prime minister": the office, not who holds it.
    private bool IsPredicative(int first, in NameHit hit) =>
        SameSentence(first - 1, first) && (Is(first - 1, "a") || Is(first - 1, "an") || Is(first - 1, "as") || Is(first - 1, "become") || Is(first - 1, "be") || Is(first - 1, "next"))
        || _text.Copula(HeadOf(first, hit.End)) >= 0;

    private static bool IsUnofficial(Role role, string noun) =>
        role.Name == "movement" || noun.Equals("fighters", StringComparison.OrdinalIgnoreCase) || noun.Equals("gunmen", StringComparison.OrdinalIgnoreCase)
        || noun.Equals("fighter", StringComparison.OrdinalIgnoreCase);

    private void AddRebels(int first, int end, in Owner owner, string noun)
    {
        if (TheatreGroup(owner.Country!, noun) is { } group)
        {
            Add(first, end, group, "REB", owner.Country!.Name, MentionVia.Role, _context.SideOf(group));
            return;
        }

        Add(first, end, owner.Adjective + " " + noun, "REB", owner.Country!.Name, MentionVia.Role, known: false);
    }

    private string? TheatreGroup(Country country, string noun)
    {
        foreach (var theatre in _book.Theatres)
        {
            if (theatre.Country == country && Contains(theatre.Terms, noun) && (_context.On == 0 || (theatre.From <= _context.On && _context.On <= theatre.To))) return theatre.Group;
        }

        return null;
    }

    /// <summary>Who holds an office on the day of the report; null when nobody or more than one could be meant.</summary>
    private Person? Resolve(in Owner owner, in NameHit hit, string? territory)
    {
        if (_context.On == 0 || !_book.Offices.TryGetValue(owner.Holder, out var offices)) return null;
        Person? found = null;
        var foundInFocus = false;
        foreach (var (person, office) in offices)
        {
            if (!office.Holds(_context.On) || !MeansRole(hit, office.Role)) continue;
            if (territory is not null && office.Territory != territory) continue;
            var inFocus = office.Territory is null || office.Territory == territory || office.Territory == _context.Focus?.Name;
            if (!inFocus || found == person) continue;
            if (found is not null && foundInFocus) return null;
            (found, foundInFocus) = (person, true);
        }

        return found;
    }

    private bool MeansRole(in NameHit hit, string role)
    {
        for (var m = _book.Names.MeaningOf(hit.Node); m >= 0; m = _book.Names[m].Next)
        {
            if (_book.Names[m].Sort == NameSort.Role && _book.Roles[_book.Names[m].Index].Name == role) return true;
        }

        return false;
    }
}
