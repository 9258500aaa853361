using Truce.Language;

namespace Truce.Coding.Words;

/// <summary>What tells whether a token is the head of a cue: the words that hand a content to a source.</summary>
internal static class CueFeatures
{
    /// <summary>Room that the features of one token need.</summary>
    public const int Most = 128;

    /// <summary>True for tokens that can head a cue at all.</summary>
    public static bool IsCandidate(WordsView view, int i)
    {
        ref readonly var token = ref view.Text[i];
        return token.Upos is Upos.VERB or Upos.NOUN or Upos.ADJ or Upos.ADP or Upos.AUX or Upos.ADV or Upos.SCONJ
            || view.Text.Text[token.Start] is ':' or '—' or '–' or '―' or '-' or '~';
    }

    /// <summary>Collects the features of a token.</summary>
    public static void Collect(WordsView view, int i, ref Features f)
    {
        var tokens = view.Text.Tokens;
        ref readonly var token = ref tokens[i];
        var sentence = view.Text.Sentences[token.Sentence];
        uint lemma = view.Lemma[i], word = view.Word[i], upos = (uint)token.Upos, relation = (uint)token.Relation;
        var head = token.Head;
        uint headLemma = head < 0 ? 0 : view.Lemma[head];
        uint headUpos = head < 0 ? 99 : (uint)tokens[head].Upos;
        uint before = i > sentence.First ? view.Word[i - 1] : 1, after = i + 1 < sentence.End ? view.Word[i + 1] : 2;
        uint uposBefore = i > sentence.First ? (uint)tokens[i - 1].Upos : 98, uposAfter = i + 1 < sentence.End ? (uint)tokens[i + 1].Upos : 97;
        uint afterNext = i + 2 < sentence.End ? view.Word[i + 2] : 2;

        f.Clear();
        f.Add(1, lemma, upos);
        f.Add(2, lemma, relation);
        f.Add(3, upos, relation);
        f.Add(4, word);
        f.Add(5, lemma, after);
        f.Add(6, lemma, before);
        f.Add(7, before, after);
        f.Add(8, upos, relation, headUpos);
        f.Add(9, lemma, headLemma);
        f.Add(10, headLemma, relation);
        f.Add(11, upos, uposBefore, uposAfter);
        f.Add(12, after, afterNext);
        f.Add(13, lemma, (uint)(token.Morphology & (Morphology.VerbFin | Morphology.VerbInf | Morphology.VerbPart | Morphology.VerbGer | Morphology.VoicePass)));
        f.Add(14, upos, after);
        f.Add(15, upos, before);
        f.Add(16, uposAfter, lemma);
        AddSuffix(view.Text.Word(i), ref f);
        var cluster = view.Cluster[i];
        f.Add(70, cluster, upos);
        f.Add(71, cluster, relation);
        f.Add(72, cluster, after);
        f.Add(73, cluster, before);
        f.Add(74, cluster, i + 1 < sentence.End ? view.Cluster[i + 1] : 300);
        if (head >= 0) f.Add(75, cluster, view.Cluster[head]);
        if (head >= 0) f.Add(76, relation, view.Cluster[head]);

        AddDependents(view, i, lemma, upos, relation, ref f);
        AddSubject(view, i, lemma, upos, ref f);
        AddQuotation(view, i, sentence, lemma, upos, ref f);

        var place = i - sentence.First;
        f.Add(60, upos, (uint)Math.Min(place, 3), (uint)Math.Min(sentence.End - i, 3));
        f.Add(61, upos, (uint)Math.Min((sentence.End - sentence.First) / 5, 6));
        if (head >= 0)
        {
            var grand = tokens[head].Head;
            f.Add(62, lemma, (uint)tokens[head].Relation);
            f.Add(63, upos, relation, (uint)tokens[head].Relation);
            f.Add(64, relation, grand < 0 ? 0 : view.Lemma[grand]);
        }
    }

    private static void AddSuffix(ReadOnlySpan<char> word, ref Features f)
    {
        if (word.Length >= 5) f.Add(17, Features.HashLower(word[^3..]));
        if (word.Length >= 3) f.Add(18, Features.HashLower(word[..3]));
        f.Add(19, (uint)Math.Min(word.Length, 4), char.IsUpper(word[0]) ? 1u : 0u);
    }

    private static void AddDependents(WordsView view, int i, uint lemma, uint upos, uint relation, ref Features f)
    {
        var tokens = view.Text.Tokens;
        uint frame = 0;
        var added = 0;
        for (var child = view.Text.FirstChild(i); child >= 0; child = view.Text.NextSibling(child))
        {
            var r = tokens[child].Relation;
            if (r == Relation.Punct) continue;
            var side = child < i ? 0u : 1u;
            frame |= Bit(r);
            if (++added > 8) continue;
            f.Add(20, (uint)r, side, upos);
            f.Add(21, (uint)r, view.Lemma[child]);
            f.Add(22, lemma, (uint)r, side);
            f.Add(23, lemma, (uint)r, view.Lemma[child]);
            f.Add(82, view.Cluster[i], (uint)r, side);
            f.Add(83, (uint)r, view.Cluster[child], upos);
            for (var below = view.Text.FirstChild(child); below >= 0; below = view.Text.NextSibling(below))
            {
                if (tokens[below].Relation is not (Relation.Mark or Relation.Case)) continue;
                f.Add(24, (uint)r, view.Lemma[below], upos);
                f.Add(25, lemma, (uint)r, view.Lemma[below]);
                break;
            }
        }

        f.Add(26, frame, upos, relation);
        f.Add(27, frame, lemma);
        f.Add(77, frame, view.Cluster[i]);
    }

    /// <summary>The dependents that make out what sort of clause a predicate has, one bit each.</summary>
    private static uint Bit(Relation relation) => relation switch
    {
        Relation.Nsubj => 1,
        Relation.NsubjPass => 2,
        Relation.Obj => 4,
        Relation.Iobj => 8,
        Relation.Ccomp => 16,
        Relation.Xcomp => 32,
        Relation.Parataxis => 64,
        Relation.Obl or Relation.OblAgent => 128,
        Relation.Cop => 256,
        Relation.Mark => 512,
        Relation.NmodPoss => 1024,
        Relation.Acl => 2048,
        Relation.Nmod => 4096,
        Relation.Expl => 8192,
        Relation.Det => 16384,
        _ => 0,
    };

    private static void AddSubject(WordsView view, int i, uint lemma, uint upos, ref Features f)
    {
        var tokens = view.Text.Tokens;
        var subject = view.Subject[i];
        if (subject < 0)
        {
            f.Add(30, upos);
            return;
        }

        var own = tokens[subject].Head == i ? 1u : 0u;
        f.Add(31, (uint)tokens[subject].Upos, upos, own);
        f.Add(32, view.Lemma[subject], upos, own);
        f.Add(33, lemma, (uint)tokens[subject].Upos);
        f.Add(34, lemma, view.Lemma[subject]);
        f.Add(78, view.Cluster[i], view.Cluster[subject]);
        f.Add(79, view.Cluster[subject], upos, own);
        f.Add(35, subject < i ? 0u : 1u, upos, own);
    }

    private static void AddQuotation(WordsView view, int i, Sentence sentence, uint lemma, uint upos, ref Features f)
    {
        var passage = view.Passage;
        var here = passage[i];
        var inside = here >= 0 ? 1u : 0u;
        f.Add(40, inside, upos);
        f.Add(41, inside, lemma);

        // How far the nearest passages on either side are, within the sentence or just beyond its edge.
        uint left = 9, right = 9;
        var (first, end) = view.Passages.Count == 0 ? (i, i) : (Math.Max(Math.Max(0, sentence.First - 1), i - 12), Math.Min(Math.Min(view.Text.Count, sentence.End + 1), i + 13));
        for (var k = i - 1; k >= first; k--)
        {
            if (passage[k] < 0 || passage[k] == here) continue;
            left = Near(i - k);
            break;
        }

        for (var k = i + 1; k < end; k++)
        {
            if (passage[k] < 0 || passage[k] == here) continue;
            right = Near(k - i);
            break;
        }

        f.Add(42, left, upos, inside);
        f.Add(43, right, upos, inside);
        f.Add(44, left, right, inside);
        f.Add(45, left, lemma);
        f.Add(46, right, lemma);
        f.Add(80, left, view.Cluster[i]);
        f.Add(81, right, view.Cluster[i]);
        if (inside != 0 && view.Passages[here].Span.Length < 40) f.Add(47, upos);
    }

    private static uint Near(int distance) => distance switch { 1 => 1, 2 => 2, 3 => 3, <= 6 => 4, _ => 5 };
}
