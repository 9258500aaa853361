using System.Globalization;
using System.Text.Json;
using Truce.Language;

namespace Truce.Coding;

/// <summary>Fits the weights by which a place is chosen among namesakes to annotated articles with coordinates.</summary>
public static class PlaceRankTraining
{
    private const int Epochs = 12;
    private const float Rate = 0.03f;
    private const double SameKm = 161;

    /// <summary>Fits the weights and returns them as the text of a table for <see cref="PlaceWeights"/>.</summary>
    public static string Fit(Codebook codebook, LanguageModel model, string file, Func<int, string, bool>? leaveOut, Action<string>? report)
    {
        ArgumentNullException.ThrowIfNull(codebook);
        var articles = Read(codebook, model, file, leaveOut);
        var current = PlaceWeights.Chosen.ToArray();
        var average = new double[current.Length];
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            var ranker = new PlaceRanker(codebook.Places, new PlaceWeights(current));
            var (names, right) = (0, 0);
            foreach (var (text, spans, gold) in articles)
            {
                ranker.Rank(text, spans, []);
                Step(ranker, gold, current, ref names, ref right);
            }

            for (var i = 0; i < average.Length; i++) average[i] += current[i];
            report?.Invoke(string.Create(CultureInfo.InvariantCulture, $"epoch {epoch + 1}: {right} of {names} mentions right"));
        }

        return string.Join(", ", average.Select(w => (w / Epochs).ToString("0.00", CultureInfo.InvariantCulture) + "f"));
    }

    private static List<(AnnotatedText Text, List<PlaceSpan> Spans, List<(double, double)?> Gold)> Read(
        Codebook codebook, LanguageModel model, string file, Func<int, string, bool>? leaveOut)
    {
        var annotator = new Annotator(model);
        var articles = new List<(AnnotatedText, List<PlaceSpan>, List<(double, double)?>)>();
        var scan = new PlaceScan(codebook.Places);
        var index = 0;
        foreach (var line in PlaceTraining.Lines(file))
        {
            using var json = JsonDocument.Parse(line);
            if (leaveOut?.Invoke(index++, json.RootElement.GetProperty("id").GetString()!) == true) continue;
            var text = annotator.Annotate(json.RootElement.GetProperty("text").GetString()!);
            scan.Scan(text);
            var (spans, gold) = (new List<PlaceSpan>(), new List<(double, double)?>());
            foreach (var place in json.RootElement.GetProperty("places").EnumerateArray())
            {
                if (PlaceTraining.Tokens(text, place.GetProperty("start").GetInt32(), place.GetProperty("end").GetInt32()) is not { } span) continue;
                if (spans.Count > 0 && spans[^1].End > span.First) continue;
                spans.Add(span with { IsAdjective = scan.ClassAt(span.First) == PlaceClass.Adjective });
                gold.Add(place.GetProperty("lat").ValueKind == JsonValueKind.Number
                    ? (place.GetProperty("lat").GetDouble(), place.GetProperty("lon").GetDouble())
                    : null);
            }

            articles.Add((text, spans, gold));
        }

        return articles;
    }

    /// <summary>One step up the logarithm of the right candidates' probability, for each mention.</summary>
    private static void Step(PlaceRanker ranker, List<(double Latitude, double Longitude)?> gold, float[] weights, ref int names, ref int right)
    {
        for (var s = 0; s < gold.Count; s++)
        {
            if (gold[s] is not { } at) continue;
            var n = ranker.NameOf(s);
            var name = ranker.Names[n];
            var (from, to) = (name.FirstCandidate, name.EndCandidate);
            if (to - from < 2) continue;
            var rows = new float[to - from][];
            var good = new bool[to - from];
            var scorer = new PlaceWeights(weights);
            var most = float.MinValue;
            for (var c = from; c < to; c++)
            {
                rows[c - from] = ranker.FeaturesOf(n, c).ToArray();
                var place = ranker.Candidates[c].Place;
                good[c - from] = Geodesy.DistanceKm(at.Latitude, at.Longitude, place.Latitude, place.Longitude) <= SameKm;
                most = Math.Max(most, scorer.Score(rows[c - from]));
            }

            if (!good.Contains(true) || !good.Contains(false)) continue;
            names++;
            if (good[name.Best - from]) right++;
            var all = rows.Select(r => MathF.Exp(scorer.Score(r) - most)).ToArray();
            var (sum, sumGood) = (all.Sum(), all.Where((_, i) => good[i]).Sum() + 1e-9f);
            for (var c = 0; c < rows.Length; c++)
            {
                var g = ((good[c] ? all[c] / sumGood : 0) - (all[c] / sum)) * Rate;
                for (var f = 0; f < weights.Length; f++) weights[f] += g * rows[c][f];
            }
        }
    }
}
