namespace Truce.Reading;

/// <summary>Nexis Uni: headline, outlet, day, fields, a line <c>Body</c>, the text; each article ends with <c>End of Document</c>.</summary>
internal static class NexisExport
{
    private const string End = "End of Document";

    public static bool Is(string text) =>
        Exports.HasLine(text, End) && (Exports.HasLine(text, "Body") || text.Contains("Load-Date:", StringComparison.Ordinal));

    public static IEnumerable<SourceItem> Read(string text, string id)
    {
        var number = 0;
        var lines = new List<string>();
        foreach (var line in Exports.Lines(text))
        {
            if (line != End)
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
            Published = dated >= 0 ? DateScanner.Scan(head[dated]).Find(date => date.Year != 0).Date : null,
            Byline = Exports.Author(head.Find(line => line.StartsWith("Byline:", StringComparison.Ordinal))?[7..].Trim()),
            Text = Exports.Join(lines.Skip(body + 1).Take(end - body - 1)),
        }.ToDocument(id));
    }
}
