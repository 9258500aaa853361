using Truce.Language.Lemmas;
using Truce.Language.Tagging;

namespace Truce.Language.Training;

/// <summary>Trains the language model from treebanks: the same files give the same bytes.</summary>
public static class LanguageTrainer
{
    private const ulong Seed = 2016;
    private const int LeastOfClass = 20;
    private const int TagRounds = 8;
    private const int TagBits = 16;
    private const int RoundsBetweenScores = 5;

    /// <summary>Rounds over the treebanks that the shipped network was trained for.</summary>
    public const int Rounds = 25;

    /// <summary>Networks of other seeds, trained first, whose opinions the shipped one learnt from.</summary>
    public const int Teachers = 2;

    /// <summary>Trains on every <c>*-train.conllu.gz</c> of a folder but those named restricted, and writes the model to another.</summary>
    public static void Train(string data, string vectors, string output, Action<string> log, int rounds = Rounds, int teachers = Teachers)
    {
        ArgumentNullException.ThrowIfNull(log);
        var sentences = ReadTrees(data, "train");
        log($"{sentences.Count} sentences");
        var (classes, lemmatizer, splitter, tagger) = TrainSmall(sentences);
        log("splitter and fast tagger trained");
        Names.NameGold.Mark(sentences);
        var development = ReadTrees(data, "dev");
        Opinion[]? opinions = null;

        // The rate would fall to nothing in a quarter more rounds than there are; teachers are trained to the end of a shorter fall.
        var horizon = rounds * 32 / 25;
        var teacherRounds = horizon * 3 / 5;
        for (var teacher = 1; teacher <= teachers; teacher++)
        {
            var trainer = Train(Seed + (ulong)teacher, $"teacher {teacher}, ", teacherRounds, teacherRounds, null);
            opinions ??= trainer.NewOpinions();
            trainer.Observe(opinions, 1f / teachers);
        }

        var network = Train(Seed, "", rounds, horizon, opinions);
        new LanguageModel(classes, lemmatizer, splitter, tagger, network.Export()).Save(output);

        NetworkTrainer Train(ulong seed, string name, int rounds, int horizon, Opinion[]? opinions)
        {
            var trainer = new NetworkTrainer(sentences, classes, vectors, seed);
            log($"{name}network of {trainer.WordCount} words");
            trainer.Train(rounds, horizon, opinions, (round, line) =>
            {
                log(name + line);
                if (round % RoundsBetweenScores == 0 || round == rounds)
                {
                    var model = new LanguageModel(classes, lemmatizer, splitter, tagger, trainer.Export());
                    log($"{name}development: {ParseEvaluation.ScoreWords(development, new Annotator(model), null)}");
                }
            });
            return trainer;
        }
    }

    /// <summary>Everything but the network.</summary>
    internal static (TagClasses Classes, Lemmatizer Lemmatizer, HashedPerceptron Splitter, HashedPerceptron Tagger) TrainSmall(
        List<TreebankSentence> sentences)
    {
        var classes = new TagClasses([.. sentences.SelectMany(s => s.Words)
            .GroupBy(w => TagClasses.Reduce(w.Upos, w.Morphology))
            .Where(g => g.Count() >= LeastOfClass)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key.ToString(), StringComparer.Ordinal).Select(g => g.Key)]);
        return (classes, LemmaTrainer.Train(sentences, classes), SentenceTrainer.Train(sentences),
            TrainTagger(sentences.ConvertAll(s => new Example(s, classes)), classes.All.Length));
    }

    internal static List<TreebankSentence> ReadTrees(string folder, string part) =>
        [.. Directory.EnumerateFiles(folder, $"*-{part}.conllu.gz").Where(f => !f.Contains("restricted", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).SelectMany(Treebank.Read)];

    private static HashedPerceptron TrainTagger(List<Example> examples, int classes)
    {
        var trainer = new PerceptronTrainer(classes, TagBits);
        var noise = new Noise(Seed);
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var features = new uint[Tagger.FeatureCount];
        var scores = new float[classes];
        for (var round = 0; round < TagRounds; round++)
        {
            noise.Shuffle(order.AsSpan());
            foreach (var index in order)
            {
                var example = examples[index];
                int previous = classes, before = classes;
                for (var i = 0; i < example.Gold.Length; i++)
                {
                    Tagger.Fill(example.Text.Word(i), example.Words, new Sentence(0, example.Gold.Length), i, previous, before, features);
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
