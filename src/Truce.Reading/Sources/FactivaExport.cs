namespace Truce.Reading;

/// <summary>Factiva with codes: lines begin with two or three capitals (HD, BY, PD, SN, LP, TD, AN).</summary>
internal static class FactivaExport
{
    private static readonly string[] _codes = ["SE", "HD", "BY", "CR", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "LA", "CY", "LP", "TD", "CO", "IN", "NS", "RE", "PUB", "AN", "IPD", "IPC", "ART", "VOL", "CLM", "RF", "CT"];

    public static bool Is(string text) =>
        Exports.StartsLine(text, "HD ") && Exports.StartsLine(text, "PD ")
        && (Exports.StartsLine(text, "TD ") || Exports.HasLine(text, "TD") || Exports.StartsLine(text, "LP"));

    public static IEnumerable<SourceItem> Read(string text, string id)
    {
        var number = 0;
        var fields = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        List<string>? field = null;
        foreach (var raw in text.Split('\n'))
        {
            var line = Whitespace.Fold(raw);
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            var code = space < 0 ? line : line[..space];
            if (Array.IndexOf(_codes, code) >= 0 && !char.IsWhiteSpace(raw.Length > 0 ? raw[0] : ' '))
            {
                // A new article opens with its section or headline after the number of the one before.
                if (code is "SE" or "HD" && fields.ContainsKey("AN"))
                {
                    yield return Article(fields, $"{id}!{++number}");
                    fields.Clear();
                }

                fields[code] = field = [];
                line = space < 0 ? "" : line[(space + 1)..];
            }

            field?.Add(line);
        }

        if (fields.ContainsKey("HD")) yield return Article(fields, $"{id}!{++number}");
    }

    private static SourceItem Article(Dictionary<string, List<string>> fields, string id)
    {
        return SourceItem.Of(new ArticleRecord
        {
            Title = One("HD"),
            Byline = Exports.Author(One("BY")),
            Outlet = One("SN"),
            Published = One("PD") is { } stamp && DateScanner.Scan(stamp) is [var date, ..] ? date.Date : null,
            Text = Exports.Join((fields.GetValueOrDefault("LP") ?? []).Append("").Concat(fields.GetValueOrDefault("TD") ?? [])),
        }.ToDocument(id));

        string? One(string code) =>
            fields.TryGetValue(code, out var lines) && string.Join(' ', lines.Where(line => line.Length > 0)) is { Length: > 0 } value ? value : null;
    }
}
