using Truce.Language.Training;

namespace Truce.Language.Names;

/// <summary>A treebank document with the names that its entities bear.</summary>
/// <param name="Id">Identifier of the document.</param>
/// <param name="Text">The document as running sentences of the treebank's own words.</param>
/// <param name="Names">Its names, by position; none overlaps another.</param>
/// <param name="Mentions">All its mentions.</param>
/// <param name="Gold">The treebank's words.</param>
internal sealed record NameDocument(string Id, AnnotatedText Text, List<Name> Names, List<EntityMention> Mentions, List<TreebankWord> Gold);

/// <summary>
/// Takes names from GUM's entities. A mention bears a name when its head is a proper noun, or when one is written on to its head or stands behind "of" and
/// no other thing is marked there. The name of a person is the head
/// with its flat parts, without titles (a title or an office with an article alone is no name); any other name is the run of proper nouns and capitalised words around the head, linked by
/// "of", "the", "and", "for", hyphens and possessives, without a determiner in front. Plural names of persons are groups. Where
/// names overlap, those of persons, organisations, places and groups count before those of events and other things ("Battle of Aleppo"), and of these the longest.
/// </summary>
internal static class NameGold
{
    /// <summary>Reads a treebank; texts carry words and sentences only.</summary>
    public static List<NameDocument> Read(string path)
    {
        return [.. Treebank.Documents(Treebank.Read(path)).Select(d => Read(d.Id, d.Sentences, plain: false))];
    }

    /// <summary>
    /// Writes the tags of names into sentences whose documents have entities; 0 is outside, 2k+1 begins and 2k+2 goes on with kind k. The network learns the plain
    /// ones alone, of mentions that a proper noun heads, the longest where they overlap: a head of it fitted to the others too scored no better.
    /// </summary>
    public static void Mark(List<TreebankSentence> treebank)
    {
        foreach (var (id, sentences) in Treebank.Documents(treebank))
        {
            var document = Read(id, sentences, plain: true);
            if (document.Mentions.Count == 0) continue;
            for (var s = 0; s < sentences.Count; s++)
            {
                var (first, end) = document.Text.SentenceArray[s];
                var tags = new int[end - first];
                foreach (var name in document.Names)
                {
                    for (var i = Math.Max(first, name.First); i < Math.Min(end, name.End); i++)
                    {
                        tags[i - first] = (2 * (int)name.Kind) + (i == Math.Max(first, name.First) ? 1 : 2);
                    }
                }

                sentences[s].NameTags = tags;
            }
        }
    }

    private static NameDocument Read(string id, List<TreebankSentence> sentences, bool plain)
    {
        var gold = new List<TreebankWord>();
        var text = new System.Text.StringBuilder();
        var tokens = new List<Token>();
        var ranges = new List<Sentence>();
        foreach (var sentence in sentences)
        {
            var first = tokens.Count;
            foreach (var word in sentence.Words)
            {
                tokens.Add(new Token { Start = text.Length, End = text.Length + word.Form.Length, Head = -1, Sentence = ranges.Count, Joined = word.Joined });
                text.Append(word.Form).Append(word.Spaced ? " " : "");
                gold.Add(word with { Head = word.Head < 0 ? -1 : first + word.Head });
            }

            ranges.Add(new Sentence(first, tokens.Count));
            if (text.Length > 0 && text[^1] != ' ') text.Append(' ');
        }

        var annotated = new AnnotatedText
        {
            Text = text.ToString(),
            TokenArray = [.. tokens],
            TokenTotal = tokens.Count,
            SentenceArray = [.. ranges],
            SentenceTotal = ranges.Count,
        };
        var mentions = EntityColumn.Read(sentences);
        return new NameDocument(id, annotated, Names(gold, mentions, plain), mentions, gold);
    }

    private static List<Name> Names(List<TreebankWord> gold, List<EntityMention> mentions, bool plain)
    {
        var found = new List<Name>();
        foreach (var mention in mentions)
        {
            var head = HeadOf(gold, mention);
            if (gold[head].Upos != Upos.PROPN) head = plain ? -1 : NamedBy(gold, mention, mentions, head);
            if (head < 0 || Kind(gold, mention, head) is not { } kind || (!plain && kind == NameKind.Person && IsOffice(gold, mention, head))) continue;
            var (first, end) = kind is NameKind.Person ? PersonName(gold, mention, head) : Run(gold, mention, head);
            while (kind == NameKind.Person && first < end && IsTitle(gold[first].Form)) first++;
            if (first < end) found.Add(new Name(first, end, kind, 1));
        }

        found.Sort((a, b) => !plain && IsOther(a) != IsOther(b) ? (IsOther(a) ? 1 : -1) : (b.End - b.First).CompareTo(a.End - a.First) is var d and not 0 ? d : a.First.CompareTo(b.First));
        var kept = new List<Name>();
        foreach (var name in found)
        {
            if (!kept.Exists(k => k.First < name.End && name.First < k.End)) kept.Add(name);
        }

        kept.Sort((a, b) => a.First.CompareTo(b.First));
        return kept;
    }

    private static bool IsOther(Name name) => name.Kind is NameKind.Event or NameKind.Other;

    /// <summary>The word of a mention that is governed from outside it.</summary>
    public static int HeadOf(List<TreebankWord> gold, EntityMention mention)
    {
        for (var i = mention.First; i < mention.End; i++)
        {
            if (gold[i].Upos != Upos.PUNCT && (gold[i].Head < mention.First || gold[i].Head >= mention.End)) return i;
        }

        return mention.First;
    }

    /// <summary>
    /// The proper noun by which a mention with a common noun for its head is named: the first of a name written on to the noun ("researcher Mu Li"), or the
    /// one behind "of" ("the province of Palawan", "millions of Americans") where the annotators saw no second thing there, as they do in "the president of France"; or -1.
    /// </summary>
    private static int NamedBy(List<TreebankWord> gold, EntityMention mention, List<EntityMention> mentions, int head)
    {
        if (gold[head].Upos is not (Upos.NOUN or Upos.ADJ)) return -1;
        for (var i = head + 1; i < mention.End; i++)
        {
            if (gold[i].Head != head || gold[i].Upos != Upos.PROPN) continue;
            if (gold[i].Relation is not (Relation.Flat or Relation.Nmod) || (gold[i].Relation == Relation.Nmod && !HasOf(gold, mention, i))) continue;
            if (!mentions.Exists(m => m.First > mention.First && m.End <= mention.End && m.First <= i && i < m.End)) return i;
        }

        return -1;
    }

    private static bool HasOf(List<TreebankWord> gold, EntityMention mention, int word)
    {
        for (var i = mention.First; i < word; i++)
        {
            if (gold[i].Head == word && gold[i].Relation == Relation.Case) return gold[i].Form is "of";
        }

        return false;
    }

    /// <summary>Whether one word with an article says what somebody is: "a Fellow", "the President". Names of persons have none.</summary>
    private static bool IsOffice(List<TreebankWord> gold, EntityMention mention, int head)
    {
        var article = false;
        for (var i = mention.First; i < mention.End; i++)
        {
            if (gold[i].Head != head) continue;
            if (gold[i].Relation == Relation.Flat) return false;
            article |= gold[i].Relation == Relation.Det && gold[i].Form.ToLowerInvariant() is "a" or "an" or "the";
        }

        return article;
    }

    private static NameKind? Kind(List<TreebankWord> gold, EntityMention mention, int head) => mention.Type switch
    {
        "person" => gold[head].Morphology.HasFlag(Morphology.NumberPlur) ? NameKind.Group : NameKind.Person,
        "organization" => NameKind.Organisation,
        "place" => NameKind.Place,
        "event" => NameKind.Event,
        "time" => null,
        _ => NameKind.Other,
    };

    private static (int First, int End) PersonName(List<TreebankWord> gold, EntityMention mention, int head)
    {
        var (first, end) = (head, head + 1);
        // A title can be the head in name only: "Justice Scalia" is Scalia.
        // A name written on to a common noun hangs on that.
        if (gold[head].Relation == Relation.Flat && gold[gold[head].Head].Upos != Upos.PROPN) head = gold[head].Head;
        while (end < mention.End && (IsFlat(gold, end, head) || (gold[end].Upos == Upos.PROPN && IsTitle(gold[end - 1].Form)) || IsOrdinal(gold[end].Form))) end++;
        while (first > mention.First && gold[first - 1].Upos == Upos.PROPN && gold[first - 1].Relation == Relation.Flat) first--;
        return (first, end);
    }

    private static bool IsOrdinal(string form) => form is "I" or "II" or "III" or "IV" or "V" or "VI" or "VII" or "VIII" or "Jr." or "Sr." or "Jr" or "Sr";

    private static bool IsFlat(List<TreebankWord> gold, int word, int head)
    {
        if (gold[word].Relation == Relation.Punct && gold[word].Form is "-" or "\"" or "“" or "”" && word + 1 < gold.Count) return IsFlat(gold, word + 1, head);
        return gold[word].Relation == Relation.Flat && (gold[word].Head == head || gold[gold[word].Head].Head == head);
    }

    private static (int First, int End) Run(List<TreebankWord> gold, EntityMention mention, int head)
    {
        var (first, end) = (head, head + 1);
        for (var i = head - 1; i >= mention.First; i--)
        {
            if (IsPart(gold[i])) first = i;
            else if (!IsLink(gold[i])) break;
        }

        for (var i = head + 1; i < mention.End; i++)
        {
            if (IsPart(gold[i])) end = i + 1;
            else if (!IsLink(gold[i])) break;
        }

        return (first, end);
    }

    /// <summary>Whether a word before the name of a person is a title, and so not part of it.</summary>
    public static bool IsTitle(ReadOnlySpan<char> word) => (NameWords.Of(word) & (NameWord.Title | NameWord.Given)) == NameWord.Title;

    private static bool IsPart(TreebankWord word) =>
        word.Upos == Upos.PROPN || (word.Upos is Upos.ADJ or Upos.NOUN or Upos.NUM or Upos.X && (char.IsUpper(word.Form[0]) || char.IsAsciiDigit(word.Form[0])));

    private static bool IsLink(TreebankWord word) =>
        word.Form is "of" or "the" or "and" or "for" or "-" or "–" or "&" or "'s" or "’s" or "de" or "la" or "del" or "du" or "des" or "on" or "in" or "." or "'" or "’";
}
