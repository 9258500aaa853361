using System.Globalization;

namespace Truce.Reading;

/// <summary>Trains the model that finds the article on a page, from pages with their article's text.</summary>
public static class ArticleTraining
{
    private const int FirstTrees = 400;
    private const int SecondTrees = 400;
    private const int Depth = 4;
    private const int Folds = 10;
    private const int Seed = 20160912;

    /// <summary>A block counts as the article's when so much of it stands in the article.</summary>
    private const double LabelShare = 0.6;

    /// <summary>A block of so many letters stands in the article by no chance, however few its words.</summary>
    private const int LongCharacters = 40;

    /// <summary>
    /// Trains on pages, writes the model to <paramref name="model"/> and what cross-validation by page says of it to
    /// <paramref name="log"/>. The same pages give the same bytes.
    /// </summary>
    public static void Train(IReadOnlyList<(string Id, string Html, string Body)> pages, TextWriter model, TextWriter log)
    {
        ArgumentNullException.ThrowIfNull(pages);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(log);
        var samples = pages.OrderBy(page => page.Id, StringComparer.Ordinal).Select(Sample.Of).ToList();
        var folds = samples.Select((_, i) => i % Folds).ToArray();
        CrossValidate(samples, folds, log);
        var (first, second) = TrainBoth(samples);
        first.Write(model);
        second.Write(model);
    }

    private static void CrossValidate(List<Sample> samples, int[] folds, TextWriter log)
    {
        var scores = new float[samples.Count][];
        for (var fold = 0; fold < Folds; fold++)
        {
            var (first, second) = TrainBoth(samples.Where((_, i) => folds[i] != fold).ToList());
            var body = new BodyModel(first, second);
            for (var i = 0; i < samples.Count; i++)
            {
                if (folds[i] == fold) scores[i] = body.Score(samples[i].Page, samples[i].Data);
            }
        }

        foreach (var threshold in (ReadOnlySpan<float>)[0.3f, 0.35f, 0.4f, 0.45f, 0.5f, 0.6f])
        {
            var figures = new ArticleScore();
            for (var i = 0; i < samples.Count; i++)
            {
                var text = string.Join('\n', BodyChoice.Choose(samples[i].Page, scores[i], threshold).Select(b => samples[i].Page.Blocks[b].Text));
                var (precision, recall) = figures.Add(samples[i].Body, text);
                if (threshold == BodyChoice.Threshold && (precision < 0.93 || recall < 0.93))
                    log.Write(string.Create(CultureInfo.InvariantCulture, $"{samples[i].Id[..8]}\tP {precision:F3}\tR {recall:F3}\n"));
            }

            log.Write(string.Create(CultureInfo.InvariantCulture, $"cross-validated at {threshold:F2}: F1 {figures.F1:F4}, precision {figures.Precision:F4}, recall {figures.Recall:F4}, exact {figures.Accuracy:F3}\n"));
        }

        for (var i = 0; i < samples.Count; i++) LogErrors(samples[i], scores[i], log);
    }

    private static void LogErrors(Sample sample, float[] scores, TextWriter log)
    {
        var chosen = BodyChoice.Choose(sample.Page, scores).ToHashSet();
        for (var b = 0; b < scores.Length; b++)
        {
            if (chosen.Contains(b) == sample.Labels[b] || sample.Page.Blocks[b].Words < 4) continue;
            var text = sample.Page.Blocks[b].Text.Replace('\n', ' ');
            log.Write(string.Create(CultureInfo.InvariantCulture, $"  {sample.Id[..8]} {(sample.Labels[b] ? "lost" : "kept")} {scores[b]:F2} {sample.Page.Blocks[b].Tag} {(text.Length > 110 ? text[..110] : text)}\n"));
        }
    }

    /// <summary>The second step learns from what the first says of pages it has not seen.</summary>
    private static (BoostedTrees First, BoostedTrees Second) TrainBoth(List<Sample> samples)
    {
        const int innerFolds = 5;
        var early = new float[samples.Count][];
        for (var fold = 0; fold < innerFolds; fold++)
        {
            var model = TrainFirst(samples.Where((_, i) => i % innerFolds != fold).ToList());
            for (var i = fold; i < samples.Count; i += innerFolds) early[i] = BodyModel.FirstStage(model, samples[i].Rows);
        }

        var rows = new List<float[]>();
        for (var i = 0; i < samples.Count; i++)
        {
            var thoughts = new FirstThoughts(samples[i].Page, early[i]);
            for (var b = 0; b < samples[i].Rows.Count; b++)
            {
                rows.Add(new float[BlockFeatures.Count + BlockFeatures.SecondStage]);
                thoughts.Fill(rows[^1], samples[i].Rows[b], b);
            }
        }

        var second = new BoostedTreesTrainer(SecondTrees, Depth, Seed + 1).Train([.. rows], Labels(samples), Weights(samples));
        return (TrainFirst(samples), second);
    }

    private static BoostedTrees TrainFirst(List<Sample> samples) =>
        new BoostedTreesTrainer(FirstTrees, Depth, Seed).Train([.. samples.SelectMany(s => Enumerable.Range(0, s.Rows.Count).Select(row => s.Rows[row].ToArray()))], Labels(samples), Weights(samples));

    private static bool[] Labels(List<Sample> samples) => [.. samples.SelectMany(s => s.Labels)];

    private static float[] Weights(List<Sample> samples) => [.. samples.SelectMany(s => s.Weights)];

    private sealed record Sample(string Id, string Body, BlockPage Page, LinkedData Data, FeatureTable Rows, bool[] Labels, float[] Weights)
    {
        public static Sample Of((string Id, string Html, string Body) page)
        {
            var blocks = BlockReader.Read(page.Html);
            var data = LinkedData.Find(page.Html);
            var rows = BlockFeatures.Of(blocks, data);
            var labels = Label(blocks, page.Body);
            var words = Math.Max(50, ArticleScore.Words(page.Body).Count);
            // The measure weighs words, and every page the same.
            var weights = blocks.Blocks.Select(b => 30f * (b.Words + 2) / words).Select(w => Math.Clamp(w, 0.05f, 6f)).ToArray();
            return new Sample(page.Id, page.Body, blocks, data, rows, labels, weights);
        }

        /// <summary>
        /// A block is the article's when its words stand there, in order. Short blocks may stand there by chance: they must also come
        /// after the place where the block before was found, and not far.
        /// </summary>
        private static bool[] Label(BlockPage page, string body)
        {
            var truth = ArticleScore.Words(body);
            var shingles = ArticleScore.Shingles(truth);
            var text = " " + string.Join(' ', truth) + " ";
            var labels = new bool[page.Blocks.Count];
            var cursor = 0;
            for (var i = 0; i < labels.Length; i++)
            {
                var words = ArticleScore.Words(page.Blocks[i].Text);
                if (words.Count == 0) continue;
                if (words.Count >= 6)
                {
                    var own = ArticleScore.Shingles(words);
                    labels[i] = own.Where(s => shingles.ContainsKey(s.Key)).Sum(s => s.Value) >= LabelShare * own.Values.Sum();
                    if (labels[i] && text.IndexOf(" " + string.Join(' ', words.Take(4)) + " ", StringComparison.Ordinal) is >= 0 and var at) cursor = Math.Max(cursor, at);
                    continue;
                }

                var found = text.IndexOf(" " + string.Join(' ', words) + " ", cursor, StringComparison.Ordinal);
                // Scripts that write sentences without spaces have few words, and long ones.
                var isLong = page.Blocks[i].Characters >= LongCharacters;
                labels[i] = found >= 0 && (isLong || (cursor > 0 && words.Count > 1)) && (cursor == 0 || found - cursor < 2500);
                if (labels[i] && isLong) cursor = Math.Max(cursor, found);
            }

            return labels;
        }
    }
}
