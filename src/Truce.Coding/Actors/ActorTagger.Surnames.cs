using Truce.Language;

namespace Truce.Coding;

/// <content>Surnames alone, and whom they mean.</content>
internal sealed partial class ActorTagger
{
    /// <summary>Surnames alone: of persons named before, or of the one person in office whom the report can mean.</summary>
    private void TagSurnames()
    {
        foreach (var hit in _scanner.Hits)
        {
            if (hit.Sort != NameSort.Surname || IsTaken(hit.First, hit.End) || IsPartOfLongerName(hit) || IsBesideName(hit)) continue;
            if (_bySurname.TryGetValue(Words(hit.First, hit.End), out var earlier)) AddLater(hit.First, hit.End, earlier);
            else if (ChoosePerson(hit) is { } person) AddPerson(hit.First, hit.End, person);
        }

        if (_bySurname.Count == 0) return;
        var names = _bySurname.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < _text.Count; i++)
        {
            var word = _text.Word(i);
            if (_taken[i] || !char.IsUpper(word[0]) || _hitOf[i] >= 0) continue;

            // Names with a joint or particle are looked up as a whole: "Hakan al-Fidan", "Ould-Abbas".
            var end = NameEnd(i);
            if (end > i && names.TryGetValue(_text.Text.AsSpan(_text[i].Start, _text[end - 1].End - _text[i].Start), out var mention)) AddLater(i, end, mention);
            else if (end - i == 1 && names.TryGetValue(word, out mention)) AddLater(i, i + 1, mention);
            if (end > i) i = end - 1;
        }
    }

    private void AddLater(int first, int end, ActorMention earlier)
    {
        while (HitEndingAt(first - 1) is { Sort: NameSort.Title } title && SameSentence(title.First, first)) first = title.First;
        Add(first, end, earlier.Name, earlier.Kind, earlier.Country, MentionVia.Name, earlier.Side, person: true, known: earlier.Known, role: earlier.Role);
    }

    // "Carney Hospital", "Bill Bush": another capitalised word beside it makes another name of it.
    private bool IsBesideName(in NameHit hit)
    {
        if (hit.End < _text.Count && SameSentence(hit.First, hit.End) && _hitOf[hit.End] < 0 && _text[hit.End].Start - _text[hit.End - 1].End <= 1
            && IsCapitalised(hit.End) && _text[hit.End].Upos == Upos.PROPN && !NoNames.GetAlternateLookup<ReadOnlySpan<char>>().Contains(_text.Word(hit.End))) return true;
        var before = hit.First - 1;
        return SameSentence(before, hit.First) && before > _text.Sentences[_text[before].Sentence].First && _hitOf[before] < 0 && IsCapitalised(before) && _text[before].Upos == Upos.PROPN
            && _text[hit.First].Start - _text[before].End <= 1;
    }

    /// <summary>The person whom a surname means here, or null when nobody or more than one could be meant.</summary>
    private Person? ChoosePerson(in NameHit hit, Role? role = null, bool titled = false)
    {
        if (hit.Sort == NameSort.Person) return _book.Persons[hit.Index];
        Person? best = null;
        var (bestScore, tie) = (0, false);
        for (var m = _book.Names.MeaningOf(hit.Node); m >= 0; m = _book.Names[m].Next)
        {
            if (_book.Names[m].Sort != NameSort.Surname) continue;
            var person = _book.Persons[_book.Names[m].Index];
            if (person == best) continue;
            var score = Score(person, role, titled, _book.Names[m].Weak);
            if (score == 0) continue;
            if (score == bestScore) tie = true;
            if (score > bestScore) (best, bestScore, tie) = (person, score, false);
        }

        return tie ? null : best;
    }

    private Office? CurrentOffice(Person person)
    {
        foreach (var office in person.Offices)
        {
            if (office.Holds(_context.On)) return office;
        }

        return null;
    }

    private static bool RoleBefore(Person person, string role)
    {
        foreach (var office in person.Offices)
        {
            if (office.Role == role) return true;
        }

        return false;
    }
}
