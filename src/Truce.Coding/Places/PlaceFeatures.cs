using Truce.Language;

namespace Truce.Coding;

/// <summary>
/// What the tagger of place names looks at: words, their shapes, the place book and the rest of the document. Holds arrays that
/// are used again and again: one for each thread.
/// </summary>
internal sealed class PlaceFeatures(PlaceScan scan, WordClusters clusters)
{
    private const ulong Outside = 0x5bd1e995;

    private readonly PlaceScan _scan = scan;
    private readonly HashSet<ulong> _afterLocative = [];
    private readonly HashSet<ulong> _inPerson = [];
    private readonly HashSet<ulong> _inOrganisation = [];
    private readonly HashSet<ulong> _lowerCase = [];
    private ulong[] _words = new ulong[1024];
    private ulong[] _shapes = new ulong[1024];
    private NameWord[] _lists = new NameWord[1024];
    private uint[] _clusters = new uint[1024];

    /// <summary>Reads a document; the place scan must have read it before.</summary>
    public void Begin(AnnotatedText text)
    {
        if (_words.Length < text.Count)
        {
            _words = new ulong[text.Count * 2];
            _shapes = new ulong[text.Count * 2];
            _lists = new NameWord[text.Count * 2];
            _clusters = new uint[text.Count * 2];
        }

        _afterLocative.Clear();
        _inPerson.Clear();
        _inOrganisation.Clear();
        _lowerCase.Clear();
        var appearances = Appearance.Of(text, clusters);
        for (var i = 0; i < appearances.Length; i++)
        {
            ref readonly var word = ref appearances[i];
            _words[i] = word.Hash;
            _shapes[i] = word.Shape;
            _lists[i] = word.Lists & ~NameWord.Body; // learnt without: it made nothing better
            _clusters[i] = word.Clusters;
        }

        for (var i = 0; i < text.Count; i++) Observe(text, i);
    }

    /// <summary>
    /// Writes the features of a sentence; unless all are asked for, those of words that may be part of a place's name, which are four in ten. Over
    /// 800 articles of the sets that the weights and the words models learn from, two of some 9,000 names had a word farther from a capital ("Weston-on-the-Green").
    /// </summary>
    public void Fill(AnnotatedText text, Sentence sentence, ChainInput input, bool all)
    {
        input.Clear();
        for (var i = sentence.First; i < sentence.End; i++)
        {
            if (!all && !IsNearName(sentence, i))
            {
                input.EndWord();
                continue;
            }

            Words(text, sentence, i, input);
            Places(sentence, i, input);
            Rest(sentence, i, input);
            Clusters(sentence, i, input);
            Grammar(text, i, input);
            input.EndWord();
        }
    }

    /// <summary>Whether a word, or one of the two on either side, has a capital or is a name the place book knows.</summary>
    private bool IsNearName(Sentence sentence, int i)
    {
        var end = Math.Min(i + 3, sentence.End);
        for (var k = Math.Max(i - 2, sentence.First); k < end; k++)
        {
            if (_shapes[k] >= WordForm.FirstCapitalised || _scan.ClassAt(k) != PlaceClass.None) return true;
        }

        return false;
    }

    private void Words(AnnotatedText text, Sentence sentence, int i, ChainInput input)
    {
        var (before2, before, word, after, after2) = (At(_words, sentence, i - 2), At(_words, sentence, i - 1), _words[i], At(_words, sentence, i + 1), At(_words, sentence, i + 2));
        var (shapeBefore, shape, shapeAfter) = (At(_shapes, sentence, i - 1), _shapes[i], At(_shapes, sentence, i + 1));
        input.Add(0, 0);
        input.Add(1, word);
        input.Add(2, before);
        input.Add(3, after);
        input.Add(4, before2);
        input.Add(5, after2);
        input.Add(6, before, word);
        input.Add(7, word, after);
        input.Add(8, shape);
        input.Add(9, shapeBefore, shape, shapeAfter);
        input.Add(10, before, shape);
        input.Add(11, shape, after);
        input.Add(12, before2, before, shape);
        input.Add(13, shape, after, after2);
        input.Add(14, shapeBefore, shape);
        var span = text.Word(i);
        if (span.Length > 3 && char.IsUpper(span[0]))
        {
            input.Add(15, WordForm.Hash(span[^3..]));
            input.Add(16, WordForm.Hash(span[^2..]));
            input.Add(17, WordForm.Hash(span[..3]));
            if (span.Length > 4) input.Add(18, WordForm.Hash(span[^4..]));
        }
    }

    private void Places(Sentence sentence, int i, ChainInput input)
    {
        var (before, here, after) = (Known(sentence, i - 1), Known(sentence, i), Known(sentence, i + 1));
        var (wordBefore, wordAfter, shape) = (At(_words, sentence, i - 1), At(_words, sentence, i + 1), _shapes[i]);
        input.Add(30, here);
        input.Add(31, before, here);
        input.Add(32, here, after);
        input.Add(33, before, here, after);
        input.Add(34, here, wordBefore);
        input.Add(35, here, wordAfter);
        input.Add(36, here, shape);
        input.Add(37, here, At(_shapes, sentence, i - 1), At(_shapes, sentence, i + 1));
        input.Add(38, here, List(sentence, i - 1), List(sentence, i + 1));
        input.Add(39, here, _words[i]);
    }

    private void Rest(Sentence sentence, int i, ChainInput input)
    {
        var (before, here, after) = (List(sentence, i - 1), List(sentence, i), List(sentence, i + 1));
        input.Add(50, here);
        input.Add(51, before, here);
        input.Add(52, here, after);
        input.Add(53, List(sentence, i - 2), before, _shapes[i]);
        input.Add(54, after, List(sentence, i + 2), _shapes[i]);
        if (_shapes[i] < 8) return; // not capitalised
        var word = _words[i];
        var known = Known(sentence, i);
        var seen = (_afterLocative.Contains(word) ? 1u : 0) | (_inPerson.Contains(word) ? 2u : 0) | (_inOrganisation.Contains(word) ? 4u : 0)
            | (_lowerCase.Contains(word) ? 8u : 0);
        input.Add(60, seen);
        input.Add(61, seen, known);
        input.Add(62, seen, i == sentence.First ? 1u : 0);
    }

    private void Clusters(Sentence sentence, int i, ChainInput input)
    {
        var (before2, before, here, after, after2) = (Cluster(sentence, i - 2), Cluster(sentence, i - 1), _clusters[i], Cluster(sentence, i + 1), Cluster(sentence, i + 2));
        var (shape, known) = (_shapes[i], Known(sentence, i));
        input.Add(80, Middling(here), shape);
        input.Add(81, here, shape);
        input.Add(82, Middling(before), shape);
        input.Add(83, Middling(after), shape);
        input.Add(84, Middling(before), known);
        input.Add(85, Middling(after), known);
        input.Add(86, before, shape);
        input.Add(87, after, shape);
        input.Add(88, Middling(before2), Middling(before), shape);
        input.Add(89, Middling(after), Middling(after2), shape);
        input.Add(90, Coarse(here), known);
        input.Add(91, Coarse(before), Coarse(here), Coarse(after));
    }

    private void Grammar(AnnotatedText text, int i, ChainInput input)
    {
        if (_shapes[i] < WordForm.FirstCapitalised) return;
        ref readonly var token = ref text[i];
        input.Add(70, (ulong)token.Upos, _shapes[i]);
        input.Add(71, (ulong)token.Relation, (ulong)token.Upos);
        if (token.Head < 0) return;
        input.Add(72, (ulong)token.Relation, Middling(_clusters[token.Head]));
        input.Add(73, (ulong)token.Relation, (ulong)_scan.ClassAt(i));
    }

    private uint Cluster(Sentence sentence, int i) => i < sentence.First || i >= sentence.End ? 0xffffffff : _clusters[i];

    private static ulong Coarse(uint clusters) => clusters & 0xff;

    private static ulong Middling(uint clusters) => (clusters >> 8) & 0xff;

    private void Observe(AnnotatedText text, int i)
    {
        if (_shapes[i] < 8)
        {
            if (text.Word(i).Length > 2) _lowerCase.Add(_words[i]);
            return;
        }

        if (i == 0) return;
        var word = _words[i];
        var before = text.Word(i - 1);
        if (before is "in" or "at" or "from" or "near" or "outside" or "across" or "around" or "through" or "throughout" or "inside" or "into")
        {
            if (_shapes[i] >= 8) _afterLocative.Add(word);
        }

        if ((_lists[i - 1] & (NameWord.Given | NameWord.Title)) != 0) _inPerson.Add(word);
        if (i + 1 < text.Count)
        {
            if ((_lists[i + 1] & NameWord.Organisation) != 0) _inOrganisation.Add(word);
            if ((_lists[i] & NameWord.Given) != 0 && _shapes[i + 1] >= 8) _inPerson.Add(word);
        }
    }

    private ulong Known(Sentence sentence, int i)
    {
        if (i < sentence.First || i >= sentence.End) return Outside;
        var found = (ulong)_scan.ClassAt(i);
        if (found == 0) return 0;
        return (found * 4) + (_scan.BeginsAt(i) ? 1u : 0) + (_scan.BeginsAt(i) && _scan.EndAt(i) > i + 1 ? 2u : 0);
    }

    private ulong List(Sentence sentence, int i) => i < sentence.First || i >= sentence.End ? Outside : (ulong)_lists[i];

    private static ulong At(ulong[] values, Sentence sentence, int i) => i < sentence.First || i >= sentence.End ? Outside : values[i];
}
