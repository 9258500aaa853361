namespace Truce.Language.Coreference;

/// <summary>Finds what may corefer: names, nouns with what belongs to them, and pronouns of the third person, by position.</summary>
internal static class MentionFinder
{
    /// <summary>Fills a list with the candidates of a text that is tagged, parsed and has its names.</summary>
    public static void Find(AnnotatedText text, List<Candidate> found)
    {
        found.Clear();
        var quoted = false;
        var name = 0;
        for (var i = 0; i < text.Count; i++)
        {
            var word = text.Word(i);
            if (word is "“" or "``") quoted = true;
            else if (word is "”" or "''") quoted = false;
            else if (word is "\"") quoted = !quoted;
            if (StartsParagraph(text, i) && word is not ("\"" or "“")) quoted = false;

            while (name < text.Names.Count && text.Names[name].First < i) name++;
            if (name < text.Names.Count && text.Names[name].First == i)
            {
                var candidate = OfName(text, text.Names[name]);
                candidate.Quoted = quoted;
                found.Add(candidate);
                i = text.Names[name].End - 1;
                continue;
            }

            if (Pronoun(text, i, out var pronoun) || Noun(text, i, out pronoun))
            {
                pronoun.Quoted = quoted;
                found.Add(pronoun);
            }
        }
    }

    private static bool StartsParagraph(AnnotatedText text, int i) =>
        i > 0 && text.Text.AsSpan(text[i - 1].End, text[i].Start - text[i - 1].End).IndexOf('\n') >= 0;

    private static Candidate OfName(AnnotatedText text, Name name)
    {
        var head = HeadOf(text, name.First, name.End);
        var candidate = new Candidate
        {
            First = name.First,
            End = name.End,
            Head = head,
            Entity = -1,
            Kind = MentionKind.Name,
            Name = name.Kind,
            Definite = true,
            Confidence = name.Confidence,
            Person = name.Kind == NameKind.Person,
            Body = name.Kind is NameKind.Organisation or NameKind.Place,
            Plural = name.Kind == NameKind.Group,
        };
        if (name.Kind != NameKind.Person)
        {
            candidate.Gender = name.Kind == NameKind.Group ? Gender.Unknown : Gender.Neuter;
            return candidate;
        }

        candidate.Gender = name.End > name.First + 1 ? PersonWords.OfGivenName(text.Word(name.First)) : Gender.Unknown;
        for (var i = name.First; i >= Math.Max(0, name.First - 4) && text[i].Sentence == text[name.First].Sentence; i--)
        {
            if (PersonWords.OfTitle(text.Word(i)) is var told and not Gender.Unknown) candidate.Gender = told;
        }

        foreach (var child in text.Children(head))
        {
            if (text[child].Relation == Relation.Appos && PersonWords.OfNoun(text.Lemma(child)) is var told and not Gender.Unknown) candidate.Gender = told;
        }

        return candidate;
    }

    private static bool Pronoun(AnnotatedText text, int i, out Candidate candidate)
    {
        candidate = default;
        if (text[i].Upos != Upos.PRON || text[i].Relation == Relation.Expl) return false;
        var word = text.Word(i);
        Span<char> lower = stackalloc char[12];
        if (word.Length > lower.Length) return false;
        lower = lower[..word.ToLowerInvariant(lower)];
        var (gender, plural) = (ReadOnlySpan<char>)lower switch
        {
            "he" or "him" or "his" or "himself" => (Gender.Male, false),
            "she" or "her" or "hers" or "herself" => (Gender.Female, false),
            "it" or "its" or "itself" => (Gender.Neuter, false),
            "they" or "them" or "their" or "theirs" or "themselves" => (Gender.Unknown, true),
            _ => ((Gender)255, false),
        };
        if ((byte)gender == 255) return false;
        candidate = new Candidate
        {
            First = i,
            End = i + 1,
            Head = i,
            Entity = -1,
            Kind = MentionKind.Pronoun,
            Gender = gender,
            Plural = plural,
            Definite = true,
            Person = gender is Gender.Male or Gender.Female,
        };
        return true;
    }

    private static bool Noun(AnnotatedText text, int i, out Candidate candidate)
    {
        candidate = default;
        ref readonly var token = ref text[i];
        if (token.Upos is not (Upos.NOUN or Upos.PROPN) || token.Relation is Relation.Compound or Relation.Flat or Relation.Fixed or Relation.NmodDesc) return false;
        var lemma = text.Lemma(i);
        var first = i;
        var definite = token.Upos == Upos.PROPN;
        foreach (var child in text.Children(i))
        {
            if (child > i) break;
            if (text[child].Relation is Relation.Det or Relation.NmodPoss)
            {
                definite = text[child].Relation == Relation.NmodPoss || text.Word(child) is "the" or "The" or "this" or "This" or "these" or "These" or "that" or "those";
            }

            if (text[child].Relation is Relation.Det or Relation.Amod or Relation.Compound or Relation.NmodPoss or Relation.Nummod or Relation.NmodDesc) first = Math.Min(first, child);
        }

        var plural = token.Morphology.HasFlag(Morphology.NumberPlur) || text.HasChild(i, Relation.Conj);
        var person = PersonWords.IsPerson(lemma);
        candidate = new Candidate
        {
            First = first,
            End = i + 1,
            Head = i,
            Entity = -1,
            Kind = MentionKind.Noun,
            Name = NameKind.Other,
            Plural = plural,
            Person = person,
            Body = PersonWords.IsBody(lemma),
            Definite = definite,
            Gender = person ? PersonWords.OfNoun(lemma) : token.Upos == Upos.PROPN ? Gender.Unknown : Gender.Neuter,
        };
        return true;
    }

    private static int HeadOf(AnnotatedText text, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (text[i].Head < first || text[i].Head >= end) return i;
        }

        return end - 1;
    }
}
