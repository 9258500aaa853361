using System.Diagnostics.CodeAnalysis;

namespace Truce.Reading;

/// <summary>
/// The dateline at the head of a report: <c>GENEVA, May 1 (Reuters) -</c>, <c>BEIRUT (AP) —</c>, <c>DAMASCUS, Sept. 12 (Xinhua) --</c>.
/// </summary>
/// <param name="Length">Characters up to the dash, the dash included.</param>
/// <param name="Agency">The agency in brackets, as written, or null.</param>
/// <param name="Date">The day it names, often without a year, or null.</param>
internal sealed record Dateline(int Length, string? Agency, WrittenDate? Date)
{
    /// <summary>A dateline is at most so long.</summary>
    private const int Longest = 110;

    private static readonly string[] _dashes = [" -- ", " — ", " – ", " - ", "— ", "– ", "-- ", "- ", "—", ": "];

    /// <summary>Reads the dateline of a paragraph; false when it opens without one.</summary>
    public static bool TryRead(string paragraph, [NotNullWhen(true)] out Dateline? dateline)
    {
        dateline = null;
        var head = paragraph.AsSpan(0, Math.Min(paragraph.Length, Longest));
        var end = -1;
        var length = 0;
        foreach (var dash in _dashes)
        {
            var at = head.IndexOf(dash, StringComparison.Ordinal);
            if (at <= 0 || (end >= 0 && at >= end)) continue;
            if (dash == "- " && char.IsLetter(head[at - 1])) continue;
            end = at;
            length = at + dash.Length;
        }

        if (end < 0) return false;
        var text = head[..end].TrimEnd();
        if (text.Length < 3 || !char.IsUpper(text[0]) || text.Contains("said", StringComparison.Ordinal)) return false;
        var dates = DateScanner.Scan(text);
        var agency = AgencyIn(text, dates.Count > 0 ? dates[^1].Span.End : -1);
        var place = text[..PlaceEnd(text, dates)].TrimEnd(" ,./".AsSpan());
        if (agency is null && dates.Count == 0 && !IsCapitals(place)) return false;
        if (place.Length == 0 && agency is null) return false;
        if (CountWords(place) > 7 || !EveryWordCapital(place)) return false;
        dateline = new Dateline(length, agency, dates.Count > 0 ? dates[0] : null);
        return true;
    }

    /// <summary>
    /// The agency in a dateline. Behind the day whatever stands in brackets is one, known or not; elsewhere brackets may hold a country.
    /// <paramref name="day"/> is the end of the day, or -1.
    /// </summary>
    private static string? AgencyIn(ReadOnlySpan<char> text, int day)
    {
        var open = text.LastIndexOf('(');
        var close = open < 0 ? -1 : text[open..].IndexOf(')');
        if (close > 1)
        {
            var inside = text.Slice(open + 1, close - 1).ToString();
            return Outlet.OfName(inside) is not null || OutletName.NamesItself(inside) is not null || OutletName.HasPressWord(inside) || IsInitials(inside) || (day >= 0 && text[Math.Min(day, open)..open].IsWhiteSpace() && day <= open && IsName(inside)) ? inside : null;
        }

        foreach (var part in text.ToString().Split(['/', ',', '|']))
        {
            if (Outlet.OfName(part) is { IsWire: true }) return part.Trim();
        }

        return null;
    }

    private static bool IsName(string text)
    {
        if (text.Length > 40 || text.Count(c => c == ' ') > 3) return false;
        foreach (var c in text)
        {
            if (!char.IsLetter(c) && c is not (' ' or '-' or '&' or '.')) return false;
        }

        return EveryWordCapital(text);
    }

    /// <summary>An agency's initials: <c>XNA</c>, <c>ANSA</c>.</summary>
    private static bool IsInitials(string text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterUpper(c)) return false;
        }

        return text.Length is >= 2 and <= 6;
    }

    private static int PlaceEnd(ReadOnlySpan<char> text, List<WrittenDate> dates)
    {
        var end = text.IndexOf('(');
        if (end < 0) end = text.Length;
        if (dates.Count > 0) end = Math.Min(end, dates[0].Span.Start);
        return end;
    }

    private static bool IsCapitals(ReadOnlySpan<char> text)
    {
        var comma = text.IndexOf(',');
        var city = comma < 0 ? text : text[..comma];
        if (city.Length < 3) return false;
        foreach (var c in city)
        {
            if (char.IsLower(c)) return false;
        }

        return true;
    }

    private static int CountWords(ReadOnlySpan<char> text) => text.Length == 0 ? 0 : text.Count(' ') + 1;

    private static bool EveryWordCapital(ReadOnlySpan<char> text)
    {
        foreach (var range in text.Split(' '))
        {
            var word = text[range].Trim(",./()");
            if (word.Length > 0 && char.IsLower(word[0]) && word is not ("and" or "of" or "the" or "de" or "al" or "near" or "el" or "del" or "on" or "d")) return false;
        }

        return true;
    }
}

/// <summary>Finds the agency that a report is credited to.</summary>
internal static class WireCredit
{
    /// <summary>
    /// The agency as the page writes it, or null: from the dateline, a credit at the end (<c>(AP)</c>, <c>Reporting by …</c> below a
    /// copyright line of the agency), a byline, or a copyright line.
    /// </summary>
    public static string? Find(PageContent page, string? byline)
    {
        if (page.Paragraphs.Count > 0)
        {
            for (var i = 0; i < Math.Min(2, page.Paragraphs.Count); i++)
            {
                if (Dateline.TryRead(page.Paragraphs[i], out var dateline) && dateline.Agency is { } named && Outlet.OfName(named) is { IsWire: true }) return named;
            }

            if (AtEnd(page.Paragraphs[^1]) is { } credit) return credit;
        }

        if (byline is not null)
        {
            foreach (var part in byline.Split([',', '/', '|', '(', ')']))
            {
                if (Outlet.OfName(part) is { IsWire: true }) return part.Trim();
            }
        }

        foreach (var line in page.Footer)
        {
            if (Copyright.Holder(line) is { } holder && Outlet.OfName(holder) is { IsWire: true }) return holder;
            if (line.Length < 60 && AtEnd(line) is { } credit) return credit;
        }

        foreach (var line in page.Header)
        {
            if (SourceLine(line.Text) is { } source && Outlet.OfName(source) is { IsWire: true }) return source;
        }

        return null;
    }

    /// <summary>"Source: Reuters" or a line that is nothing but a name; the name, or null.</summary>
    public static string? SourceLine(string line)
    {
        var text = line.AsSpan().Trim("•·*|-–— ");
        if (text.StartsWith("Source:", StringComparison.OrdinalIgnoreCase)) text = text[7..].Trim();
        else if (text.StartsWith("Agency:", StringComparison.OrdinalIgnoreCase)) text = text[7..].Trim();
        return text.Length is > 1 and < 60 ? text.ToString() : null;
    }

    /// <summary>"… the ministry said. (AFP)" and "– Reuters".</summary>
    private static string? AtEnd(string paragraph)
    {
        var text = paragraph.AsSpan().TrimEnd(" .");
        string? name = null;
        if (text.EndsWith(")"))
        {
            var open = text.LastIndexOf('(');
            if (open >= 0) name = text[(open + 1)..^1].ToString();
        }
        else
        {
            var dash = text.LastIndexOfAny("–—-/");
            // "… said. PTI": the name stands alone behind the last sentence.
            var stop = text.LastIndexOfAny(".!?”\"");
            if (dash >= 0 && text.Length - dash < 40) name = text[(dash + 1)..].Trim().ToString();
            else if (stop > 0 && text.Length - stop < 30) name = text[(stop + 1)..].Trim().ToString();
        }

        if (name is null) return null;
        foreach (var part in name.Split(['/', ',', ';']))
        {
            if (Outlet.OfName(part) is { IsWire: true }) return part.Trim();
        }

        return null;
    }
}

/// <summary>Reads copyright lines.</summary>
internal static class Copyright
{
    private static readonly string[] _signs = ["©", "Copyright", "(c)", "(C)"];
    private static readonly string[] _ends = ["All rights", "all rights", "All Rights", "ALL RIGHTS", ". This ", ". Reproduction", ". Reuse", ". Click", " Ltd", " Limited", " Inc", " LLC", ". ", " / "];

    /// <summary>The holder's name, or null when the line is no copyright line.</summary>
    public static string? Holder(string line)
    {
        if (!After(line, out var rest)) return null;
        var start = 0;
        while (start < rest.Length && !char.IsLetter(rest[start])) start++;
        rest = rest[start..];
        if (rest.StartsWith("by ", StringComparison.OrdinalIgnoreCase)) rest = rest[3..];
        foreach (var end in _ends)
        {
            var at = rest.IndexOf(end, StringComparison.Ordinal);
            if (at > 0) rest = rest[..at];
        }

        var name = rest.TrimEnd(" .,-–|".AsSpan());
        while (name.Length > 0 && char.IsAsciiDigit(name[^1])) name = name[..^1].TrimEnd();
        return name.Length is > 1 and < 60 ? name.ToString() : null;
    }

    /// <summary>The year of a copyright line, or null. A page's own line has the year of the crawl as often as that of the report.</summary>
    private static bool After(string line, out ReadOnlySpan<char> rest)
    {
        rest = default;
        if (line.Length > 400) return false;
        foreach (var sign in _signs)
        {
            var at = line.IndexOf(sign, StringComparison.Ordinal);
            if (at < 0) continue;
            rest = line.AsSpan(at + sign.Length).TrimStart(" ©:");
            return true;
        }

        return false;
    }
}
