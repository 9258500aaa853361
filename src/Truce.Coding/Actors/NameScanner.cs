using Truce.Language;

namespace Truce.Coding;

/// <summary>
/// Finds the names of the codebook in a text: one pass from left to right, the longest name at each place. Words are compared
/// folded (<see cref="Atom"/>); joints and apostrophes between the parts of a name do not matter. Holds scratch buffers.
/// </summary>
internal sealed class NameScanner
{
    // Acronyms that are ordinary words when a headline is set in capitals.
    private static readonly HashSet<string> OrdinaryWords = new(StringComparer.Ordinal)
    {
        "us", "is", "who", "care", "mit", "pa", "fact", "mend", "arena", "model", "jim", "sams", "aid", "mena", "rada", "car", "gam", "nas", "adf",
    };

    private readonly char[] _folded = new char[Atom.Longest];
    private int[] _words = new int[1024];
    private Letters[] _letters = new Letters[1024];
    private int[] _tokens = new int[1024];
    private bool[] _glued = new bool[1024];
    private int _count;

    /// <summary>The names of the text, by position; they never overlap.</summary>
    public List<NameHit> Hits { get; } = [];

    /// <summary>Scans a text. Meanings that need support are taken as they come; see <see cref="ActorContext"/>.</summary>
    public void Scan(AnnotatedText text, NameTrie names)
    {
        Hits.Clear();
        ReadAtoms(text, names.Words);
        var at = 0;
        while (at < _count)
        {
            var next = Longest(text, names, at);
            at = next > at ? next : at + 1;
        }
    }

    private int Longest(AnnotatedText text, NameTrie names, int first)
    {
        if (_words[first] < 0 || IsAfterPrefix(text, first)) return first;
        var (node, end) = (0, first);
        var (found, foundNode, foundEnd) = (-1, 0, first);
        var skipped = 0;
        while (end < _count && end - first < NameTrie.LongestName)
        {
            var next = _words[end] >= 0 ? names.Step(node, _words[end]) : 0;
            if (next == 0)
            {
                // A middle initial: "John F. Kerry".
                if (end > first && skipped == 0 && end + 1 < _count && IsInitial(text, _tokens[end]) && _words[end + 1] >= 0 && names.Step(node, _words[end + 1]) != 0)
                {
                    skipped = 1;
                    end++;
                    continue;
                }

                break;
            }

            node = next;
            end++;
            if (skipped == 0)
            {
                if (FirstFit(names, node, first, end) is >= 0 and var meaning && !IsShouted(text, first, end)) (found, foundNode, foundEnd) = (meaning, node, end);
            }
            else if (names.MeaningOf(node) is >= 0 and var person && names[person].Sort == NameSort.Person)
            {
                (found, foundNode, foundEnd) = (person, node, end);
            }
        }

        if (found < 0) return first;
        var m = names[found];
        Hits.Add(new NameHit(_tokens[first], _tokens[foundEnd - 1] + 1, foundNode, m.Sort, m.Index, m.Weak));
        return foundEnd;
    }

    /// <summary>The first meaning whose capitals the words of the text have.</summary>
    private int FirstFit(NameTrie names, int node, int first, int end)
    {
        for (var meaning = names.MeaningOf(node); meaning >= 0; meaning = names[meaning].Next)
        {
            if (names[meaning].Fits(_letters.AsSpan(first, end - first))) return meaning;
        }

        return -1;
    }

    // "pro-Russian", "anti-Assad": the name is not the one who acts.
    private bool IsAfterPrefix(AnnotatedText text, int atom)
    {
        if (atom == 0 || !_glued[atom]) return false;
        var before = text.Word(_tokens[atom - 1]);
        if (_tokens[atom - 1] == _tokens[atom])
        {
            var joint = before.IndexOfAny('-', '‐', '‑');
            if (joint > 0) before = before[..joint];
        }

        return before.Equals("pro", StringComparison.OrdinalIgnoreCase) || before.Equals("anti", StringComparison.OrdinalIgnoreCase)
            || before.Equals("non", StringComparison.OrdinalIgnoreCase) || before.Equals("post", StringComparison.OrdinalIgnoreCase)
            || before.Equals("pre", StringComparison.OrdinalIgnoreCase) || before.Equals("African", StringComparison.Ordinal);
    }

    private static bool IsInitial(AnnotatedText text, int token)
    {
        var word = text.Word(token);
        return word.Length is 1 or 2 && char.IsUpper(word[0]) && (word.Length == 1 || word[1] == '.');
    }

    // In a line set in capitals "US" may be the pronoun: such acronyms are no names there.
    private bool IsShouted(AnnotatedText text, int first, int end)
    {
        if (end - first != 1 || _letters[first] != Letters.AllCapitals) return false;
        var word = text.Word(_tokens[first]);
        if (word.Contains('.') || word.Length > 5) return false;
        Span<char> folded = stackalloc char[Atom.Longest];
        var length = Atom.Fold(word, folded, out _);
        if (!OrdinaryWords.GetAlternateLookup<ReadOnlySpan<char>>().Contains(folded[..length])) return false;
        var sentence = text.Sentences[text[_tokens[first]].Sentence];
        var (capitals, words) = (0, 0);
        for (var i = sentence.First; i < sentence.End; i++)
        {
            var w = text.Word(i);
            if (w.Length < 2 || !char.IsLetter(w[0])) continue;
            words++;
            if (w.IndexOfAnyInRange('a', 'z') < 0) capitals++;
        }

        return words >= 3 && capitals * 3 >= words * 2;
    }

    private void ReadAtoms(AnnotatedText text, WordTable words)
    {
        _count = 0;
        var glued = false;
        var tokens = text.Tokens;
        for (var i = 0; i < tokens.Length; i++)
        {
            var word = text.Word(i);
            var adjoins = i > 0 && tokens[i - 1].End == tokens[i].Start;
            if (word.IsEmpty) continue;
            if (word.Length == 1 && !char.IsLetterOrDigit(word[0]))
            {
                if (Atom.IsApostrophe(word[0]) && adjoins) continue;
                if (Atom.IsJoint(word[0]) && adjoins && i + 1 < tokens.Length && tokens[i + 1].Start == tokens[i].End)
                {
                    glued = true;
                    continue;
                }

                AddAtom(words.Find(word), Letters.Small, i, false);
                glued = false;
                continue;
            }

            if (word.IndexOfAny("-/‐‑–") < 0)
            {
                var length = Atom.Fold(word, _folded, out var letters);
                if (length > 0) AddAtom(words.Find(_folded.AsSpan(0, length)), letters, i, glued);
            }
            else
            {
                foreach (var range in word.SplitAny('-', '/', '‐', '‑', '–'))
                {
                    var length = Atom.Fold(word[range], _folded, out var letters);
                    if (length > 0) AddAtom(words.Find(_folded.AsSpan(0, length)), letters, i, glued);
                    glued = true;
                }
            }

            glued = false;
        }
    }

    private void AddAtom(int word, Letters letters, int token, bool glued)
    {
        if (_count == _words.Length)
        {
            Array.Resize(ref _words, _count * 2);
            Array.Resize(ref _letters, _count * 2);
            Array.Resize(ref _tokens, _count * 2);
            Array.Resize(ref _glued, _count * 2);
        }

        (_words[_count], _letters[_count], _tokens[_count], _glued[_count]) = (word, letters, token, glued);
        _count++;
    }
}
