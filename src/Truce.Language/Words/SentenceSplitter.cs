using System.Runtime.CompilerServices;
using Truce.Language.Tagging;

namespace Truce.Language.Words;

/// <summary>
/// Puts the tokens of a text into sentences. An empty line always ends a sentence, a line end does where the next line opens
/// like a sentence; elsewhere a linear classifier over the words around a gap decides, trained on the treebanks' running text.
/// Holds scratch buffers: one for each thread.
/// </summary>
internal sealed class SentenceSplitter(HashedPerceptron perceptron)
{
    /// <summary>Longest sentence, in tokens; whatever is longer is cut, so that trees stay cheap on any input.</summary>
    public const int Longest = 512;

    public const int FeatureCount = 17;

    /// <summary>
    /// How sure the classifier must be where no full stop, question or exclamation mark stands before the gap; set on the
    /// development treebanks (<c>truce eval parse --raw</c>).
    /// </summary>
    private const int SureWithoutMark = 60;

    private readonly uint[] _features = new uint[FeatureCount];
    private readonly short[] _scores = new short[HashedPerceptron.Stride(2)];

    /// <summary>What the text says of a gap between two tokens.</summary>
    public enum Gap : byte
    {
        /// <summary>Never ends a sentence.</summary>
        Inside,

        /// <summary>Always ends a sentence.</summary>
        End,

        /// <summary>The classifier decides.</summary>
        Open,
    }

    public void Split(AnnotatedText target)
    {
        target.SentenceTotal = 0;
        var first = 0;
        var state = default(Surroundings);
        for (var i = 0; i < target.TokenTotal; i++)
        {
            if (i == first && OpensLine(target, i) && Dateline.End(target, i) is > 0 and var end)
            {
                Add(target, first, end);
                (first, i, state) = (end, end - 1, default);
                if (first == target.TokenTotal)
                {
                    return;
                }

                continue;
            }

            if (i + 1 == target.TokenTotal || i + 1 - first == Longest)
            {
                Add(target, first, i + 1);
                first = i + 1;
                state = default;
                continue;
            }

            state.Pass(target.Word(i));
            var gap = Look(target, i);
            if (gap == Gap.End || (gap == Gap.Open && EndsAfter(target, i, first, state)))
            {
                Add(target, first, i + 1);
                first = i + 1;
                state = default;
            }
        }
    }

    /// <summary>What the text between two tokens says.</summary>
    public static Gap Look(AnnotatedText target, int i)
    {
        var text = target.Text;
        ref readonly var token = ref target.TokenArray[i];
        ref readonly var next = ref target.TokenArray[i + 1];
        var c = text[next.Start];
        var last = text[token.End - 1];
        if (token.End == next.Start)
        {
            return IsMark(last) && token.End - token.Start < 8 && (char.IsUpper(c) || IsOpener(c)) && !IsCloser(c) ? Gap.Open : Gap.Inside;
        }

        var lines = 0;
        for (var k = token.End; k < next.Start; k++)
        {
            lines += text[k] == '\n' ? 1 : 0;
        }

        if (lines > 0)
        {
            return lines > 1 || !char.IsLower(c) ? Gap.End : Gap.Open;
        }

        // Only scripts with capitals show by them where a sentence may begin without a mark before it.
        var small = char.IsLetter(c) && !char.IsUpper(c);
        if (char.IsLetterOrDigit(last))
        {
            return small || !char.IsAscii(last) ? Gap.Inside : Gap.Open;
        }

        return last == '.' && token.End - token.Start > 1 && IsAbbreviation(target.Word(i), small || char.IsDigit(c)) ? Gap.Inside : Gap.Open;
    }

    /// <summary>Whether a word that ends in a full stop goes on: a title or month does always, any abbreviation before a small letter or figure.</summary>
    private static bool IsAbbreviation(ReadOnlySpan<char> word, bool goesOn) =>
        char.IsLetter(word[0]) && (goesOn || WordTables.LeadingAbbreviations.Contains(word[..^1]));

    /// <summary>The features of the gap after a token.</summary>
    public static void Fill(AnnotatedText target, int i, int first, Surroundings state, Span<uint> features)
    {
        var word = target.Word(i);
        var next = target.Word(i + 1);
        var before = i > first ? target.Word(i - 1) : default;
        var after = i + 2 < target.TokenTotal ? target.Word(i + 2) : default;
        var mark = Features.Lower(target.Word(Marked(target, i, first)));
        uint w = Features.Lower(word), v = Features.Lower(next), u = before.IsEmpty ? 0 : Features.Lower(before), x = after.IsEmpty ? 0 : Features.Lower(after);
        uint shape = Kind(word), nextShape = Kind(next), beforeShape = before.IsEmpty ? 0 : Kind(before), afterShape = after.IsEmpty ? 0 : Kind(after);
        var spaced = target.TokenArray[i].End < target.TokenArray[i + 1].Start ? 1u : 0u;
        var length = (uint)Math.Min((i - first) / 3, 10);
        var enclosed = state.Code;
        var n = 0;
        features[n++] = Features.Mix(1, w, spaced);
        features[n++] = Features.Mix(2, v, spaced);
        features[n++] = Features.Mix(3, shape, nextShape);
        features[n++] = Features.Mix(4, w, nextShape);
        features[n++] = Features.Mix(5, shape, v);
        features[n++] = Features.Mix(6, w, v);
        features[n++] = Features.Mix(7, u, shape);
        features[n++] = Features.Mix(8, beforeShape << 16 | shape, nextShape);
        features[n++] = Features.Mix(9, mark, nextShape << 8 | enclosed);
        features[n++] = Features.Mix(10, mark ^ w, v);
        features[n++] = Features.Mix(11, shape << 8 | length, nextShape);
        features[n++] = Features.Mix(12, enclosed, shape << 8 | nextShape);
        features[n++] = Features.Mix(13, u, w);
        features[n++] = Features.Mix(14, nextShape << 8 | afterShape, w);
        features[n++] = Features.Mix(15, v, x);
        features[n++] = Features.Mix(16, shape << 16 | nextShape << 8 | afterShape, spaced);
        features[n] = Features.Mix(17, mark, enclosed << 1 | spaced);
    }

    private bool EndsAfter(AnnotatedText target, int i, int first, Surroundings state)
    {
        Fill(target, i, first, state, _features);
        perceptron.Score(_features, _scores);
        var mark = target.Word(Marked(target, i, first))[^1];
        return _scores[1] - _scores[0] > (IsMark(mark) ? 0 : SureWithoutMark);
    }

    /// <summary>The word before the closing quotation marks and brackets that stand before a gap.</summary>
    private static int Marked(AnnotatedText target, int i, int first)
    {
        while (i > first && target.Word(i) is [var c] && IsCloser(c))
        {
            i--;
        }

        return i;
    }

    private static bool OpensLine(AnnotatedText target, int i) =>
        i == 0 || target.Text.AsSpan(target.TokenArray[i - 1].End, target.TokenArray[i].Start - target.TokenArray[i - 1].End).Contains('\n');

    private static void Add(AnnotatedText target, int first, int end)
    {
        if (target.SentenceTotal == target.SentenceArray.Length)
        {
            Array.Resize(ref target.SentenceArray, Math.Max(16, target.SentenceTotal * 2));
        }

        for (var i = first; i < end; i++)
        {
            target.TokenArray[i].Sentence = target.SentenceTotal;
        }

        target.SentenceArray[target.SentenceTotal++] = new Sentence(first, end);
    }

    /// <summary>What a word looks like, in a few bits.</summary>
    private static uint Kind(ReadOnlySpan<char> word)
    {
        var c = word[0];
        var length = (uint)Math.Min(word.Length, 3);
        if (char.IsLetter(c))
        {
            var dotted = word[^1] == '.' ? 1u : 0u;
            return char.IsLower(c) ? 8 + dotted : char.IsLower(word[^1]) ? 12 + (length == 1 ? 0u : 1) : 16 + length * 2 + dotted;
        }

        return char.IsDigit(c) ? 4 + length : 32 + (c < 128 ? c : c is '“' or '‘' ? 130u : c is '”' or '’' ? 131u : c is '—' or '–' ? 132u : c == '…' ? 133u : 134u);
    }

    private static bool IsMark(char c) => c is '.' or '!' or '?' or '…' or ':' or ';';

    private static bool IsOpener(char c) => c is '(' or '[' or '“' or '‘' or '"' or '*' or '-';

    private static bool IsCloser(char c) => c is '"' or '”' or '\'' or '’' or ')' or ']' or '»';

    /// <summary>Whether a quotation or bracket is open since the sentence began.</summary>
    public struct Surroundings
    {
        private bool _quoted;
        private int _brackets;

        public readonly uint Code => (_quoted ? 1u : 0) | (_brackets > 0 ? 2u : 0);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Pass(ReadOnlySpan<char> word)
        {
            if (word.Length == 1)
            {
                var c = word[0];
                _quoted = c == '"' ? !_quoted : c is '“' || (c is not '”' && _quoted);
                _brackets = c is '(' or '[' ? _brackets + 1 : c is ')' or ']' ? Math.Max(0, _brackets - 1) : _brackets;
            }
        }
    }
}
