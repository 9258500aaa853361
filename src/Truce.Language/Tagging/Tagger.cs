namespace Truce.Language.Tagging;

/// <summary>A greedy tagger: one class for each word, from left to right. Holds scratch buffers: one for each thread.</summary>
internal sealed class Tagger(HashedPerceptron perceptron)
{
    public const int FeatureCount = 16;

    private readonly uint[] _features = new uint[FeatureCount];
    private readonly short[] _scores = new short[HashedPerceptron.Stride(perceptron.Classes)];
    private uint[] _words = [];

    /// <summary>Fills parts of speech and features of all words.</summary>
    public void Tag(AnnotatedText text, TagClasses classes)
    {
        if (_words.Length < text.TokenTotal)
        {
            _words = new uint[text.TokenArray.Length];
        }

        for (var i = 0; i < text.TokenTotal; i++)
        {
            _words[i] = Features.Lower(text.Word(i));
        }

        foreach (var sentence in text.Sentences)
        {
            int previous = perceptron.Classes, before = previous;
            for (var i = sentence.First; i < sentence.End; i++)
            {
                Fill(text.Word(i), _words, sentence, i, previous, before, _features);
                (before, previous) = (previous, perceptron.Best(_features, _scores));
                ref var token = ref text.TokenArray[i];
                (token.Upos, token.Morphology) = classes.All[previous];
            }
        }
    }

    /// <summary>The features of a word, given the classes of the two before it.</summary>
    public static void Fill(
        ReadOnlySpan<char> word, ReadOnlySpan<uint> words, Sentence sentence, int i, int previous, int before, Span<uint> features)
    {
        var w = words[i];
        var left = i > sentence.First ? words[i - 1] : 1;
        var left2 = i > sentence.First + 1 ? words[i - 2] : 2;
        var right = i + 1 < sentence.End ? words[i + 1] : 3;
        var right2 = i + 2 < sentence.End ? words[i + 2] : 4;
        var shape = Features.Shape(word, i == sentence.First);
        var ending = 0u;
        Span<uint> endings = stackalloc uint[4];
        for (var k = 0; k < 4; k++)
        {
            ending = k < word.Length ? (ending ^ Features.Fold(word[^(k + 1)])) * 16777619u + 97 : ending;
            endings[k] = ending;
        }

        var beginning = ((uint)Features.Fold(word[0]) << 16) | (word.Length > 1 ? Features.Fold(word[1]) : 0u);
        features[0] = Features.Mix(1, w);
        features[1] = Features.Mix(2, left);
        features[2] = Features.Mix(3, right);
        features[3] = Features.Mix(4, left2);
        features[4] = Features.Mix(5, right2);
        features[5] = Features.Mix(6, (uint)previous, endings[2]);
        features[6] = Features.Mix(7, (uint)previous, (uint)before);
        features[7] = Features.Mix(8, w, (uint)previous);
        features[8] = Features.Mix(9, endings[0], shape);
        features[9] = Features.Mix(10, endings[1]);
        features[10] = Features.Mix(11, endings[2]);
        features[11] = Features.Mix(12, endings[3]);
        features[12] = Features.Mix(13, beginning);
        features[13] = Features.Mix(14, shape, (uint)previous);
        features[14] = Features.Mix(15, w, right);
        features[15] = Features.Mix(16, left, w);
    }
}
