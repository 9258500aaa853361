using System.Globalization;

namespace Truce.Reading;

/// <summary>Reads a table of articles, comma, semicolon or tab between the columns: one row an article, names in the first row.</summary>
internal static class Csv
{
    private static readonly string[] _texts = ["text", "body", "content", "maintext", "article", "full_text", "fulltext"];
    private static readonly string[] _titles = ["title", "headline"];
    private static readonly string[] _dates = ["date", "published", "publish_date", "published_at", "date_published", "publication_date", "pubdate"];
    private static readonly string[] _outlets = ["outlet", "publisher", "publication", "source", "source_name", "domain"];
    private static readonly string[] _authors = ["author", "authors", "byline"];
    private static readonly string[] _urls = ["url", "link", "address"];

    public static IEnumerable<SourceItem> Read(Stream input, string id, SourceOptions options)
    {
        using var reader = new StreamReader(input, leaveOpen: true);
        if (reader.ReadLine() is not { } first) yield break;
        var separator = new[] { ',', ';', '\t' }.MaxBy(sign => first.Count(c => c == sign));
        var names = new CsvRows(new StringReader(first), separator, options.MaxDocumentBytes).Next() ?? [];
        var columns = names.Select((name, index) => (Name: name.Trim().ToLowerInvariant(), index)).GroupBy(c => c.Name)
            .ToDictionary(c => c.Key, c => c.First().index, StringComparer.Ordinal);
        var text = Column(columns, options.TextColumn, _texts);
        var html = options.TextColumn is null && text < 0 ? Column(columns, null, ["html"]) : -1;
        if (text < 0 && html < 0)
            throw new InvalidDataException($"no column with the text: there are {string.Join(", ", names)}; name one");
        int title = Column(columns, options.TitleColumn, _titles), date = Column(columns, options.DateColumn, _dates);
        int outlet = Column(columns, null, _outlets), author = Column(columns, null, _authors), url = Column(columns, null, _urls);
        var rows = new CsvRows(reader, separator, options.MaxDocumentBytes);
        List<string> cells = [];
        for (var row = 2; rows.Next() is { } next; row++)
        {
            cells = next;
            var place = $"{id}!{row.ToString(CultureInfo.InvariantCulture)}";
            if (Cell(text) is null && Cell(html) is null)
            {
                yield return SourceItem.Reject(place, $"row {row} has no text");
                continue;
            }

            yield return SourceItem.Of(new ArticleRecord
            {
                Text = Cell(text),
                Html = Cell(html),
                Title = Cell(title),
                Outlet = Cell(outlet),
                Byline = Cell(author),
                Url = Cell(url),
                Published = Cell(date) is { } stamp && DateScanner.Scan(stamp).FirstOrDefault() is { Year: > 0, IsAmbiguous: false } day ? day.Date : null,
            }.ToDocument(place));
        }

        string? Cell(int column) => column >= 0 && column < cells.Count && !string.IsNullOrWhiteSpace(cells[column]) ? cells[column] : null;
    }

    private static int Column(Dictionary<string, int> columns, string? chosen, string[] usual)
    {
        if (chosen is not null)
            return columns.TryGetValue(chosen.ToLowerInvariant(), out var index) ? index : throw new InvalidDataException($"there is no column '{chosen}'");
        foreach (var name in usual)
        {
            if (columns.TryGetValue(name, out var index)) return index;
        }

        return -1;
    }
}
