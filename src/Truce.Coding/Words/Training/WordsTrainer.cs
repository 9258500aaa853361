using Truce.Language;

namespace Truce.Coding.Words.Training;

/// <summary>Trains the models of words from annotated articles. The same articles in the same order give the same bytes.</summary>
public static class WordsTrainer
{
    /// <summary>Parts that the articles are cut into, so that the choice of speakers learns from frames of models that have not seen the article.</summary>
    private const int Folds = 2;

    /// <summary>Trains all weights; reports progress in words for people.</summary>
    public static WordsModel Train(IReadOnlyList<GoldArticle> articles, LanguageModel language, Action<string> report)
    {
        ArgumentNullException.ThrowIfNull(articles);
        ArgumentNullException.ThrowIfNull(report);
        var annotator = new Annotator(language);
        var texts = articles.Select(a => new TrainingText(a, annotator.Annotate(a.Text))).ToArray();
        report($"{texts.Length} articles read");
        var clusters = ClusterTrainer.Train(language);
        report($"{language.WordCount} words in {WordClusters.Count} clusters");

        var choices = new List<SpeakerTrainer.Choice>();
        var view = new WordsView(clusters);
        var set = new FrameSet();
        for (var fold = 0; fold < Folds; fold++)
        {
            var finder = TrainFrames([.. texts.Where((_, i) => i % Folds != fold)], clusters).Finder;
            foreach (var text in texts.Where((_, i) => i % Folds == fold))
            {
                view.Load(text.Annotated);
                finder.Find(view, set);
                SpeakerTrainer.Collect(text, view, set, choices);
            }

            report($"part {fold + 1} of {Folds}: {choices.Count} passages");
        }

        var speaker = SpeakerTrainer.Train(choices);
        var (cue, token, step, _) = TrainFrames(texts, clusters);
        report("trained");
        return new WordsModel(clusters, cue, token, step, speaker);
    }

    private static (LinearModel Cue, LinearModel Token, LinearModel Step, CueFrameFinder Finder) TrainFrames(TrainingText[] texts, WordClusters clusters)
    {
        var cue = CueTrainer.Train(texts, clusters);
        var (token, step) = RoleTrainer.Train(texts, clusters);
        return (cue, token, step, new CueFrameFinder(cue, token, step));
    }
}
