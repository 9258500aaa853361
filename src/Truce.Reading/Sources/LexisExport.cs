using System.Text.RegularExpressions;

namespace Truce.Reading;

/// <summary>
/// The older LexisNexis: <c>3 of 120 DOCUMENTS</c>, outlet, day, headline, fields in capitals, the text broken at a width, fields again.
/// </summary>
internal static partial class LexisExport
{
    /// <summary>Fields that stand before the text; what else is in capitals with a colon stands after it.</summary>
    private static readonly string[] _before = ["HEADLINE", "BYLINE", "SECTION", "LENGTH", "DATELINE", "HIGHLIGHT", "SERIES", "SOURCE", "TYPE", "BODY"];

    public static bool Is(string text) => Separator().IsMatch(text) && text.Contains("LENGTH:", StringComparison.Ordinal);

    public static IEnumerable<SourceItem> Read(string text, string id)
    {
        var number = 0;
        List<string>? lines = null;
        foreach (var line in Exports.Lines(text))
        {
            if (!Separator().IsMatch(line))
            {
                lines?.Add(line);
                continue;
            }

            if (lines is not null) yield return Article(lines, $"{id}!{++number}");
            lines = [];
        }

        if (lines is not null) yield return Article(lines, $"{id}!{++number}");
    }

    private static SourceItem Article(List<string> lines, string id)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var first = lines.Count;
        var body = -1;
        for (var i = 0; i < lines.Count && Field().Match(lines[i]) is var match; i++)
        {
            if (!match.Success) continue;
            var name = match.Groups["name"].Value;
            if (Array.IndexOf(_before, name) < 0) break;
            first = Math.Min(first, i);
            // A field goes on until a blank line.
            var value = match.Groups["value"].Value;
            while (i + 1 < lines.Count && lines[i + 1].Length > 0 && !Field().IsMatch(lines[i + 1]) && name != "BODY") value += " " + lines[++i];
            fields.TryAdd(name, value.Trim());
            body = i + 1;
        }

        if (body < 0) return SourceItem.Reject(id, "no field \"LENGTH:\" in this article of the export");
        var end = lines.FindIndex(body, line => Field().Match(line) is { Success: true } match && Array.IndexOf(_before, match.Groups["name"].Value) < 0);
        if (end < 0) end = lines.FindIndex(body, line => line.StartsWith("Copyright ", StringComparison.Ordinal));
        if (end < 0) end = lines.Count;
        var head = lines.Take(first).Where(line => line.Length > 0 && !line.StartsWith("Copyright ", StringComparison.Ordinal)).ToList();
        var dated = head.FindIndex(line => DateScanner.Scan(line).Exists(date => date.Year != 0));
        return SourceItem.Of(new ArticleRecord
        {
            Title = fields.GetValueOrDefault("HEADLINE") ?? (dated >= 0 && head.Count > dated + 1 ? head[^1] : null),
            Outlet = dated >= 1 ? head[0] : null,
            Published = dated >= 0 ? DateScanner.Scan(head[dated]).Find(date => date.Year != 0).Date : null,
            Byline = Exports.Author(fields.GetValueOrDefault("BYLINE")),
            Text = Exports.Unwrap(lines.Skip(body).Take(end - body)),
        }.ToDocument(id));
    }

    [GeneratedRegex(@"^[ \t]*\d+ of \d+ DOCUMENTS[ \t\r]*$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Separator();

    [GeneratedRegex("^(?<name>[A-Z][A-Z-]{2,20}):(?<value>.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Field();
}
