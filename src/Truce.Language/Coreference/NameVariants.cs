namespace Truce.Language.Coreference;

/// <summary>Finds the entity that a name is another form of: "Kerry" of "John Kerry", "WHO" of "World Health Organization".</summary>
internal static class NameVariants
{
    /// <summary>Index of the entity, or -1.</summary>
    public static int Find(AnnotatedText text, List<Candidate> candidates, List<Entity> entities, int index)
    {
        var candidate = candidates[index];
        for (var e = entities.Count - 1; e >= 0; e--)
        {
            if (entities[e].FullName >= 0 && Fits(text, candidate, candidates[entities[e].FullName])) return e;
        }

        return -1;
    }

    private static bool Fits(AnnotatedText text, Candidate name, Candidate known)
    {
        if (Same(text, name.First, name.End, known.First, known.End)) return name.Name == known.Name || name.End > name.First + 1 || Likely(name, known);
        var (length, knownLength) = (name.End - name.First, known.End - known.First);
        if (known.Name == NameKind.Person)
        {
            if (name.Name is not NameKind.Person && !(length == 1 && Likely(name, known))) return false;
            if (length == 1 && knownLength > 1) return Word(text, name.First, known.End - 1) || Word(text, name.First, known.First);
            if (knownLength == 1 && length > 1) return Word(text, known.First, name.End - 1);
            return length > 1 && knownLength > 1 && Word(text, name.End - 1, known.End - 1) && (Word(text, name.First, known.First) || IsInitial(text, name.First, known.First));
        }

        if (name.Name != known.Name && name.Name != NameKind.Organisation && known.Name != NameKind.Organisation) return false;
        return IsAcronym(text, name, known) || IsAcronym(text, known, name)
            || (known.Name == NameKind.Organisation && length > 1 && length < knownLength && Same(text, name.First, name.End, known.End - length, known.End))
            || (known.Name == NameKind.Organisation && length == 1 && knownLength > 1 && Word(text, name.First, known.End - 1)
                && (NameWords.Of(text.Word(name.First)) & NameWord.Organisation) != 0);
    }

    /// <summary>Whether two kinds of name may be one, the tagger being unsure.</summary>
    private static bool Likely(Candidate name, Candidate known) => name.Confidence < 0.9f || known.Confidence < 0.9f || name.Name == known.Name;

    private static bool Same(AnnotatedText text, int first, int end, int otherFirst, int otherEnd)
    {
        if (end - first != otherEnd - otherFirst) return false;
        for (var i = 0; i < end - first; i++)
        {
            if (!Word(text, first + i, otherFirst + i)) return false;
        }

        return true;
    }

    private static bool Word(AnnotatedText text, int one, int other) => text.Word(one).Equals(text.Word(other), StringComparison.OrdinalIgnoreCase);

    private static bool IsInitial(AnnotatedText text, int one, int other) =>
        text.Word(one)[0] == text.Word(other)[0] && (text.Word(one) is [_, '.'] || text.Word(other) is [_, '.']);

    /// <summary>Whether a short name in capitals is made of the first letters of a long one.</summary>
    private static bool IsAcronym(AnnotatedText text, Candidate brief, Candidate full)
    {
        if (brief.End != brief.First + 1 || full.End - full.First < 2) return false;
        var letters = text.Word(brief.First);
        if (letters.Length is < 2 or > 8) return false;
        var at = 0;
        for (var i = full.First; i < full.End; i++)
        {
            var word = text.Word(i);
            if (!char.IsUpper(word[0])) continue;
            while (at < letters.Length && letters[at] == '.') at++;
            if (at >= letters.Length || letters[at] != word[0]) return false;
            at++;
        }

        while (at < letters.Length && letters[at] == '.') at++;
        return at == letters.Length;
    }
}
