namespace Truce.Language.Words;

/// <summary>Puts the tokens of a text into sentences. An empty line always ends a sentence.</summary>
internal sealed class SentenceSplitter
{
    /// <summary>Longest sentence, in tokens; whatever is longer is cut, so that trees stay cheap on any input.</summary>
    public const int Longest = 512;

    public void Split(AnnotatedText target)
    {
        target.SentenceTotal = 0;
        var first = 0;
        for (var i = 0; i < target.TokenTotal; i++)
        {
            if (i == first && OpensLine(target, i) && Dateline.End(target, i) is > 0 and var end)
            {
                Add(target, first, end);
                (first, i) = (end, end - 1);
                if (first == target.TokenTotal) return;
                continue;
            }

            if (i + 1 == target.TokenTotal || i + 1 - first == Longest || EndsAfter(target, i))
            {
                Add(target, first, i + 1);
                first = i + 1;
            }
        }
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

    private static bool EndsAfter(AnnotatedText target, int i)
    {
        var text = target.Text;
        ref readonly var token = ref target.TokenArray[i];
        ref readonly var next = ref target.TokenArray[i + 1];
        if (token.End == next.Start)
        {
            return false;
        }

        var lines = 0;
        for (var k = token.End; k < next.Start; k++)
        {
            lines += text[k] == '\n' ? 1 : 0;
        }

        if (lines >= 2)
        {
            return true;
        }

        var c = text[next.Start];
        var opens = char.IsUpper(c) || char.IsDigit(c) || c is '"' or '“' or '‘' or '\'' or '(' or '[' or '—' or '-' or '•' or '*' or '@' or '#' or '$' or '£' or '€';
        if (lines == 1 && opens)
        {
            return true;
        }

        // The closing marks after the full stop belong to its sentence.
        var last = i;
        while (last > 0 && last > i - 4 && target.TokenArray[last].Start == target.TokenArray[last - 1].End && IsCloser(text[target.TokenArray[last].Start])
            && target.TokenArray[last].End - target.TokenArray[last].Start == 1)
        {
            last--;
        }

        var word = target.Word(last);
        var mark = word[^1];
        if (mark is '!' or '?' || (mark is '.' or '…' && !char.IsLetterOrDigit(word[0])))
        {
            return opens || !char.IsLetter(c) && mark != '…' && !IsCloser(c);
        }

        if (mark != '.' || !char.IsUpper(c))
        {
            return false;
        }

        var stem = word[..^1];
        return stem.Length > 1 && !WordTables.LeadingAbbreviations.Contains(stem) && WordTables.SentenceOpeners.Contains(target.Word(i + 1));
    }

    private static bool IsCloser(char c) => c is '"' or '”' or '\'' or '’' or ')' or ']' or '»';
}
