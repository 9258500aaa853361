namespace Truce.Language.Names;

/// <summary>Trains the finder of names on treebanks with entities in their last column.</summary>
public static class NameTraining
{
    /// <summary>Trains on files and returns the bytes of the weights.</summary>
    public static byte[] Train(LanguageModel model, IReadOnlyList<string> treebanks, Action<string>? report)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(treebanks);
        var annotator = new Annotator(model);
        var tagger = new NameTagger(null, model.Clusters);
        var trainer = new ChainTrainer((2 * NameTagger.KindCount) + 1) { Epochs = 8, LeastCount = 3, Dropout = 0.6f, Decay = 1e-3f, Rate = 0.05f };
        foreach (var document in treebanks.SelectMany(NameGold.Read))
        {
            annotator.AnnotateWords(document.Text);
            tagger.Teach(document.Text, document.Names, trainer);
        }

        return trainer.Train(report);
    }
}
