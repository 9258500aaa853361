using Truce.Language.Neural;

namespace Truce.Language.Names;

/// <summary>
/// Finds names by trained weights, the network's own scores, and what a word is called elsewhere in the document. Holds scratch
/// buffers: one for each thread, weights shared.
/// </summary>
internal sealed class NameTagger(ChainModel? model, WordClusters clusters)
{
    /// <summary>Name of the weights' file in the models folder.</summary>
    public const string WeightsFile = "names.bin";

    /// <summary>Kinds of name that the tagger tells apart.</summary>
    public const int KindCount = 6;

    private const int Tags = (2 * KindCount) + 1;

    /// <summary>
    /// How far a word is drawn towards what it is called elsewhere. Set on the open and the restricted development part of GUM, where it
    /// raised F1 from 0.734 and 0.733 to 0.750 and 0.746.
    /// </summary>
    private const float SharedWeight = 0.5f;

    /// <summary>
    /// What the network's scores count beside the features': less than one, since the network has seen the documents that the features' weights learnt from. Set
    /// on the same two parts, where it raised F1 by less than 0.005.
    /// </summary>
    private const float NetworkWeight = 0.75f;

    private readonly NameFeatures _features = new(clusters);
    private readonly ChainDecoder? _decoder = model is null ? null : new ChainDecoder(model);
    private readonly ChainInput _input = new();
    private readonly Dictionary<ulong, int> _rowOf = [];
    private readonly List<int> _times = [];
    private float[] _scores = [];
    private float[] _sums = [];
    private byte[] _tags = new byte[256];

    /// <summary>Finds the names of a tagged and parsed text, by position.</summary>
    public List<Name> Find(AnnotatedText text)
    {
        var names = new List<Name>();
        Score(text);
        Share(text);
        foreach (var sentence in text.Sentences)
        {
            var count = sentence.End - sentence.First;
            if (_tags.Length < count) _tags = new byte[count * 2];
            _decoder!.Decode(_scores.AsSpan(sentence.First * Tags, count * Tags), _tags);
            for (var i = 0; i < count;)
            {
                var tag = _tags[i];
                if (tag == 0)
                {
                    i++;
                    continue;
                }

                var first = i++;
                while (i < count && _tags[i] == tag + 1) i++;
                var kind = (NameKind)((tag - 1) / 2);
                var confidence = _decoder.Confidence(first, tag);
                while (kind == NameKind.Person && first + 1 < i && NameGold.IsTitle(text.Word(sentence.First + first))) first++;
                names.Add(new Name(sentence.First + first, sentence.First + i, kind, confidence));
            }
        }

        return names;
    }

    /// <summary>Adds the sentences of a text to a trainer; names must not overlap.</summary>
    public void Teach(AnnotatedText text, IReadOnlyList<Name> gold, ChainTrainer trainer)
    {
        _features.Begin(text);
        foreach (var sentence in text.Sentences)
        {
            _features.Fill(text, sentence, _input, all: true);
            var tags = new byte[_input.Count];
            foreach (var name in gold)
            {
                if (name.First < sentence.First || name.End > sentence.End) continue;
                for (var i = name.First; i < name.End; i++)
                {
                    tags[i - sentence.First] = (byte)((2 * (int)name.Kind) + (i == name.First ? 1 : 2));
                }
            }

            trainer.Add(_input, tags);
        }
    }

    /// <summary>The score of each tag for each word: what the features say and what the network says.</summary>
    private void Score(AnnotatedText text)
    {
        if (_scores.Length < text.Count * Tags) _scores = new float[text.Count * Tags * 2];
        _features.Begin(text);
        foreach (var sentence in text.Sentences)
        {
            _features.Fill(text, sentence, _input, all: false);
            _decoder!.Score(_input, _scores.AsSpan(sentence.First * Tags));
        }

        for (var i = 0; i < text.Count; i++)
        {
            for (var tag = 0; tag < Tags; tag++)
            {
                _scores[(i * Tags) + tag] += NetworkWeight * text.NameScoreArray[(i * Shape.Names) + tag];
            }
        }
    }

    /// <summary>Draws the scores of a capitalised word towards their mean over all places of the document where it stands.</summary>
    private void Share(AnnotatedText text)
    {
        _rowOf.Clear();
        _times.Clear();
        for (var i = 0; i < text.Count; i++)
        {
            if (WordForm.Shape(text.Word(i)) < WordForm.FirstCapitalised) continue;
            var key = WordForm.Hash(text.Word(i));
            if (!_rowOf.TryGetValue(key, out var row))
            {
                row = _rowOf.Count;
                _rowOf.Add(key, row);
                _times.Add(0);
                if (_sums.Length < _times.Count * Tags) Array.Resize(ref _sums, _times.Count * Tags * 2);
                Array.Clear(_sums, row * Tags, Tags);
            }

            _times[row]++;
            for (var tag = 0; tag < Tags; tag++) _sums[(row * Tags) + tag] += _scores[(i * Tags) + tag];
        }

        for (var i = 0; i < text.Count; i++)
        {
            if (WordForm.Shape(text.Word(i)) < WordForm.FirstCapitalised || !_rowOf.TryGetValue(WordForm.Hash(text.Word(i)), out var row)) continue;
            for (var tag = 0; tag < Tags; tag++)
            {
                ref var score = ref _scores[(i * Tags) + tag];
                score += SharedWeight * ((_sums[(row * Tags) + tag] / _times[row]) - score);
            }
        }
    }
}
