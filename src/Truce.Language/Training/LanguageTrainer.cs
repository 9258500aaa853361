using Truce.Language.Parsing;
using Truce.Language.Tagging;

namespace Truce.Language.Training;

/// <summary>Trains the language model from treebanks: the same files give the same bytes.</summary>
public static class LanguageTrainer
{
    private const int Seed = 2016;
    private const int LeastOfClass = 20;
    private const int TagRounds = 8;
    private const int ParseRounds = 12;
    private const int Folds = 4;
    private const int TagBits = 18;
    private const int TransitionBits = 21;
    private const int RelationBits = 19;

    /// <summary>Trains on every <c>*-train.conllu.gz</c> of a folder but those named restricted, and writes the model to another.</summary>
    public static void Train(string data, string output, Action<string> log)
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
        var examples = sentences.ConvertAll(s => new Example(s, classes));
        for (var fold = 0; fold < Folds; fold++)
        {
            var tagger = TrainTagger([.. examples.Where((_, i) => i % Folds != fold)], classes.All.Length);
            foreach (var example in examples.Where((_, i) => i % Folds == fold))
            {
                Tag(example, tagger);
            }
        }

        log("tagger");
        var final = TrainTagger(examples, classes.All.Length);
        log("parser");
        var (transitions, relations) = TrainParser(examples, log);
        new LanguageModel(classes, LemmaTrainer.Train(sentences, classes), final, transitions, relations).Save(output);
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

    private static void Tag(Example example, HashedPerceptron tagger)
    {
        Span<uint> features = stackalloc uint[Tagger.FeatureCount];
        Span<int> scores = stackalloc int[tagger.Classes];
        int previous = tagger.Classes, before = tagger.Classes;
        for (var i = 0; i < example.Gold.Length; i++)
        {
            Tagger.Fill(example.Text, example.Words, new Sentence(0, example.Gold.Length), i, previous, before, features);
            example.Tags[i] = tagger.Best(features, scores);
            (before, previous) = (previous, example.Tags[i]);
        }
    }

    private static (HashedPerceptron Transitions, HashedPerceptron Relations) TrainParser(List<Example> examples, Action<string> log)
    {
        var transitions = new PerceptronTrainer(3, TransitionBits);
        var relations = new PerceptronTrainer(RelationNames.Count, RelationBits);
        var random = new Random(Seed);
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var state = new ArcHybrid();
        var features = new uint[TransitionFeatures.Count];
        var labels = new uint[TransitionFeatures.Count];
        var scores = new float[3];
        var relationScores = new float[RelationNames.Count];
        for (var round = 0; round < ParseRounds; round++)
        {
            random.Shuffle(order);
            foreach (var index in order)
            {
                var example = examples[index];
                state.Start(example.Gold.Length);
                while (!state.Done)
                {
                    TransitionFeatures.Fill(state, example.Words, example.Tags, features);
                    var allowed = state.Allowed;
                    var predicted = transitions.Predict(features, scores, allowed);
                    int least = int.MaxValue, best = -1, predictedCost = 0;
                    for (var t = 0; t < 3; t++)
                    {
                        if ((allowed >> t & 1) == 0)
                        {
                            continue;
                        }

                        var cost = state.Cost(t, example.Heads);
                        predictedCost = t == predicted ? cost : predictedCost;
                        if (cost < least || (cost == least && scores[t] > scores[best]))
                        {
                            (least, best) = (cost, t);
                        }
                    }

                    if (predictedCost > least)
                    {
                        transitions.Update(features, best, predicted);
                    }

                    transitions.Tick();
                    var taken = predictedCost > least && (round == 0 || random.NextSingle() > 0.9f) ? best : predicted;
                    if (taken != ArcHybrid.Shift)
                    {
                        var (head, dependent) = state.Arc(taken);
                        if (example.Heads[dependent] == head)
                        {
                            ForRelation(features, taken, labels);
                            var label = relations.Predict(labels, relationScores);
                            if (label != example.Relations[dependent])
                            {
                                relations.Update(labels, example.Relations[dependent], label);
                            }

                            relations.Tick();
                        }
                    }

                    state.Apply(taken);
                }
            }

            log($"round {round + 1} of {ParseRounds}");
        }

        return (transitions.Finish(), relations.Finish());
    }

    internal static void ForRelation(ReadOnlySpan<uint> features, int transition, Span<uint> labels)
    {
        for (var i = 0; i < features.Length; i++)
        {
            labels[i] = Features.Mix((uint)transition + 50, features[i]);
        }
    }

    private sealed class Example
    {
        public Example(TreebankSentence sentence, TagClasses classes)
        {
            Text = Treebank.ToText(sentence);
            Gold = [.. sentence.Words.Select(w => classes.Of(w.Upos, w.Morphology))];
            Heads = [.. sentence.Words.Select(w => w.Head)];
            Relations = [.. sentence.Words.Select(w => (int)w.Relation)];
            Words = new uint[Gold.Length];
            for (var i = 0; i < Gold.Length; i++)
            {
                Words[i] = Features.Lower(Text.Word(i));
            }

            Tags = new int[Gold.Length];
        }

        public AnnotatedText Text { get; }

        public int[] Gold { get; }

        public int[] Tags { get; }

        public int[] Heads { get; }

        public int[] Relations { get; }

        public uint[] Words { get; }
    }
}
