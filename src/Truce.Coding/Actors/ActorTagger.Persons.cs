using Truce.Language;

namespace Truce.Coding;

/// <summary>Persons: those of the codebook, those whom a role or title introduces, and later surnames of both.</summary>
internal sealed partial class ActorTagger
{
    // Capitalised words that follow a role and are no name: "the minister Monday", "Minister Says".
    private static readonly HashSet<string> NoNames = new(StringComparer.Ordinal)
    {
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December", "The", "A", "An", "In", "On", "At", "He", "She", "It", "They", "But",
        "And", "As", "Says", "Said", "Tells", "Calls", "Urges", "Warns", "Islamic", "Muslim", "Christian", "Sunni", "Shiite", "Shia", "Jewish",
        "I", "We", "You", "This", "That", "For", "To", "Of", "With", "Will", "Is", "Was", "Has", "After", "Before", "While", "Who", "What", "When",
    };

    // Last words of names that no person bears: "General Border Committee", "Commander Council".
    private static readonly HashSet<string> NoSurnames = new(StringComparer.Ordinal)
    {
        "Committee", "Council", "Assembly", "Staff", "Command", "Ministry", "Hospital", "Union", "Party", "Office", "Street", "House", "Court", "Commission", "Agency", "Force", "Forces",
        "Army", "Group", "Corps", "Directorate", "Department", "University", "Institute", "Association", "Brigade", "Division", "Conference", "Summit", "Center", "Centre", "Bank", "Motors",
        "Province", "City", "District", "Airport", "Square", "Palace", "Agreement", "Accord", "Treaty", "Front", "Movement", "Organization", "Organisation", "League", "Congress", "Election",
    };

    private const int LongestName = 5;

    /// <summary>The name that follows a role, as a mention of the whole phrase; false when none does.</summary>
    private bool TagNamed(int first, int roleEnd, Role role)
    {
        var at = roleEnd;
        if (!SameSentence(at - 1, at)) return false;
        if (HitStartingAt(at) is { Sort: NameSort.Title } title) at = title.End;
        var apposed = false;
        if (Is(at, ",") && SameSentence(at, at + 1))
        {
            // "the Jordanian foreign minister, Nasser Judeh,": the owner makes the phrase definite enough.
            if (_owners.Count == 0) return false;
            apposed = true;
            at++;
        }

        if (TagKnownName(first, at, role)) return true;
        var end = NameEnd(at);
        if (end == at || (apposed && (end - at < 2 || !(Is(end, ",") || Is(end, "."))))) return false;
        if (apposed && _hitOf[at] >= 0) return false;
        if (IsTitleCase(at, end)) return false;
        if (end - at == 1 && _text[at].Upos is not (Upos.PROPN or Upos.NOUN or Upos.X)) return false;
        var name = Words(at, end);
        if (end - at == 1 && _bySurname.TryGetValue(name, out var earlier))
        {
            Add(first, end, earlier.Name, earlier.Kind, earlier.Country, MentionVia.Name, earlier.Side, person: true, known: earlier.Known, role: role.Name);
            return true;
        }

        // Several owners, or none, leave the side open.
        var owner = _owners.Count == 1 ? _owners[0] : default(Owner?);
        var mention = Add(
            first, end, name, role.Kind.Length > 0 ? role.Kind : owner?.Kind ?? "", owner?.Country?.Name, MentionVia.Name,
            owner is { } o ? _context.SideOf(o.Holder) : name, person: true, known: false, role: role.Name);
        Register(name, mention);
        return true;
    }

    private bool TagKnownName(int first, int at, Role role)
    {
        if (HitStartingAt(at) is not { Sort: NameSort.Person or NameSort.Surname } hit) return false;
        if (hit.Sort == NameSort.Surname && (NameEnd(hit.End) > hit.End || NameEnd(at) > hit.End)) return false;
        if ((hit.Sort == NameSort.Surname ? ChoosePerson(hit, role) : _book.Persons[hit.Index]) is not { } person) return false;
        AddPerson(first, hit.End, person, role.Name);
        return true;
    }

    private void AddPerson(int first, int end, Person person, string? role = null)
    {
        var office = person.OfficeOn(_context.On);
        var holder = office?.Holder ?? person.Side;
        var country = _book.CountryOf(holder)?.Name ?? (_book.PartyByName.TryGetValue(holder, out var party) ? CountryOf(party)?.Name : null);
        var kind = _book.PartyByName.TryGetValue(holder, out party) ? party.Kind : "GOV";
        var mention = Add(first, end, person.Name, kind, country, MentionVia.Name, _context.SideOf(holder), person: true, role: role ?? office?.Role);
        Register(person.Name, mention);
    }

    /// <summary>Keeps the last word of a name for later mentions by surname.</summary>
    private void Register(string name, ActorMention mention)
    {
        var surname = PersonNames.Surname(name);
        if (surname.Length <= 2) return;
        if (!_bySurname.TryGetValue(surname, out var known))
        {
            _bySurname.Add(surname, mention);
        }
        else if (known.Name != name && CountBefore(name, int.MaxValue) > CountBefore(known.Name, int.MaxValue))
        {
            // Two of one surname: the one whom the report names in full more often.
            _bySurname[surname] = mention;
        }
    }

    /// <summary>Persons of the codebook by their full names, with the titles before them.</summary>
    private void TagPersons()
    {
        foreach (var hit in _scanner.Hits)
        {
            if (hit.Sort == NameSort.Person)
            {
                if (IsTaken(hit.First, hit.End) || IsPartOfLongerName(hit)) continue;
                var first = HitEndingAt(hit.First - 1) is { Sort: NameSort.Title } title && !_taken[title.First] ? title.First : hit.First;
                AddPerson(first, hit.End, _book.Persons[hit.Index]);
            }
            else if (hit.Sort == NameSort.Title && !_taken[hit.First])
            {
                TagTitled(hit);
            }
        }
    }

    // A title and a name that the codebook does not know: "Gen. Andriy Kovalchuk".
    private void TagTitled(in NameHit title)
    {
        if (title.End - title.First == 1 && _text.Word(title.First).Length == 1) return;
        var at = title.End;
        if (!SameSentence(title.First, at) || _taken[at]) return;
        if (HitStartingAt(at) is { Sort: NameSort.Surname } hit && NameEnd(at) <= hit.End)
        {
            if (ChoosePerson(hit, titled: true) is { } person) AddPerson(title.First, hit.End, person);
            return;
        }

        var end = NameEnd(at);
        if (end - at < 2 || _hitOf[at] >= 0 || IsTitleCase(at, end)) return;
        var name = Words(at, end);
        Register(name, Add(title.First, end, name, "", null, MentionVia.Name, person: true, known: false));
    }

    /// <summary>Where a personal name that begins at a token ends; the token itself when none does.</summary>
    private int NameEnd(int first)
    {
        var end = first;
        for (var at = first; at < _text.Count && at - first < LongestName + 3 && SameSentence(first, at); at++)
        {
            var word = _text.Word(at);
            if (char.IsUpper(word[0]) && char.IsLetter(word[^1]) | word[^1] == '.')
            {
                if (NoNames.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word)) break;
                if (_hitOf[at] >= 0 && _scanner.Hits[_hitOf[at]].Sort is NameSort.Country or NameSort.Adjective or NameSort.People or NameSort.Party or NameSort.Role) break;
                if (end > first && _hitOf[at] >= 0 && _scanner.Hits[_hitOf[at]].Sort == NameSort.Person) break;
                if (word.Length > 3 && word.IndexOfAnyInRange('a', 'z') < 0 && end > first) break;
                end = at + 1;
            }
            else if (end > first && char.IsLetter(word[0]) && Atom.IsJoint(_text.Text[_text[at].Start - 1]))
            {
                // "Ban Ki-moon"
                end = at + 1;
            }
            else if (end == first && !IsParticle(word))
            {
                break;
            }
            else if (!IsParticle(word) && !(Atom.IsJoint(word[0]) && word.Length == 1 && _text[at - 1].End == _text[at].Start && _text[at].End < _text.Text.Length && char.IsLetter(_text.Text[_text[at].End])))
            {
                break;
            }
        }

        if (end > first && IsInitial(_text.Word(end - 1))) return first;
        return end > first && NoSurnames.GetAlternateLookup<ReadOnlySpan<char>>().Contains(_text.Word(end - 1)) ? first : end;
    }

    private static bool IsInitial(ReadOnlySpan<char> word) => word.Length == 1 || (word.Length == 2 && word[1] == '.');

    // In a headline with capitals a capitalised word need not be a name: no other longer word of the sentence is in small letters.
    private bool IsTitleCase(int first, int end)
    {
        var sentence = _text.Sentences[_text[first].Sentence];
        var capitals = 0;
        for (var i = sentence.First; i < sentence.End; i++)
        {
            var word = _text.Word(i);
            if (word.Length < 4 || !char.IsLetter(word[0]) || _hitOf[i] >= 0 || (i >= first && i < end)) continue;
            if (!char.IsUpper(word[0])) return false;
            capitals++;
        }

        return capitals >= 2;
    }

    private static bool IsParticle(ReadOnlySpan<char> word) =>
        word is "al" or "el" or "bin" or "ibn" or "ben" or "de" or "da" or "del" or "della" or "der" or "van" or "von" or "ag" or "ould" or "ul" or "ur" or "abu" or "dos" or "di" or "ad" or "ash" or "as";

    /// <summary>Whether the tree joins a hit to a capitalised word outside of it: "Michael Jordan", "Kerry Washington".</summary>
    private bool IsPartOfLongerName(in NameHit hit)
    {
        for (var i = hit.First; i < hit.End; i++)
        {
            var head = _text[i].Head;
            if (_text[i].Relation == Relation.Flat && (head < hit.First || head >= hit.End) && head >= 0 && IsCapitalised(head) && _hitOf[head] < 0) return true;
        }

        return hit.End < _text.Count && SameSentence(hit.First, hit.End) && _text[hit.End].Relation == Relation.Flat && _text[hit.End].Head >= hit.First
            && _text[hit.End].Head < hit.End && IsCapitalised(hit.End) && _hitOf[hit.End] < 0 && !NoNames.GetAlternateLookup<ReadOnlySpan<char>>().Contains(_text.Word(hit.End));
    }

    private int Score(Person person, Role? role, bool titled, bool weak)
    {
        if (_context.Names(person)) return 1000;
        if (!person.ActiveOn(_context.On, 1)) return 0;
        var held = _context.On == 0 ? person.OfficeOn(0) : CurrentOffice(person);
        if (role is not null && held is not null && (held.Role == role.Name || RoleBefore(person, role.Name))) return 500;
        if (weak && !titled) return 0;
        if (_context.On == 0 && !titled && role is null) return 0;

        // Alone: in office that day, and the report speaks of the person's country or side.
        if (held is null && !titled) return 0;
        var side = held?.Holder ?? person.Side;
        var spoken = _book.CountryOf(side) is { } country ? _context.WeightOf(country)
            : _book.PartyByName.TryGetValue(side, out var party) && (_context.Names(party) || party.Countries.Count == 0) ? 5
            : party is { Countries.Count: > 0 } ? _context.WeightOf(party.Countries[0]) : 0;
        return spoken > 0 ? 10 + Math.Min(spoken, 100) : 0;
    }
}
