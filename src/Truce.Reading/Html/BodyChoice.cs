namespace Truce.Reading;

/// <summary>Chooses the blocks of the article from their probabilities.</summary>
internal static class BodyChoice
{
    /// <summary>Set by cross-validation on the development pages (`truce train articles`); flat from 0.3 to 0.6.</summary>
    public const float Threshold = 0.4f;

    /// <summary>When no block reaches the threshold, those within this share of the best are taken.</summary>
    private const float ShareOfBest = 0.7f;

    /// <summary>A page that the model gives less than this everywhere has no article.</summary>
    private const float Hopeless = 0.1f;

    /// <summary>Paragraphs of so many words that stand on a page twice are printed twice by its template, not by its author.</summary>
    private const int RepeatedWords = 7;

    /// <summary>Indices of the blocks of the article, in order; empty when there is none.</summary>
    public static List<int> Choose(BlockPage page, float[] scores, float threshold = Threshold)
    {
        var best = 0f;
        foreach (var score in scores) best = Math.Max(best, score);
        var chosen = new List<int>();
        if (best < Hopeless) return chosen;
        var least = Math.Min(threshold, best * ShareOfBest);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < scores.Length; i++)
        {
            if (scores[i] >= least && (page.Blocks[i].Words < RepeatedWords || seen.Add(page.Blocks[i].Key))) chosen.Add(i);
        }

        return chosen;
    }
}
