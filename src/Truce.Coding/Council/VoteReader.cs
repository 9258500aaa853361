using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Council;

/// <summary>Reads the tally of a vote: "14-0 with one abstention", "eleven in favour, two against, two abstentions", "unanimously".</summary>
internal static class VoteReader
{
    /// <summary>Members of the council.</summary>
    public const int CouncilSeats = 15;

    private static readonly string[] Numbers =
    [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
    ];

    /// <summary>The tally given between two tokens, or null when there is none. A tally of more than fifteen votes is of another body.</summary>
    public static VoteTally? Read(AnnotatedText text, int first, int end)
    {
        int? yes = null, no = null, abstain = null;
        for (var i = first; i < end; i++)
        {
            var lemma = text.Lemma(i);
            if (lemma is "unanimously" or "unanimous") return new VoteTally(CouncilSeats, 0, 0);
            if (Score(text, i, end) is var (a, b, c, next) && a is not null)
            {
                (yes, no) = (a, b);
                abstain ??= c;
                i = next - 1;
                continue;
            }

            // "by 13 votes": those in favour, unless it goes on "against".
            if (lemma is "vote" && i > first + 1 && text.Word(i - 2) is "by" or "with" && Number(text.Word(i - 1)) is { } cast && !(i + 1 < end && text.Word(i + 1) is "against")) yes ??= cast;
            if (lemma is "favour" or "favor" or "for" or "yes" && NumberBefore(text, i, first) is { } inFavour && (lemma is not "for" || SpeaksOfVotes(text, i, first))) yes ??= inFavour;
            if (lemma is "against" && NumberBefore(text, i, first) is { } against) no ??= against;
            if (lemma is "abstention" or "abstain" && NumberBefore(text, i, first, past: false) is { } abstained) abstain ??= abstained;
        }

        if (yes is null && no is null && abstain is null) return null;
        return (yes ?? 0) + (no ?? 0) + (abstain ?? 0) > CouncilSeats ? null : new VoteTally(yes, no, abstain);
    }

    /// <summary>"11-2" or "11-2-2": votes for, against, abstentions; the index after it.</summary>
    private static (int? Yes, int? No, int? Abstain, int Next) Score(AnnotatedText text, int i, int end)
    {
        var word = text.Word(i);
        if (word.Length is >= 3 and <= 7 && word.ContainsAny('-', '–'))
        {
            Span<Range> parts = stackalloc Range[4];
            var count = word.SplitAny(parts, "-–");
            if (count is 2 or 3 && Digit(word[parts[0]]) is { } yes && Digit(word[parts[1]]) is { } no)
                return (yes, no, count == 3 ? Digit(word[parts[2]]) : null, i + 1);
        }

        // "14 to none": words count like digits, but "two to one" of anything is no tally.
        if (i + 2 < end && Digit(word) is { } many && text.Word(i + 1) is "to" && text.Word(i + 2) is "none") return (many, 0, null, i + 3);

        // "12 votes to 1", "nine votes to none".
        if (i + 3 < end && Number(word) is { } some && text.Lemma(i + 1) is "vote" && text.Word(i + 2) is "to" && Number(text.Word(i + 3)) is { } few) return (some, few, null, i + 4);
        if (i + 2 < end && Digit(word) is { } a && text.Word(i + 1) is "-" or "–" or "to" && Digit(text.Word(i + 2)) is { } b)
        {
            var c = i + 4 < end && text.Word(i + 3) is "-" or "–" ? Digit(text.Word(i + 4)) : null;
            return (a, b, c, c is null ? i + 3 : i + 5);
        }

        return (null, null, null, i);
    }

    /// <summary>The nearest number before a word; <paramref name="past"/> tells whether it may lie beyond other votes ("13 votes with China abstaining" has none).</summary>
    private static int? NumberBefore(AnnotatedText text, int i, int first, bool past = true)
    {
        for (var k = i - 1; k >= Math.Max(first, i - 6); k--)
        {
            // "14 to none with China abstaining": a name, not a count, says who.
            if ((text[k].Upos is Upos.PUNCT && text.Word(k) is "," or ";") || text[k].Upos is Upos.PROPN) return null;
            if (!past && text.Lemma(k) is "vote" or "favour" or "favor" or "against") return null;
            if (Number(text.Word(k)) is { } number) return number;
        }

        return null;
    }

    private static bool SpeaksOfVotes(AnnotatedText text, int i, int first)
    {
        for (var k = i - 1; k >= Math.Max(first, i - 5); k--)
        {
            if (text.Lemma(k) is "vote" or "member" or "country" or "state") return true;
        }

        return false;
    }

    private static int? Number(ReadOnlySpan<char> word)
    {
        if (Digit(word) is { } digit) return digit;
        if (word.Equals("none", StringComparison.OrdinalIgnoreCase)) return 0;
        for (var n = 0; n < Numbers.Length; n++)
        {
            if (word.Equals(Numbers[n], StringComparison.OrdinalIgnoreCase)) return n;
        }

        return null;
    }

    private static int? Digit(ReadOnlySpan<char> word) =>
        word.Length is 1 or 2 && int.TryParse(word, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var value) && value <= CouncilSeats
            ? value
            : null;
}
