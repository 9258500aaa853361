using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Words;

/// <summary>Who spoke last.</summary>
/// <param name="Name">The speaker's name.</param>
/// <param name="Cue">Token of the cue.</param>
internal readonly record struct LastSpeaker(string Name, int Cue);

/// <summary>
/// Whom "he" or "she" stands for as the source of words. Reports go on with the one who spoke in the main clause of the sentence before,
/// then with its subject, then with whom coreference finds; and nobody speaks of himself by name.
/// </summary>
internal static class PronounSpeaker
{
    /// <summary>The name, or null when the report does not say.</summary>
    /// <param name="document">The document.</param>
    /// <param name="said">The words that are said, or that tell what the person is blamed or praised for.</param>
    /// <param name="pronoun">Token of the pronoun.</param>
    /// <param name="resolved">The person that coreference finds, or null.</param>
    /// <param name="last">Who spoke last, if anybody has.</param>
    public static string? Of(Document document, IReadOnlyList<TextSpan> said, int pronoun, string? resolved, LastSpeaker? last)
    {
        ReadOnlySpan<string?> candidates = [Continued(document, pronoun, last), SubjectBefore(document, pronoun), resolved, last?.Name];
        foreach (var candidate in candidates)
        {
            if (candidate is not null && IsPossible(document, said, pronoun, candidate)) return candidate;
        }

        return resolved ?? (last is { } spoke && !IsNobody(document, spoke.Name) ? spoke.Name : null);
    }

    /// <summary>The one who spoke last, when that was in the main clause of the sentence before, or earlier in this one, in the same paragraph.</summary>
    private static string? Continued(Document document, int pronoun, LastSpeaker? last)
    {
        if (last is not { } spoke || spoke.Cue >= pronoun) return null;
        var text = document.Text;
        if (text[spoke.Cue].Relation != Relation.Root || text[spoke.Cue].Sentence < text[pronoun].Sentence - 1) return null;
        return IsOneParagraph(document, spoke.Cue, pronoun) ? spoke.Name : null;
    }

    /// <summary>The person who is the subject of the main clause of the sentence before, or of one before the pronoun in this one.</summary>
    private static string? SubjectBefore(Document document, int pronoun)
    {
        string? name = null;
        var text = document.Text;
        foreach (var mention in document.Actors)
        {
            if (mention.First >= pronoun) break;
            if (mention.IsPerson && text[mention.Head].Sentence >= text[pronoun].Sentence - 1 && IsMainSubject(text, mention.Head) && !SpeakerName.IsTime(text, mention.Head)) name = mention.Name;
        }

        return name;
    }

    private static bool IsMainSubject(AnnotatedText text, int token)
    {
        while (text[token].Relation is Relation.Flat or Relation.Appos or Relation.Compound && text[token].Head >= 0) token = text[token].Head;
        return text[token].Relation is Relation.Nsubj or Relation.NsubjPass && text[token].Head >= 0 && text[text[token].Head].Relation is Relation.Root or Relation.Parataxis or Relation.Conj;
    }

    /// <summary>Who spoke last before a token, in whatever words; or null.</summary>
    public static LastSpeaker? Before(Document document, int token)
    {
        LastSpeaker? last = null;
        foreach (var attribution in document.Attributions)
        {
            if (attribution.Speaker is { } name && attribution.CueToken < token && (last is not { } other || other.Cue < attribution.CueToken)) last = new LastSpeaker(name, attribution.CueToken);
        }

        return last;
    }

    private static bool IsPossible(Document document, IReadOnlyList<TextSpan> said, int pronoun, string name) =>
        !IsNamedIn(document, said, name) && !IsOfOtherGender(document, pronoun, name) && !IsNobody(document, name);

    /// <summary>True for a name that the report gives to a state or a group alone: that is no he.</summary>
    private static bool IsNobody(Document document, string name)
    {
        var found = false;
        foreach (var mention in document.Actors)
        {
            if (mention.Name != name) continue;
            if (mention.IsPerson || !mention.Known) return false;
            found = true;
        }

        return found;
    }

    /// <summary>True when the words that are said call the person by the last part of the name.</summary>
    private static bool IsNamedIn(Document document, IReadOnlyList<TextSpan> said, string name)
    {
        var last = name.AsSpan(name.LastIndexOf(' ') + 1);
        if (last.Length < 3 || !char.IsUpper(last[0])) return false;
        var article = document.Article.Text;
        foreach (var span in said)
        {
            var words = article.AsSpan(span.Start, span.Length);
            for (var at = words.IndexOf(last, StringComparison.Ordinal); at >= 0;)
            {
                var end = at + last.Length;
                if ((at == 0 || !char.IsLetter(words[at - 1])) && (end == words.Length || !char.IsLetter(words[end]))) return true;
                var next = words[end..].IndexOf(last, StringComparison.Ordinal);
                at = next < 0 ? -1 : end + next;
            }
        }

        return false;
    }

    /// <summary>True when the report elsewhere calls the person by the other pronoun, and never by this one.</summary>
    private static bool IsOfOtherGender(Document document, int pronoun, string name)
    {
        var masculine = document.Text.Word(pronoun) is "he" or "He";
        var (same, other) = (false, false);
        foreach (var mention in document.Actors)
        {
            if (mention.Head == pronoun || mention.Name != name) continue;
            var word = document.Text.Lemma(mention.Head);
            if (word is "he" or "him" or "his" or "himself") _ = masculine ? same = true : other = true;
            else if (word is "she" or "her" or "hers" or "herself") _ = masculine ? other = true : same = true;
        }

        return other && !same;
    }

    private static bool IsOneParagraph(Document document, int from, int to) =>
        !document.Article.Text.AsSpan(document.Text[from].Start, document.Text[to].Start - document.Text[from].Start).Contains('\n');
}
