using System.Text.RegularExpressions;

namespace Truce.Reading;

/// <summary>
/// Factiva without codes: headline, author, <c>512 words</c>, day, time, outlet, language and rights, the text; each article ends with its number
/// (<c>Document LBA0000020310304…</c>).
/// </summary>
internal static partial class FactivaPlainExport
{
    public static bool Is(string text) => Number().IsMatch(text) && Words().IsMatch(text);

    public static IEnumerable<SourceItem> Read(string text, string id)
    {
        var number = 0;
        var lines = new List<string>();
        foreach (var line in Exports.Lines(text))
        {
            if (!Number().IsMatch(line))
            {
                lines.Add(line);
                continue;
            }

            yield return Article(lines, $"{id}!{++number}");
            lines.Clear();
        }
    }

    private static SourceItem Article(List<string> lines, string id)
    {
        var words = lines.FindIndex(line => Words().IsMatch(line));
        if (words < 0) return SourceItem.Reject(id, "no line with the number of words in this article of the export");
        var head = lines.Take(words).Where(line => line.Length > 0).ToList();
        var dated = lines.FindIndex(words, line => DateScanner.Scan(line).Exists(date => date.Year != 0));
        var blank = lines.FindIndex(words, line => line.Length == 0);
        if (dated < 0 || blank < dated) return SourceItem.Reject(id, "no day after the number of words in this article of the export");
        var outlet = lines.Skip(dated + 1).Take(blank - dated - 1).FirstOrDefault(line => line.Length > 0 && !char.IsAsciiDigit(line[0]));
        var hasByline = head.Count > 1 && head[^1].StartsWith("By ", StringComparison.OrdinalIgnoreCase);
        return SourceItem.Of(new ArticleRecord
        {
            Title = head.Count == 0 ? null : string.Join(' ', hasByline ? head.SkipLast(1) : head),
            Byline = hasByline ? Exports.Author(head[^1]) : null,
            Outlet = outlet,
            Published = DateScanner.Scan(lines[dated]).Find(date => date.Year != 0).Date,
            Text = Exports.Join(lines.Skip(blank)),
        }.ToDocument(id));
    }

    [GeneratedRegex(@"^Document [A-Z]{2,}[A-Z0-9]{6,}[a-z0-9]*\r?$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"^[\d,]+ words\r?$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
