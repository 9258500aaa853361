namespace Truce.Reading;

/// <summary>
/// Says which blocks of a page are its article, in two steps: first each block by itself and its neighbours' looks, then again knowing
/// what the first step thought of the blocks around it (Vogels et al. 2018 do so with a network).
/// </summary>
internal sealed class BodyModel(BoostedTrees first, BoostedTrees second)
{
    /// <summary>Sentences to the visitor and captions must look very much like the article's to be taken.</summary>
    private const float SureInDoubt = 0.95f;

    private const float InDoubt = 0.4f;

    /// <summary>What the first step gives less than this, the second has never been seen to take.</summary>
    private const float NoDoubt = 0.004f;

    private static readonly Lazy<BodyModel> _shipped = new(LoadShipped);

    /// <summary>The model in the assembly.</summary>
    public static BodyModel Shipped => _shipped.Value;

    /// <summary>Probability of each block to be the article's.</summary>
    public float[] Score(BlockPage page, LinkedData data)
    {
        using var rows = BlockFeatures.Of(page, data);
        var early = FirstStage(first, rows);
        var asked = new List<int>();
        for (var i = 0; i < rows.Count; i++)
        {
            if (early[i] >= NoDoubt && !BlockFeatures.IsVetoed(rows[i])) asked.Add(i);
        }

        var thoughts = new FirstThoughts(page, early);
        using var later = new FeatureTable(asked.Count, BlockFeatures.Count + BlockFeatures.SecondStage);
        for (var k = 0; k < asked.Count; k++) thoughts.Fill(later[k], rows[asked[k]], asked[k]);
        var late = FirstStage(second, later);
        var scores = new float[rows.Count];
        for (var k = 0; k < asked.Count; k++) scores[asked[k]] = BlockFeatures.IsDoubtful(rows[asked[k]]) && late[k] < SureInDoubt ? late[k] * InDoubt : late[k];
        return scores;
    }

    /// <summary>What the first step thinks.</summary>
    public static float[] FirstStage(BoostedTrees model, FeatureTable rows)
    {
        var scores = new float[rows.Count];
        model.Probabilities(rows, scores);
        return scores;
    }

    private static BodyModel LoadShipped()
    {
        using var stream = typeof(BodyModel).Assembly.GetManifestResourceStream("Truce.Reading.articles.model")
            ?? throw new InvalidOperationException("the assembly carries no article model");
        using var reader = new StreamReader(stream);
        return new BodyModel(BoostedTrees.Read(reader), BoostedTrees.Read(reader));
    }
}
