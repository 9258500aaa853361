using Truce.Language;

namespace Truce.Coding;

/// <summary>
/// Finds the names of places in a text with trained weights. Holds scratch buffers: one for each thread, weights shared.
/// </summary>
internal sealed class PlaceTagger
{
    /// <summary>Number of tags: outside, place and adjective.</summary>
    public const int TagCount = 5;

    private const byte FirstAdjective = 3;

    /// <summary>Confidence of a place that is known by the tables alone; set by judgement.</summary>
    private const float SiteConfidence = 0.5f;

    private readonly PlaceScan _scan;
    private readonly PlaceFeatures _features;
    private readonly ChainDecoder? _decoder;
    private readonly ChainInput _input = new();
    private byte[] _tags = new byte[256];

    /// <summary>Makes a tagger; without a model it can only show its features to the trainer.</summary>
    public PlaceTagger(PlaceBook book, WordClusters clusters, ChainModel? model)
    {
        _scan = new PlaceScan(book);
        _features = new PlaceFeatures(_scan, clusters);
        if (model is not null) _decoder = new ChainDecoder(model);
    }

    /// <summary>The names that the place book knows, of the text read last.</summary>
    public PlaceScan Scan => _scan;

    /// <summary>Finds the place names of a text, by position.</summary>
    public void Find(AnnotatedText text, List<PlaceSpan> found)
    {
        found.Clear();
        Begin(text);
        foreach (var sentence in text.Sentences)
        {
            _features.Fill(text, sentence, _input, all: false);
            if (_tags.Length < _input.Count) _tags = new byte[_input.Count * 2];
            _decoder!.Decode(_input, _tags);
            for (var i = 0; i < _input.Count;)
            {
                var tag = _tags[i];
                if (tag == 0)
                {
                    i = AddSite(sentence, i, found);
                    continue;
                }

                var first = i++;
                while (i < _input.Count && _tags[i] == tag + 1) i++;
                found.Add(new PlaceSpan(sentence.First + first, sentence.First + i, tag >= FirstAdjective, _decoder.Confidence(first, tag)));
            }
        }
    }

    /// <summary>
    /// "at Kerem Shalom": a name of several words that the curated tables hold for a crossing, camp or village is that place, though the weights,
    /// learned from the world's news, pass it over. Gives the token to go on with.
    /// </summary>
    private int AddSite(Sentence sentence, int i, List<PlaceSpan> found)
    {
        var first = sentence.First + i;
        var end = _scan.EndAt(first);
        if (end < first + 2 || _scan.ClassAt(first) != PlaceClass.Site) return i + 1;
        for (var k = first; k < end; k++)
        {
            if (_tags[k - sentence.First] != 0) return i + 1;
        }

        found.Add(new PlaceSpan(first, end, false, SiteConfidence));
        return end - sentence.First;
    }

    /// <summary>Adds the sentences of a text to a trainer.</summary>
    /// <param name="text">The text.</param>
    /// <param name="gold">Its places, by position, as token ranges.</param>
    /// <param name="trainer">Where the sentences go.</param>
    public void Teach(AnnotatedText text, IReadOnlyList<PlaceSpan> gold, ChainTrainer trainer)
    {
        Begin(text);
        foreach (var sentence in text.Sentences)
        {
            _features.Fill(text, sentence, _input, all: true);
            var tags = new byte[_input.Count];
            foreach (var span in gold)
            {
                if (span.First < sentence.First || span.End > sentence.End) continue;
                var adjective = span.End == span.First + 1 && _scan.ClassAt(span.First) == PlaceClass.Adjective;
                for (var i = span.First; i < span.End; i++)
                {
                    tags[i - sentence.First] = (byte)((adjective ? FirstAdjective : 1) + (i > span.First ? 1 : 0));
                }
            }

            trainer.Add(_input, tags);
        }
    }

    private void Begin(AnnotatedText text)
    {
        _scan.Scan(text);
        _features.Begin(text);
    }
}

/// <summary>A place name found in a text.</summary>
/// <param name="First">Index of its first token.</param>
/// <param name="End">Index after its last token.</param>
/// <param name="IsAdjective">Whether it is an adjective or the name of a people.</param>
/// <param name="Confidence">From 0 to 1.</param>
internal readonly record struct PlaceSpan(int First, int End, bool IsAdjective, float Confidence);
