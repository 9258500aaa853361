using System.Collections.Frozen;
using System.Globalization;

namespace Truce.Reading;

/// <summary>Knows the labels and addresses to the visitor that stand on news pages beside the report (see <c>Furniture.tsv</c>).</summary>
internal static class Furniture
{
    /// <summary>A line longer than this is no label, and is not tried as one.</summary>
    private const int LongestLabel = 200;

    /// <summary>Evidence that makes a sentence furniture; long paragraphs need twice as much.</summary>
    private const double CueThreshold = 2;

    private const int LongParagraphWords = 60;

    /// <summary>Characters before a closing credit from which on they are a paragraph of the report.</summary>
    private const int ShortestParagraph = 120;

    private static readonly LabelTrie _labels;
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _endLookup;
    private static readonly FrozenDictionary<char, string[]> _starts;
    private static readonly CuePhrases _cues;

    static Furniture()
    {
        var atoms = new HashSet<string>(StringComparer.Ordinal);
        var ends = new HashSet<string>(StringComparer.Ordinal);
        var starts = new List<string>();
        var cues = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var row in Resource.Rows("Furniture.tsv"))
        {
            switch (row[0])
            {
                case "atom":
                    atoms.Add(Fold.Letters(row[1]));
                    break;
                case "end":
                    ends.Add(Fold.Letters(row[1]));
                    atoms.Add(Fold.Letters(row[1]));
                    break;
                case "start":
                    starts.Add(row[1]);
                    break;
                case "cue":
                    cues.Add(row[1], double.Parse(row[2], CultureInfo.InvariantCulture));
                    break;
                default:
                    throw new InvalidDataException($"Furniture.tsv: unknown kind '{row[0]}'");
            }
        }

        _labels = new LabelTrie(atoms);
        _endLookup = ends.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _starts = starts.GroupBy(start => char.ToLowerInvariant(start[0])).ToFrozenDictionary(group => group.Key, group => group.ToArray());
        _cues = new CuePhrases(cues);
    }

    /// <summary>True when the line consists of labels only, or begins as a pointer to something else does.</summary>
    public static bool IsLabel(ReadOnlySpan<char> line)
    {
        if (line.Length > LongestLabel) return false;
        Span<char> letters = stackalloc char[LongestLabel];
        var length = Fold.Letters(line, letters);
        return length == 0 || _labels.IsMadeOfLabels(letters[..length]) || BeginsAsPointer(line);
    }

    /// <summary>True when the line is a label after which no report follows.</summary>
    public static bool IsEnd(ReadOnlySpan<char> line)
    {
        if (line.Length > LongestLabel) return false;
        Span<char> letters = stackalloc char[LongestLabel];
        return _endLookup.Contains(letters[..Fold.Letters(line, letters)]);
    }

    /// <summary>True when the sentence speaks to the visitor of the page (cookies, newsletter, log-in), not of the world.</summary>
    public static bool IsAddress(ReadOnlySpan<char> line) => _cues.Evidence(BeforeCredit(line), out var words) >= (words > LongParagraphWords ? 2 * CueThreshold : CueThreshold);

    /// <summary>"… from reaching the town. (Additional reporting by A. Smith; Editing by B. Jones)": the credit at its end does not make a paragraph the page's.</summary>
    private static ReadOnlySpan<char> BeforeCredit(ReadOnlySpan<char> line)
    {
        var open = line.TrimEnd().EndsWith(")", StringComparison.Ordinal) ? line.LastIndexOf('(') : -1;
        return open > ShortestParagraph ? line[..open] : line;
    }

    private static bool BeginsAsPointer(ReadOnlySpan<char> line)
    {
        var text = line.TrimStart(" \t([*•|>»→-–—");
        if (text.IsEmpty || !_starts.TryGetValue(char.ToLowerInvariant(text[0]), out var starts)) return false;
        foreach (var start in starts)
        {
            if (!text.StartsWith(start, StringComparison.OrdinalIgnoreCase)) continue;
            if (text.Length == start.Length || !char.IsLetter(start[^1]) || !char.IsLetter(text[start.Length])) return !IsSentence(text);
        }

        return false;
    }

    /// <summary>"Read more than once, the letter …" is a sentence of the report; a pointer has no full stop.</summary>
    private static bool IsSentence(ReadOnlySpan<char> text) => text.Length > 80 && text[^1] == '.' && !text.Contains(':') && text[0] != '©';
}
