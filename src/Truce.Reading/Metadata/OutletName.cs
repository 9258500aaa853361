using System.Collections.Frozen;
using System.Globalization;

namespace Truce.Reading;

/// <summary>Finds the name of the outlet among a page's own words. What a report says of other outlets is no evidence.</summary>
internal static class OutletName
{
    private const int LongestLine = 110;

    private const int LongestInitials = 6;

    private static readonly string[] _parts = [" | ", " / ", " • ", " · ", " — ", " – ", " - ", " :: ", " > ", ". ", ", "];

    private static readonly string[] _leads = ["the staff of the ", "staff of the ", "our correspondent, ", "staff reporter, ", "staff writer, ", "staff writers, ", "From the ", "Special to ", "Text by: ", "Originally published in ", "Published by "];

    private static readonly string[] _tails = [" and news agencies", " and agencies", " and wires", " staff", " staff writers", " staff writer", " with agencies", " monitoring desk", " correspondent"];

    /// <summary>What newspapers, agencies and stations call themselves, as the last word of their name.</summary>
    private static readonly FrozenSet<string> _nouns = new[]
    {
        "Herald", "Times", "Post", "News", "Wire", "Monitor", "Courier", "Tribune", "Gazette", "Journal", "Observer", "Chronicle", "Telegraph", "Press",
        "Today", "Daily", "Mirror", "Guardian", "Independent", "Citizen", "Mail", "Express", "Agency", "Radio", "TV", "Television", "Broadcasting", "Review",
        "Dispatch", "Register", "Examiner", "Inquirer", "Enquirer", "Sentinel", "Weekly", "Online", "Reporter", "Voice", "Bulletin", "Network", "Argus",
        "Advertiser", "Standard", "Leader", "Ledger", "Record", "Beacon", "Messenger", "Sun", "Globe", "Star", "Echo", "Newswire", "Newspaper", "Gazetteer",
        "Magazine", "Mercury", "Banner", "Recorder", "Pioneer", "Digest", "Insider", "Correspondent", "Media", "FM", "Eye", "Watch", "Nation", "Service", "Info",
        "Courant", "Gleaner", "Advocate", "Statesman", "Vanguard", "Despatch", "Bugle", "Intelligencer", "Spectator", "Correspondents",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What the foot of a page says before the name of the paper: "Published in The Frontier Chronicle, November 30th".</summary>
    private static readonly string[] _credits = ["Published in ", "First published in ", "Originally published in ", "This article was first published in ", "This article was published in ", "This story appeared in ", "Source: "];

    private static readonly string[] _separators = [" | ", " - ", " – ", " — ", " :: ", " » ", " · "];

    /// <summary>The outlet as the page writes it, or null.</summary>
    public static string? Find(PageContent page, string? byline, string? url)
    {
        foreach (var line in page.Header)
        {
            if (line.Text.StartsWith("Source: ", StringComparison.Ordinal)) return line.Text[8..];
        }

        if (FromUrl(url) is { } host) return host.Name;
        if (byline is not null)
        {
            foreach (var part in byline.Split([',', '|', '(', ')']))
            {
                if (Outlet.OfName(part) is not null) return part.Trim();
            }
        }

        if (HeadAndFoot(page, byline) is { } shared) return shared;
        foreach (var line in page.Header)
        {
            if (WireCredit.SourceLine(line.Text) is { } source && !Furniture.IsLabel(source) && Outlet.OfName(source) is not null) return source;
        }

        foreach (var line in page.Header)
        {
            if (line.Text.Length > LongestLine) continue;
            foreach (var part in line.Text.Split(_parts, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (NamesItself(Byline.Cut(part).ToString()) is { } name) return name;
            }

            if (InBrackets(line.Text) is { } agency) return agency;
        }

        for (var i = 0; i < Math.Min(2, page.Paragraphs.Count); i++)
        {
            if (Dateline.TryRead(page.Paragraphs[i], out var dateline) && dateline.Agency is { } agency) return agency;
        }

        foreach (var line in page.Footer)
        {
            if (Credited(line) is { } paper && (Outlet.OfName(paper) is not null || NamesItself(paper) is not null)) return paper;
            if (Copyright.Holder(line) is { } holder && (Outlet.OfName(holder) is not null || NamesItself(holder) is not null)) return holder;
        }

        return null;
    }

    /// <summary>
    /// The name that stands above the report and is credited below it too ("Bulletin of the South" … "Copyright 2014 Bulletin of the South"), whatever the
    /// words it is made of; null when there is none. Who wrote the report is no outlet.
    /// </summary>
    private static string? HeadAndFoot(PageContent page, string? byline)
    {
        foreach (var foot in page.Footer)
        {
            if ((Copyright.Holder(foot) ?? Credited(foot)) is not { } name || Furniture.IsLabel(name) || !char.IsUpper(name[0]) || name.Equals(byline, StringComparison.OrdinalIgnoreCase)) continue;
            foreach (var head in page.Header)
            {
                if (head.Text.Length > LongestLine) continue;
                if (head.Text.Equals(name, StringComparison.OrdinalIgnoreCase)) return name;
                foreach (var part in head.Text.Split(_parts, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                {
                    if (part.Equals(name, StringComparison.OrdinalIgnoreCase)) return name;
                }
            }
        }

        return null;
    }

    /// <summary>The name in a line of credit at the foot of a page, or null.</summary>
    private static string? Credited(string line)
    {
        foreach (var credit in _credits)
        {
            if (!line.StartsWith(credit, StringComparison.OrdinalIgnoreCase)) continue;
            var rest = line[credit.Length..];
            var end = rest.IndexOfAny([',', '|', ';', '(']);
            var name = (end < 0 ? rest : rest[..end]).Trim(' ', '.');
            foreach (var tail in _tails)
            {
                if (name.EndsWith(tail, StringComparison.OrdinalIgnoreCase)) name = name[..^tail.Length];
            }

            return name.Length is > 1 and < 60 && char.IsUpper(name[0]) ? name : null;
        }

        return null;
    }

    /// <summary>The agency in a dateline that stands alone: "Colombo, Feb 22 (South Asia Wire)"; or null.</summary>
    private static string? InBrackets(string line)
    {
        var open = line.IndexOf('(', StringComparison.Ordinal);
        var close = open < 0 ? -1 : line.IndexOf(')', open);
        return close > 0 ? NamesItself(line[(open + 1)..close]) : null;
    }

    /// <summary>The outlet in a line such as "Andes Herald" or "By the staff of the Visayas Courier", or null.</summary>
    public static string? NamesItself(string line)
    {
        var text = line.AsSpan().Trim("•·*|-–—/ ").ToString();
        if (text.StartsWith("By ", StringComparison.OrdinalIgnoreCase)) text = text[3..];
        foreach (var lead in _leads)
        {
            if (!text.StartsWith(lead, StringComparison.OrdinalIgnoreCase)) continue;
            text = text[lead.Length..];
            break;
        }

        foreach (var tail in _tails)
        {
            if (text.EndsWith(tail, StringComparison.OrdinalIgnoreCase)) text = text[..^tail.Length];
        }

        if (text.Length > LongestInitials && !text.Any(char.IsLower)) text = CultureInfo.InvariantCulture.TextInfo.ToTitleCase(text.ToLowerInvariant());
        if (text.StartsWith("the ", StringComparison.Ordinal)) text = text[4..];
        var words = text.Split(' ');
        if (words.Length is < 2 or > 5 || Furniture.IsLabel(text) || !words.All(w => w.Length > 0 && (char.IsUpper(w[0]) || w is "of" or "the" or "and" or "al-" or "de"))) return null;
        return _nouns.Contains(words[^1]) || (words[0] == "Radio" && words.Length <= 3) || IsNounOf(words) ? text : null;
    }

    /// <summary>"Wire Service International": a word of the trade anywhere in a name of two words or more.</summary>
    public static bool HasPressWord(string name)
    {
        var words = name.Split(' ');
        return words.Length is > 1 and < 6 && words.All(w => w.Length > 0 && char.IsUpper(w[0])) && words.Any(w => w is "News" or "Press" or "Wire" or "Agency" or "Agence" or "Presse" or "Service" or "Newswire" or "Radio" or "Media");
    }

    /// <summary>"Times of the Isles", "The Ledger of Manchester".</summary>
    private static bool IsNounOf(string[] words)
    {
        var noun = words[0] == "The" ? 1 : 0;
        return words.Length >= noun + 3 && words[noun + 1] == "of" && _nouns.Contains(words[noun]);
    }

    /// <summary>The outlet at the address, or null.</summary>
    public static Outlet? FromUrl(string? url) =>
        url is not null && Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Host.Length > 0 ? Outlet.OfHost(uri.Host) : null;

    /// <summary>
    /// The name behind a headline that the copyright line at the foot of the page bears too ("Truce signed - Tribune du Sahel" above "© Tribune du
    /// Sahel"), whatever the language it is in; null when there is none.
    /// </summary>
    public static string? SignedTwice(string? title, PageContent page)
    {
        if (title is null) return null;
        foreach (var separator in _separators)
        {
            var at = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (at <= 0) continue;
            var tail = title[(at + separator.Length)..].Trim();
            foreach (var line in page.Footer)
            {
                if (Copyright.Holder(line) is { } holder && holder.Equals(tail, StringComparison.OrdinalIgnoreCase)) return tail;
            }
        }

        return null;
    }

    /// <summary>Takes the outlet's name off a headline ("Truce holds - BBC News"); the name, or null when none is on it.</summary>
    public static string? TakeOff(string title, out string bare)
    {
        foreach (var separator in _separators)
        {
            var at = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (at <= 0) continue;
            var tail = title[(at + separator.Length)..];
            if (Outlet.OfName(tail) is null && NamesItself(tail) is null) continue;
            bare = title[..at].Trim();
            return tail.Trim();
        }

        bare = title;
        return null;
    }
}
