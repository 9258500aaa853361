namespace Truce.Language.Names;

/// <summary>
/// What the tagger of names looks at: words, shapes, word lists, parts of speech, trees, and the rest of the document. Holds
/// arrays that are used again and again: one for each thread.
/// </summary>
internal sealed class NameFeatures(WordClusters clusters)
{
    private const ulong Outside = 0x5bd1e995;

    private readonly HashSet<ulong> _afterLocative = [];
    private readonly HashSet<ulong> _inPerson = [];
    private readonly HashSet<ulong> _inOrganisation = [];
    private readonly HashSet<ulong> _lowerCase = [];
    private readonly HashSet<ulong> _possessive = [];
    private readonly NameRuns _runs = new();
    private ulong[] _words = new ulong[1024];
    private ulong[] _shapes = new ulong[1024];
    private ulong[] _lists = new ulong[1024];
    private ulong[] _tags = new ulong[1024];
    private uint[] _clusters = new uint[1024];

    /// <summary>Reads a document, which must be tagged and parsed.</summary>
    public void Begin(AnnotatedText text)
    {
        if (_words.Length < text.Count)
        {
            _words = new ulong[text.Count * 2];
            _shapes = new ulong[text.Count * 2];
            _lists = new ulong[text.Count * 2];
            _tags = new ulong[text.Count * 2];
            _clusters = new uint[text.Count * 2];
        }

        _afterLocative.Clear();
        _inPerson.Clear();
        _inOrganisation.Clear();
        _lowerCase.Clear();
        _possessive.Clear();
        var appearances = Appearance.Of(text, clusters);
        for (var i = 0; i < appearances.Length; i++)
        {
            ref readonly var word = ref appearances[i];
            _words[i] = word.Hash;
            _shapes[i] = word.Shape;
            _lists[i] = (ulong)word.Lists;
            _tags[i] = (ulong)text[i].Upos;
            _clusters[i] = word.Clusters;
        }

        for (var i = 0; i < text.Count; i++) Observe(text, i);
        _runs.Read(text, _words, _shapes);
    }

    /// <summary>Writes the features of a sentence; unless all are asked for, those of words that have a capital within two words of them: no other is part of a name.</summary>
    public void Fill(AnnotatedText text, Sentence sentence, ChainInput input, bool all)
    {
        input.Clear();
        var lastCapital = sentence.First - 3;
        for (var i = sentence.First; i < sentence.End; i++)
        {
            if (_shapes[i] >= WordForm.FirstCapitalised) lastCapital = i;
            var near = all || i - lastCapital <= 2 || IsCapitalised(sentence, i + 1) || IsCapitalised(sentence, i + 2);
            if (!near)
            {
                input.EndWord();
                continue;
            }

            Word(text, sentence, i, input);
            Lists(sentence, i, input);
            Grammar(text, sentence, i, input);
            Elsewhere(sentence, i, input);
            Clusters(sentence, i, input);
            if (_shapes[i] >= WordForm.FirstCapitalised) Runs(i, input);
            input.EndWord();
        }
    }

    private bool IsCapitalised(Sentence sentence, int i) => i < sentence.End && _shapes[i] >= WordForm.FirstCapitalised;

    private void Word(AnnotatedText text, Sentence sentence, int i, ChainInput input)
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
        if (shape < WordForm.FirstCapitalised) return;
        input.Add(14, word, shape);
        var span = text.Word(i);
        if (span.Length > 3)
        {
            input.Add(15, WordForm.Hash(span[^3..]));
            input.Add(16, WordForm.Hash(span[^2..]));
            input.Add(17, WordForm.Hash(span[..3]));
            if (span.Length > 4) input.Add(18, WordForm.Hash(span[^4..]));
        }
    }

    private void Lists(Sentence sentence, int i, ChainInput input)
    {
        var (before2, before, here, after, after2) = (At(_lists, sentence, i - 2), At(_lists, sentence, i - 1), _lists[i], At(_lists, sentence, i + 1), At(_lists, sentence, i + 2));
        var shape = _shapes[i];
        input.Add(30, here, shape);
        input.Add(31, before, here, shape);
        input.Add(32, here, after, shape);
        input.Add(33, before2, before, shape);
        input.Add(34, after, after2, shape);
        input.Add(35, before, here, after);
        input.Add(36, here, At(_shapes, sentence, i - 1), At(_shapes, sentence, i + 1));
        input.Add(37, here, At(_words, sentence, i - 1));
        input.Add(38, here, At(_words, sentence, i + 1));
        if (shape >= WordForm.FirstCapitalised)
        {
            input.Add(39, NameLists(sentence, i), shape);
        }
    }

    /// <summary>By what words the name begins and ends that a word may be part of: the last says most about its kind.</summary>
    private void Runs(int i, ChainInput input)
    {
        var (run, chain) = (_runs.Run(i), _runs.Chain(i));
        var place = i == run.First ? 0ul : i == run.Last ? 1ul : 2ul;
        input.Add(105, (ulong)Math.Min(run.Length, 5), place, _shapes[i]);
        if (run.Length > 1)
        {
            input.Add(100, _words[run.Last], place);
            input.Add(101, Middling(_clusters[run.Last]), place);
            input.Add(102, _lists[run.Last], _lists[run.First], place);
            input.Add(103, _words[run.First], place);
            input.Add(104, Middling(_clusters[run.First]), Middling(_clusters[run.Last]));
        }

        if (chain.Length > run.Length)
        {
            var begins = i == chain.First ? 0ul : 1ul;
            input.Add(106, _words[chain.Last], begins);
            input.Add(107, Middling(_clusters[chain.Last]), Middling(_clusters[chain.First]));
            input.Add(108, _lists[chain.Last], _lists[chain.First], begins);
            input.Add(109, _words[chain.First], begins);
            input.Add(112, _lists[run.First], _lists[chain.First], chain.First == run.First ? 0ul : 1ul);
        }

        // "Harrow" after "Harrow School".
        var longest = _runs.LongestFrom(_words[i]);
        if (longest.Length > run.End - i)
        {
            input.Add(110, Middling(_clusters[longest.Last]), i == run.First ? 0ul : 1ul);
            input.Add(111, _lists[longest.Last], i == run.First ? 0ul : 1ul);
        }
    }

    /// <summary>All lists met in the run of capitalised words around a word.</summary>
    private ulong NameLists(Sentence sentence, int i)
    {
        var all = 0ul;
        for (var j = i - 1; j >= sentence.First && j > i - 5 && _shapes[j] >= WordForm.FirstCapitalised; j--) all |= _lists[j];
        for (var j = i + 1; j < sentence.End && j < i + 5 && _shapes[j] >= WordForm.FirstCapitalised; j++) all |= _lists[j] << 16;
        return all;
    }

    private void Grammar(AnnotatedText text, Sentence sentence, int i, ChainInput input)
    {
        ref readonly var token = ref text[i];
        var (before, here, after) = (At(_tags, sentence, i - 1), _tags[i], At(_tags, sentence, i + 1));
        input.Add(50, here);
        input.Add(51, before, here);
        input.Add(52, here, after);
        input.Add(53, before, here, after);
        input.Add(54, here, _shapes[i]);
        input.Add(55, here, _words[i]);
        if (_shapes[i] < WordForm.FirstCapitalised) return;
        input.Add(56, (ulong)token.Relation, here);
        if (token.Head < 0) return;
        input.Add(57, (ulong)token.Relation, _words[token.Head]);
        input.Add(58, _words[token.Head]);
        input.Add(59, (ulong)token.Relation, (ulong)text[token.Head].Upos, _lists[token.Head]);
    }

    private void Clusters(Sentence sentence, int i, ChainInput input)
    {
        var (before2, before, here, after, after2) = (Cluster(sentence, i - 2), Cluster(sentence, i - 1), _clusters[i], Cluster(sentence, i + 1), Cluster(sentence, i + 2));
        var shape = _shapes[i];
        input.Add(80, Coarse(here), shape);
        input.Add(81, Middling(here), shape);
        input.Add(82, here, shape);
        input.Add(83, Middling(before), shape);
        input.Add(84, Middling(after), shape);
        input.Add(85, before, shape);
        input.Add(86, after, shape);
        input.Add(87, Coarse(before), Coarse(here), shape);
        input.Add(88, Coarse(here), Coarse(after), shape);
        input.Add(89, Coarse(before), Coarse(here), Coarse(after));
        input.Add(90, Middling(before), Middling(here));
        input.Add(91, Middling(here), Middling(after));
        input.Add(92, Middling(before2), shape);
        input.Add(93, Middling(after2), shape);
        if (shape >= WordForm.FirstCapitalised)
        {
            input.Add(94, Coarse(here), _lists[i]);
            input.Add(95, Middling(here), At(_shapes, sentence, i - 1), At(_shapes, sentence, i + 1));
        }
    }

    private uint Cluster(Sentence sentence, int i) => i < sentence.First || i >= sentence.End ? 0xffffffff : _clusters[i];

    private static ulong Coarse(uint clusters) => clusters & 0xff;

    private static ulong Middling(uint clusters) => (clusters >> 8) & 0xff;

    private void Elsewhere(Sentence sentence, int i, ChainInput input)
    {
        if (_shapes[i] < WordForm.FirstCapitalised) return;
        var word = _words[i];
        var seen = (_afterLocative.Contains(word) ? 1u : 0) | (_inPerson.Contains(word) ? 2u : 0) | (_inOrganisation.Contains(word) ? 4u : 0)
            | (_lowerCase.Contains(word) ? 8u : 0) | (_possessive.Contains(word) ? 16u : 0);
        input.Add(70, seen);
        input.Add(71, seen, _lists[i]);
        input.Add(72, seen, i == sentence.First ? 1u : 0);
        input.Add(73, seen, At(_shapes, sentence, i - 1), At(_shapes, sentence, i + 1));
    }

    private void Observe(AnnotatedText text, int i)
    {
        if (_shapes[i] < WordForm.FirstCapitalised)
        {
            if (text.Word(i).Length > 2) _lowerCase.Add(_words[i]);
            return;
        }

        const ulong Person = (ulong)(NameWord.Given | NameWord.Title);
        var word = _words[i];
        if (i > 0)
        {
            if (text.Word(i - 1) is "in" or "at" or "from" or "near" or "outside" or "across" or "around" or "through" or "throughout" or "inside" or "into")
            {
                _afterLocative.Add(word);
            }

            if ((_lists[i - 1] & Person) != 0) _inPerson.Add(word);
        }

        if (i + 1 >= text.Count) return;
        if ((_lists[i + 1] & (ulong)NameWord.Organisation) != 0) _inOrganisation.Add(word);
        if ((_lists[i] & (ulong)NameWord.Given) != 0 && _shapes[i + 1] >= WordForm.FirstCapitalised) _inPerson.Add(word);
        if (text.Word(i + 1) is "'s" or "’s") _possessive.Add(word);
    }

    private static ulong At(ulong[] values, Sentence sentence, int i) => i < sentence.First || i >= sentence.End ? Outside : values[i];
}
