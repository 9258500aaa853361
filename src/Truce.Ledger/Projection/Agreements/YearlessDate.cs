using System.Collections.Frozen;
using System.Globalization;

namespace Truce.Ledger;

/// <summary>A day or month that names an agreement without its year: "the Sept. 9 truce", "the February ceasefire".</summary>
/// <param name="Month">1 to 12.</param>
/// <param name="Day">1 to 31, or null when only the month is named.</param>
internal readonly record struct YearlessDate(int Month, int? Day)
{
    /// <summary>How many words may stand between the date and what it names ("truce that began on Sept. 12").</summary>
    private const int Reach = 3;

    /// <summary>How many between the word for its beginning and the date, a place among them ("reached in Sweden on Dec. 13").</summary>
    private const int BeginningReach = 5;

    private static readonly FrozenDictionary<string, int> _months = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["january"] = 1,
        ["jan"] = 1,
        ["february"] = 2,
        ["feb"] = 2,
        ["march"] = 3,
        ["april"] = 4,
        ["apr"] = 4,
        ["may"] = 5,
        ["june"] = 6,
        ["july"] = 7,
        ["august"] = 8,
        ["aug"] = 8,
        ["september"] = 9,
        ["sept"] = 9,
        ["sep"] = 9,
        ["october"] = 10,
        ["oct"] = 10,
        ["november"] = 11,
        ["nov"] = 11,
        ["december"] = 12,
        ["dec"] = 12,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> _agreementWords = new[]
    {
        "truce", "ceasefire", "cease", "cessation", "pause", "deal", "agreement", "accord", "pact", "armistice", "calm", "lull",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>How agreements begin: "reached in Sweden on Dec. 13", "in force since Monday, Feb. 27".</summary>
    private static readonly FrozenSet<string> _beginnings = new[]
    {
        "reached", "signed", "agreed", "concluded", "struck", "brokered", "declared", "began", "effect", "force",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Finds the date next to the word for the agreement or for its beginning, or null. A date with its year is not yearless and is passed over.</summary>
    public static YearlessDate? Find(string words)
    {
        var tokens = Wording.Fold(words).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < tokens.Length; i++)
        {
            if (!_months.TryGetValue(tokens[i], out var month)) continue;
            var before = i > 0 ? DayOf(tokens[i - 1]) : null;
            var after = i + 1 < tokens.Length ? DayOf(tokens[i + 1]) : null;
            var first = before is null ? i : i - 1;
            var end = after is null || before is not null ? i + 1 : i + 2;
            if (tokens[i] == "may" && before is null && after is null) continue; // the verb
            if (end < tokens.Length && tokens[end].Length == 4 && tokens[end].All(char.IsAsciiDigit)) continue;
            if (IsNear(tokens, first, end)) return new YearlessDate(month, before ?? after);
        }

        return null;
    }

    private static bool IsNear(string[] tokens, int first, int end)
    {
        for (var i = Math.Max(0, first - Reach); i < Math.Min(tokens.Length, end + Reach); i++)
        {
            if ((i < first || i >= end) && _agreementWords.Contains(tokens[i])) return true;
        }

        for (var i = Math.Max(0, first - BeginningReach); i < first; i++)
        {
            if (_beginnings.Contains(tokens[i])) return true;
        }

        return false;
    }

    private static int? DayOf(string token)
    {
        var digits = token.Length;
        while (digits > 0 && !char.IsAsciiDigit(token[digits - 1])) digits--;
        if (digits is 0 or > 2 || token[digits..] is not ("" or "st" or "nd" or "rd" or "th")) return null;
        return int.TryParse(token.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day is >= 1 and <= 31 ? day : null;
    }
}
