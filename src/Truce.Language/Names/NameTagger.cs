namespace Truce.Language.Names;

/// <summary>Finds names with trained weights. Holds scratch buffers: one for each thread, weights shared.</summary>
internal sealed class NameTagger(ChainModel? model, WordClusters clusters)
{
    /// <summary>Name of the weights' file in the models folder.</summary>
    public const string WeightsFile = "names.bin";

    /// <summary>Kinds of name that the tagger tells apart.</summary>
    public const int KindCount = 6;

    private readonly NameFeatures _features = new(clusters);
    private readonly ChainDecoder? _decoder = model is null ? null : new ChainDecoder(model);
    private readonly ChainInput _input = new();
    private byte[] _tags = new byte[256];

    /// <summary>Finds the names of a tagged and parsed text, by position.</summary>
    public List<Name> Find(AnnotatedText text)
    {
        var names = new List<Name>();
        _features.Begin(text);
        foreach (var sentence in text.Sentences)
        {
            _features.Fill(text, sentence, _input);
            if (_tags.Length < _input.Count) _tags = new byte[_input.Count * 2];
            _decoder!.Decode(_input, _tags);
            for (var i = 0; i < _input.Count;)
            {
                var tag = _tags[i];
                if (tag == 0)
                {
                    i++;
                    continue;
                }

                var first = i++;
                while (i < _input.Count && _tags[i] == tag + 1) i++;
                names.Add(new Name(sentence.First + first, sentence.First + i, (NameKind)((tag - 1) / 2), _decoder.Confidence(first, tag)));
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
            _features.Fill(text, sentence, _input);
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
}
