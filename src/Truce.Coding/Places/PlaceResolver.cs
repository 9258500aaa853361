using Truce.Language;

namespace Truce.Coding;

/// <summary>
/// Finds the places of a report and decides which of all namesakes each is. Holds scratch buffers: one for each thread.
/// </summary>
internal sealed class PlaceResolver
{
    /// <summary>Name of the weights' file in the models folder.</summary>
    public const string WeightsFile = "places.bin";

    private readonly PlaceTagger _tagger;
    private readonly PlaceRanker _ranker;
    private readonly List<PlaceSpan> _spans = [];

    public PlaceResolver(PlaceBook book, LanguageModel model, ChainModel? weights = null)
    {
        _tagger = new PlaceTagger(book, model.Clusters, weights ?? model.Weights(WeightsFile));
        _ranker = new PlaceRanker(book, PlaceWeights.Chosen);
    }

    /// <summary>Adds the places of a document.</summary>
    public void Add(Document document)
    {
        _tagger.Find(document.Text, _spans);
        _ranker.Rank(document.Text, _spans, document.Places);

        // "A Red Crescent warehouse": a name that no gazetteer has and the codebook knows as somebody's is no place.
        for (var i = document.Places.Count - 1; i >= 0; i--)
        {
            if (document.Places[i].Latitude is null && IsSomebody(document, document.Places[i])) document.Places.RemoveAt(i);
        }
    }

    private static bool IsSomebody(Document document, PlaceMention place)
    {
        foreach (var actor in document.Actors)
        {
            if (actor.First >= place.End) return false;
            if (actor is { Known: true, Via: MentionVia.Name } && actor.First <= place.First && place.End <= actor.End) return true;
        }

        return false;
    }

    /// <summary>Decides about given spans, as <c>truce eval places</c> does to measure resolution alone.</summary>
    public void Add(Document document, IReadOnlyList<PlaceSpan> spans)
    {
        _spans.Clear();
        _spans.AddRange(spans);
        _tagger.Scan.Scan(document.Text);
        _ranker.Rank(document.Text, _spans, document.Places);
    }
}
