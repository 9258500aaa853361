namespace Truce.Reading;

/// <summary>
/// Cuts the text exports of press archives into their articles: Nexis Uni (each ends with <c>End of Document</c>) and Factiva (lines
/// begin with two-letter codes: HD, BY, PD, SN, LP, TD, AN).
/// </summary>
internal static class Exports
{
    private const string NexisEnd = "End of Document";

    private static readonly string[] _factivaCodes = ["SE", "HD", "BY", "CR", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "LA", "CY", "LP", "TD", "CO", "IN", "NS", "RE", "PUB", "AN", "IPD", "IPC", "ART", "VOL", "CLM", "RF", "CT"];

    /// <summary>True for the text of a Nexis export.</summary>
    public static bool IsNexis(string text) => HasLine(text, NexisEnd) && (HasLine(text, "Body") || text.Contains("Load-Date:", StringComparison.Ordinal));

    /// <summary>True for the text of a Factiva export with codes.</summary>
    public static bool IsFactiva(string text) => StartsLine(text, "HD ") && StartsLine(text, "PD ") && (StartsLine(text, "TD ") || HasLine(text, "TD") || StartsLine(text, "LP"));

    /// <summary>The articles of a Nexis export.</summary>
    public static IEnumerable<SourceItem> ReadNexis(string text, string id)
    {
        var number = 0;
        var lines = new List<string>();
        foreach (var raw in text.Split('\n'))
        {
            var line = Whitespace.Fold(raw);
            if (line != NexisEnd)
            {
                lines.Add(line);
                continue;
            }

            yield return Nexis(lines, $"{id}!{++number}");
            lines.Clear();
        }
    }

    /// <summary>The articles of a Factiva export.</summary>
    public static IEnumerable<SourceItem> ReadFactiva(string text, string id)
    {
        var number = 0;
        var fields = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        List<string>? field = null;
        foreach (var raw in text.Split('\n'))
        {
            var line = Whitespace.Fold(raw);
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            var code = space < 0 ? line : line[..space];
            if (Array.IndexOf(_factivaCodes, code) >= 0 && !char.IsWhiteSpace(raw.Length > 0 ? raw[0] : ' '))
            {
                // A new article opens with its section or headline after the number of the one before.
                if (code is "SE" or "HD" && fields.ContainsKey("AN"))
                {
                    yield return Factiva(fields, $"{id}!{++number}");
                    fields.Clear();
                }

                fields[code] = field = [];
                line = space < 0 ? "" : line[(space + 1)..];
            }

            field?.Add(line);
        }

        if (fields.ContainsKey("HD")) yield return Factiva(fields, $"{id}!{++number}");
    }

    private static SourceItem Nexis(List<string> lines, string id)
    {
        var body = lines.IndexOf("Body");
        if (body < 0) body = lines.FindIndex(line => line.StartsWith("Length:", StringComparison.Ordinal));
        if (body < 0) return SourceItem.Reject(id, "no line \"Body\" in this article of the export");
        var end = lines.FindIndex(body, line => line.StartsWith("Load-Date:", StringComparison.Ordinal) || line is "Classification" or "Graphic" or "Notes");
        if (end < 0) end = lines.Count;
        var head = lines.Take(body).Where(line => line.Length > 0 && !line.StartsWith("Page ", StringComparison.Ordinal) && line != "Link to Image").ToList();
        var dated = head.FindIndex(line => DateScanner.Scan(line).Exists(date => date.Year != 0));
        return SourceItem.Of(new ArticleRecord
        {
            Title = head.Count > 0 && dated != 0 ? head[0] : null,
            Outlet = dated >= 2 ? head[1] : null,
            Published = dated >= 0 ? DateScanner.Scan(head[dated])[0].Date : null,
            Byline = head.Find(line => line.StartsWith("Byline:", StringComparison.Ordinal)) is { } byline ? byline[7..].Trim() : null,
            Text = Join(lines.Skip(body + 1).Take(end - body - 1)),
        }.ToDocument(id));
    }

    private static SourceItem Factiva(Dictionary<string, List<string>> fields, string id)
    {
        var byline = One("BY");
        return SourceItem.Of(new ArticleRecord
        {
            Title = One("HD"),
            Byline = byline is not null && byline.StartsWith("By ", StringComparison.OrdinalIgnoreCase) ? byline[3..] : byline,
            Outlet = One("SN"),
            Published = One("PD") is { } stamp && DateScanner.Scan(stamp) is [var date, ..] ? date.Date : null,
            Text = Join((fields.GetValueOrDefault("LP") ?? []).Append("").Concat(fields.GetValueOrDefault("TD") ?? [])),
        }.ToDocument(id));

        string? One(string code) =>
            fields.TryGetValue(code, out var lines) && string.Join(' ', lines.Where(line => line.Length > 0)) is { Length: > 0 } value ? value : null;
    }

    private static string Join(IEnumerable<string> lines) => string.Join('\n', lines).Trim('\n');

    private static bool HasLine(string text, string line)
    {
        var at = -1;
        while ((at = text.IndexOf(line, at + 1, StringComparison.Ordinal)) >= 0)
        {
            var before = at == 0 || text[at - 1] is '\n' or '\r' or ' ';
            var after = at + line.Length == text.Length || text[at + line.Length] is '\n' or '\r' or ' ';
            if (before && after) return true;
        }

        return false;
    }

    private static bool StartsLine(string text, string start) => text.StartsWith(start, StringComparison.Ordinal) || text.Contains("\n" + start, StringComparison.Ordinal);
}
