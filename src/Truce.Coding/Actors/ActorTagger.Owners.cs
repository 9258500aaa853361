using Truce.Language;

namespace Truce.Coding;

/// <content>Whose a role is: who stands before or behind its noun.</content>
internal sealed partial class ActorTagger
{
    /// <summary>Owners before a role, with those they are joined to ("Saudi and U.S. mediators"); gives the first token of the phrase.</summary>
    private int FindOwners(int role, out bool other)
    {
        other = false;
        var at = role - 1;
        for (var gap = 0; gap <= LongestGap && SameSentence(at, role); gap++)
        {
            if (IsPossessiveMark(at)) at--;
            if (HitEndingAt(at) is { } hit && AsOwner(hit, IsPossessiveMark(hit.End)) is { } owner)
            {
                // "Russia-backed rebels" are not Russia's.
                if (IsHyphen(hit.End) && hit.End < role) return role;
                if (owner.Holder == "UN" && HitEndingAt(IsPossessiveMark(hit.First - 1) ? hit.First - 2 : hit.First - 1) is { Sort: NameSort.Country or NameSort.Adjective } state
                    && SameSentence(state.First, hit.First) && AsOwner(state, true) is { } sender)
                {
                    // "Russia's U.N. envoy" is Russia's.
                    other = true;
                    owner = sender;
                }

                _owners.Add(owner);
                AddJoinedOwners(owner.First);
                if (SameSentence(_owners[0].First - 1, role) && PastOrOther.Contains(_text.Lemma(_owners[0].First - 1))) other = true;
                return _owners[0].First;
            }

            if (!SameSentence(at, role) || _taken[at] || IsHyphen(at)) break;
            var word = _text.Lemma(at) is { Length: > 0 } lemma ? lemma : _text.Word(at).ToString();
            if (PastOrOther.Contains(word)) other = true;
            else if (_text[at].Upos is not (Upos.ADJ or Upos.NUM or Upos.ADV) && !IsRoleWord(at) && !IsModifierNoun(at, role)) break;
            at--;
        }

        return TreeOwner(role) ? Math.Min(_owners[0].First, role) : role;
    }

    /// <summary>The possessor by the tree, when words stand between: "Yemen's internationally recognised government".</summary>
    private bool TreeOwner(int role)
    {
        for (var i = role - 1; SameSentence(i, role) && i > role - 8; i--)
        {
            if (_text[i].Relation == Relation.NmodPoss && _text[i].Head >= role && _text[i].Head < role + 4
                && HitEndingAt(i) is { } hit && AsOwner(hit, true) is { } owner)
            {
                _owners.Add(owner);
                return true;
            }
        }

        return false;
    }

    private void AddJoinedOwners(int first)
    {
        for (var at = first - 1; SameSentence(at, first);)
        {
            if (!(Is(at, "and") || Is(at, "or") || Is(at, ",") || (IsHyphen(at) && _text[at].End == _text[at + 1].Start))) return;
            if (Is(at, "and") && Is(at - 1, ",")) at--;
            if (HitEndingAt(at - 1) is not { Sort: NameSort.Adjective or NameSort.Country or NameSort.Party } hit || AsOwner(hit, false) is not { } owner) return;

            // "Turkey and Russian jets": a bare name is a phrase of its own, unless all are bare.
            if (hit.Sort == NameSort.Country && !IsAdjectiveToo(hit)) return;
            _owners.Insert(0, owner);
            at = hit.First - 1;
        }
    }

    /// <summary>A hit as the owner of a role, or null when its sort cannot be one.</summary>
    private Owner? AsOwner(in NameHit hit, bool possessive)
    {
        if (IsTaken(hit.First, hit.End)) return null;
        switch (hit.Sort)
        {
            case NameSort.Country or NameSort.Adjective or NameSort.Capital or NameSort.Seat:
            case NameSort.People when possessive || IsAdjectiveToo(hit):
                var country = _book.Countries[hit.Index];
                return new Owner(hit.First, hit.End, country.Name, country.Adjective, country, "GOV");
            case NameSort.Party:
                if (_context.ChooseParty(hit) is not { } party) return null;
                return new Owner(hit.First, hit.End, party.Name, Words(hit.First, hit.End), CountryOf(party), party.Kind);
            case NameSort.Person or NameSort.Surname when possessive:
                if (ChoosePerson(hit) is not { } person) return null;
                var holder = person.OfficeOn(_context.On)?.Holder ?? person.Side;
                return new Owner(hit.First, hit.End, holder, Words(hit.First, hit.End) + "'s", _book.CountryOf(holder), "", IsPerson: true);
            default:
                return null;
        }
    }

    private Country? CountryOf(Party party) =>
        party.Side is { } side && _book.CountryOf(side) is { } own ? own : party.Countries.Count > 0 ? party.Countries[0] : null;

    /// <summary>"the foreign minister of Jordan", "the government of Sri Lanka", "U.N. envoy for Syria"; gives the end of the phrase.</summary>
    private int FindOwnerBehind(in NameHit hit, out string? territory)
    {
        territory = null;
        if (!Is(hit.End, "of") && !Is(hit.End, "for") && !Is(hit.End, "in")) return hit.End;
        var at = Is(hit.End + 1, "the") ? hit.End + 2 : hit.End + 1;
        if (!SameSentence(hit.End, at) || HitStartingAt(at) is not { } behind) return hit.End;
        if (behind.Sort is not (NameSort.Country or NameSort.Party) || AsOwner(behind, false) is not { } owner) return hit.End;

        // "representative of the U.S. population": the name belongs to the next noun.
        if (behind.End < _text.Count && SameSentence(behind.End, at) && _text[behind.End].Upos is Upos.NOUN or Upos.PROPN or Upos.ADJ) return hit.End;

        // "the leader of the Russian delegation": the name belongs to the next noun.
        if (Is(hit.End, "in") || (behind.End < _text.Count && IsRoleWord(behind.End) && SameSentence(behind.End, at))) return hit.End;
        _owners.Add(owner);
        var end = behind.End;

        // "the foreign ministers of Armenia and Azerbaijan"; a singular has one owner.
        while (IsPlural(hit) && SameSentence(end, at))
        {
            var next = end;
            if (Is(next, ",")) next++;
            if (Is(next, "and")) next++;
            if (next == end) break;
            if (Is(next, "the")) next++;
            if (HitStartingAt(next) is not { Sort: NameSort.Country or NameSort.Party } joined || AsOwner(joined, false) is not { } other) break;
            _owners.Add(other);
            end = joined.End;
        }

        return end;
    }

    private int FindTerritory(in NameHit hit, out string? territory)
    {
        territory = null;
        if (!Is(hit.End, "for") && !Is(hit.End, "to") && !Is(hit.End, "on") && !Is(hit.End, "in")) return hit.End;
        var at = Is(hit.End + 1, "the") ? hit.End + 2 : hit.End + 1;
        if (!SameSentence(hit.End, at) || HitStartingAt(at) is not { Sort: NameSort.Country } behind) return hit.End;
        territory = _book.Countries[behind.Index].Name;
        return Is(hit.End, "in") ? hit.End : behind.End;
    }
}
