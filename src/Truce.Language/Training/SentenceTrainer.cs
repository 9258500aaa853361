using Truce.Language.Tagging;
using Truce.Language.Words;

namespace Truce.Language.Training;

/// <summary>Trains the splitter of sentences on running text, the words as the tokeniser gives them.</summary>
internal static class SentenceTrainer
{
    private const int Bits = 16;
    private const int Rounds = 12;
    private const ulong Seed = 2016;

    public static HashedPerceptron Train(IEnumerable<TreebankSentence> sentences)
    {
        var trainer = new PerceptronTrainer(2, Bits);
        var documents = Treebank.Documents(sentences).ConvertAll(d => Encode(d.Sentences));
        var noise = new Noise(Seed);
        var order = Enumerable.Range(0, documents.Count).ToArray();
        var features = new uint[SentenceSplitter.FeatureCount];
        var scores = new float[2];
        for (var round = 0; round < Rounds; round++)
        {
            noise.Shuffle(order.AsSpan());
            foreach (var index in order)
            {
                var (text, ends) = documents[index];
                var first = 0;
                var state = default(SentenceSplitter.Surroundings);
                for (var i = 0; i + 1 < text.TokenTotal; i++)
                {
                    state.Pass(text.Word(i));
                    var right = ends.Contains(text[i].End) ? 1 : 0;
                    if (SentenceSplitter.Look(text, i) == SentenceSplitter.Gap.Open)
                    {
                        SentenceSplitter.Fill(text, i, first, state, features);
                        var predicted = trainer.Predict(features, scores);
                        if (predicted != right)
                        {
                            trainer.Update(features, right, predicted);
                        }

                        trainer.Tick();
                    }

                    if (right == 1)
                    {
                        first = i + 1;
                        state = default;
                    }
                }
            }
        }

        return trainer.Finish();
    }

    /// <summary>A document's running text, and the offsets at which its sentences end.</summary>
    private static (AnnotatedText Text, HashSet<int> Ends) Encode(List<TreebankSentence> document)
    {
        var text = new AnnotatedText { Text = Treebank.RawText(document) };
        new Tokenizer().Tokenize(text);
        var ends = new HashSet<int>();
        var at = 0;
        foreach (var sentence in document)
        {
            foreach (var c in Treebank.WrittenText(sentence))
            {
                if (!char.IsWhiteSpace(c))
                {
                    at = text.Text.IndexOf(c, at) + 1;
                }
            }

            ends.Add(at);
        }

        return (text, ends);
    }
}
