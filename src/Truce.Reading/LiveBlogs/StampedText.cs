using System.Globalization;
using Truce.Domain;

namespace Truce.Reading;

/// <summary>
/// The entries of a live blog that was pasted as text: the page calls itself live, and its lines begin with the time of the clock, alone
/// (<c>10:15 GMT</c>) or before the words (<c>10.15am: The first buses leave</c>).
/// </summary>
internal static class StampedText
{
    /// <summary>Longest line that is a time and nothing else.</summary>
    private const int LongestStamp = 60;

    private static readonly string[] _zones = ["GMT", "UTC", "Z", "BST", "EST", "EDT", "ET", "PST", "PDT", "CET", "CEST", "EET", "EEST", "MSK", "IST", "EAT", "AST", "local time", "hrs", "h"];

    /// <summary>True when so many lines as a live blog has begin with digits as a clock shows them; cheap, and asked of every document.</summary>
    public static bool MayBe(ReadOnlySpan<byte> bytes)
    {
        var found = 0;
        while (bytes.IndexOfAny((byte)'\n', (byte)'\r') is >= 0 and var at)
        {
            bytes = bytes[(at + 1)..];
            var line = bytes[..Math.Min(bytes.Length, 20)].TrimStart(" [(*-\t"u8);
            if (line.Length > 4 && line[0] is >= (byte)'0' and <= (byte)'9' && ++found >= LiveBlog.Fewest) return true;
        }

        return false;
    }

    /// <summary>The entries, or null when the text is none.</summary>
    public static List<LiveEntry>? Find(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').Select(line => Whitespace.Fold(line)).ToList();
        var stamps = new List<(int Line, Stamp Stamp)>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (Read(lines[i]) is { } stamp) stamps.Add((i, stamp));
        }

        if (stamps.Count < LiveBlog.Fewest || !lines.Take(stamps[0].Line).Any(line => LiveWords.IsIn(line))) return null;
        var entries = new List<LiveEntry>();
        PartialDate? day = null;
        for (var i = 0; i < stamps.Count; i++)
        {
            var (from, stamp) = stamps[i];
            var to = i + 1 < stamps.Count ? stamps[i + 1].Line : lines.Count;
            day = stamp.Day ?? DayAbove(lines, i == 0 ? 0 : stamps[i - 1].Line + 1, from) ?? day;
            var words = lines[from][stamp.Length..] + "\n" + string.Join('\n', lines.Skip(from + 1).Take(to - from - 1));
            if (Entry(words, stamp, day, stamps.Count - i) is { } entry) entries.Add(entry);
        }

        var isNewestFirst = stamps[0].Stamp.Minutes > stamps[^1].Stamp.Minutes;
        return isNewestFirst ? entries : [.. entries.Select(entry => entry with { Order = -entry.Order })];
    }

    private static LiveEntry? Entry(string words, Stamp stamp, PartialDate? day, int order)
    {
        try
        {
            var content = PastedPage.Read(words);
            return new LiveEntry { Time = stamp.Words, Day = day, Headline = content.Title, Text = string.Join("\n\n", content.Paragraphs), Order = order };
        }
        catch (RejectedException)
        {
            return null; // a picture, a link, a name
        }
    }

    /// <summary>The day in a line of its own that stands between two entries, or null.</summary>
    private static PartialDate? DayAbove(List<string> lines, int from, int to)
    {
        for (var i = to - 1; i >= from && i >= to - 3; i--)
        {
            if (lines[i].Length is 0 or > LongestStamp) continue;
            var dates = DateScanner.Scan(lines[i]);
            if (dates.Count == 1 && !dates[0].IsAmbiguous && lines[i].Length - dates[0].Span.Length <= 12) return dates[0].Date;
        }

        return null;
    }

    /// <summary>A time at the head of a line.</summary>
    /// <param name="Words">As written.</param>
    /// <param name="Length">Characters of the line that it takes, with what parts it from the words.</param>
    /// <param name="Minutes">Minutes since midnight.</param>
    /// <param name="Day">The day beside it, or null.</param>
    private readonly record struct Stamp(string Words, int Length, int Minutes, PartialDate? Day);

    private static Stamp? Read(string line)
    {
        var lead = line.Length - line.AsSpan().TrimStart("[(*•·-–— ").Length;
        var at = lead;
        PartialDate? day = null;
        var head = line.AsSpan(0, Math.Min(line.Length, LongestStamp));
        if (DateScanner.Scan(head) is [{ Year: > 0, IsAmbiguous: false } date, ..] && date.Span.Start <= lead)
        {
            day = date.Date;
            at = Skip(line, date.Span.End);
        }

        if (Clock(line, ref at) is not { } minutes) return null;
        at = Zone(line, at);
        var end = at;
        if (day is null && DateScanner.Scan(line.AsSpan(at, Math.Min(line.Length - at, 40))) is [{ Year: > 0, IsAmbiguous: false } later, ..] && line.AsSpan(at, later.Span.Start).Trim(" ,|-–—").IsEmpty)
        {
            day = later.Date;
            end = at += later.Span.End;
        }

        var rest = line.AsSpan(at);
        var words = rest.TrimStart(" ])|:-–—.,");
        // Alone on its line, or parted from the words; "10.15 million people" and "10:1 odds" are no times.
        if (words.Length > 0 && (rest.Length == words.Length || char.IsLower(words[0]))) return null;
        return new Stamp(line[lead..end], line.Length - words.Length, minutes, day);
    }

    /// <summary>Minutes since midnight of <c>10:15</c>, <c>10.15am</c>, <c>1015 GMT</c>; null when there is no such time.</summary>
    private static int? Clock(string line, ref int at)
    {
        var from = at;
        while (at < line.Length && char.IsAsciiDigit(line[at])) at++;
        var digits = at - from;
        if (digits is 0 or 3 or > 4) return null;
        int hour, minute;
        if (digits == 4)
        {
            hour = Number(line, from, 2);
            minute = Number(line, from + 2, 2);
            if (Zone(line, at) == at) return null; // else a year
        }
        else
        {
            hour = Number(line, from, digits);
            if (at + 2 >= line.Length || line[at] is not (':' or '.' or 'h') || !char.IsAsciiDigit(line[at + 1]) || !char.IsAsciiDigit(line[at + 2])) return null;
            minute = Number(line, at + 1, 2);
            at += 3;
            if (at < line.Length && char.IsAsciiDigit(line[at])) return null;
        }

        var half = line.AsSpan(at).TrimStart(' ');
        var skipped = line.Length - at - half.Length;
        foreach (var (words, afternoon) in new[] { ("am", false), ("pm", true), ("a.m.", false), ("p.m.", true) })
        {
            if (!half.StartsWith(words, StringComparison.OrdinalIgnoreCase) || (half.Length > words.Length && char.IsLetter(half[words.Length]))) continue;
            if (hour is 0 or > 12) return null;
            hour = (hour % 12) + (afternoon ? 12 : 0);
            at += skipped + words.Length;
            break;
        }

        return hour < 24 && minute < 60 ? (60 * hour) + minute : null;
    }

    private static int Zone(string line, int at)
    {
        var rest = line.AsSpan(at).TrimStart(" (");
        foreach (var zone in _zones)
        {
            if (rest.StartsWith(zone, StringComparison.Ordinal) && (rest.Length == zone.Length || !char.IsLetterOrDigit(rest[zone.Length]))) return line.Length - rest.Length + zone.Length;
        }

        return at;
    }

    private static int Skip(string line, int at)
    {
        while (at < line.Length && line[at] is ' ' or ',' or '-' or '–' or '—' or '|') at++;
        if (string.CompareOrdinal(line, at, "at ", 0, 3) == 0) at += 3;
        return at;
    }

    private static int Number(string line, int at, int length) => int.Parse(line.AsSpan(at, length), NumberStyles.None, CultureInfo.InvariantCulture);
}
