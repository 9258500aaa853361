using Truce.Language.Tagging;

namespace Truce.Language.Training;

/// <summary>Trains the language model from treebanks: the same files give the same bytes.</summary>
public static class LanguageTrainer
{
    private const int Seed = 2016;
    private const int LeastOfClass = 20;
    private const int TagRounds = 8;
    private const int TagBits = 17;
    private const int RoundsBetweenScores = 5;

    /// <summary>Rounds over the treebanks that the shipped network was trained for.</summary>
    public const int Rounds = 40;

    /// <summary>Trains on every <c>*-train.conllu.gz</c> of a folder but those named restricted, and writes the model to another.</summary>
    public static void Train(string data, string vectors, string output, Action<string> log, int rounds = Rounds)
    {
        ArgumentNullException.ThrowIfNull(log);
        var files = Directory.EnumerateFiles(data, "*-train.conllu.gz").Where(f => !f.Contains("restricted", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).ToArray();
        var sentences = files.SelectMany(Treebank.Read).ToList();
        log($"{sentences.Count} sentences from {string.Join(", ", files.Select(Path.GetFileName))}");
        var classes = new TagClasses([.. sentences.SelectMany(s => s.Words)
            .GroupBy(w => TagClasses.Reduce(w.Upos, w.Morphology))
            .Where(g => g.Count() >= LeastOfClass)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key.ToString(), StringComparer.Ordinal).Select(g => g.Key)]);
        var lemmatizer = LemmaTrainer.Train(sentences, classes);
        var tagger = TrainTagger(sentences.ConvertAll(s => new Example(s, classes)), classes.All.Length);
        log("fast tagger trained");
        var network = new NetworkTrainer(sentences, classes, vectors);
        log($"network of {network.WordCount} words");
        var development = Directory.EnumerateFiles(data, "*-dev.conllu.gz").Where(f => !f.Contains("restricted", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).Select(f => (Name: Path.GetFileName(f), Sentences: Treebank.Read(f))).ToArray();
        network.Train(rounds, (round, line) =>
        {
            log(line);
            if (round % RoundsBetweenScores == 0 || round == rounds)
            {
                var model = new LanguageModel(classes, lemmatizer, tagger, network.Export());
                foreach (var (name, gold) in development)
                {
                    log($"{name}: {ParseEvaluation.ScoreWords(gold, new Annotator(model), null)}");
                }
            }
        });
        new LanguageModel(classes, lemmatizer, tagger, network.Export()).Save(output);
    }

    private static HashedPerceptron TrainTagger(List<Example> examples, int classes)
    {
        var trainer = new PerceptronTrainer(classes, TagBits);
        var random = new Random(Seed);
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var features = new uint[Tagger.FeatureCount];
        var scores = new float[classes];
        for (var round = 0; round < TagRounds; round++)
        {
            random.Shuffle(order);
            foreach (var index in order)
            {
                var example = examples[index];
                int previous = classes, before = classes;
                for (var i = 0; i < example.Gold.Length; i++)
                {
                    Tagger.Fill(example.Text, example.Words, new Sentence(0, example.Gold.Length), i, previous, before, features);
                    var predicted = trainer.Predict(features, scores);
                    if (predicted != example.Gold[i])
                    {
                        trainer.Update(features, example.Gold[i], predicted);
                    }

                    trainer.Tick();
                    (before, previous) = (previous, predicted);
                }
            }
        }

        return trainer.Finish();
    }

    private sealed class Example
    {
        public Example(TreebankSentence sentence, TagClasses classes)
        {
            Text = Treebank.ToText(sentence);
            Gold = [.. sentence.Words.Select(w => classes.Of(w.Upos, w.Morphology))];
            Words = new uint[Gold.Length];
            for (var i = 0; i < Gold.Length; i++)
            {
                Words[i] = Features.Lower(Text.Word(i));
            }

        }

        public AnnotatedText Text { get; }

        public int[] Gold { get; }

        public uint[] Words { get; }
    }
}
